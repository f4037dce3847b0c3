using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Arguments;
using Simulation.Cli.GoalSeeking;
using Simulation.Cli.Hosting;
using Simulation.Documents.Analyses;
using Simulation.Documents.GoalSeeking;

namespace Simulation.Cli.Commands;

/// <summary><c>goal-seek PROVINCE</c>: what levers reach the targets?</summary>
internal sealed class GoalSeekCommand
{
    private const string Details =
        """
        Seeks the least effort of the levers, within their ranges, such that each target (or, with --together,
        all at once) is met with a probability. Effort is the sum of squared shifts relative to the ranges.
        When nothing within the ranges is enough, shows the best probability there is, and by how much each
        target must give way. With --exact: as many levers as targets, each target met by the median.

        Examples:
          simulation goal-seek tra-vinh --target "grdp_growth>=6.5" --probability 0.5
          simulation goal-seek tra-vinh --move social_investment=30000..50000 --move tfp_effort --lock tfp_effort[agriculture] --together --probability 0.3
          simulation goal-seek tra-vinh --exact --move load_shift=-30..30@2024 --target "grdp_growth>=8.5@2024" --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly DecisionOptions options = new();
    private readonly Option<string[]> move = DecisionOptions.Repeated("--move", "NAME[MEMBER]=LOW..HIGH@YEARS", "A lever that may move. Default: all that have ambition levels, in their range.");
    private readonly Option<string[]> locked = DecisionOptions.Repeated("--lock", "NAME[MEMBER]", "A lever that stays where it is.");
    private readonly Option<string[]> targets = DecisionOptions.Repeated("--target", "INDICATOR[SECTOR]>=VALUE@YEAR", "A target; a name alone is the plan's. Default: all simulated targets of the plan.");
    private readonly Option<double?> probability = new("--probability") { Description = "Probability with which targets are to be met. Default: 0.5.", HelpName = "P" };
    private readonly Option<bool> together = new("--together") { Description = "All targets at once with that probability, instead of each." };
    private readonly Option<bool> exact = new("--exact") { Description = "As many levers as targets, each target met exactly by the median." };

    private GoalSeekCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var seek = new GoalSeekCommand(common, surroundings);
        var command = new DocumentedCommand("goal-seek", "Seek the levers that reach targets.", Details) { seek.move, seek.locked, seek.targets, seek.probability, seek.together, seek.exact };
        seek.options.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await seek.RunAsync(arguments, cancellation));
        return command;
    }

    private Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var request = new GoalSeekRequest
        {
            Scenario = options.Scenario(arguments),
            Plan = options.Plan(arguments),
            Horizon = options.Horizon(arguments),
            Draws = options.Draws(arguments),
            Seed = options.Seed(arguments),
            Levers = DecisionOptions.Ranges(arguments.GetValue(move) ?? [], "--move"),
            Locked = arguments.GetValue(locked) ?? [],
            Targets = [.. (arguments.GetValue(targets) ?? []).Select(GoalText.Parse)],
            Probability = arguments.GetValue(probability),
            Together = arguments.GetValue(together) ? true : null,
            Exact = arguments.GetValue(exact) ? true : null,
        };
        return new AnalysisRun(common, surroundings).AskAsync(
            arguments, arguments.GetRequiredValue(options.Province), options.Store, AnalysisCatalogue.GoalSeek, request, (terminal, found) => new GoalSeekReport(terminal).Write(found), cancellation);
    }
}
