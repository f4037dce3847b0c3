using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Attribution;
using Simulation.Cli.Hosting;
using Simulation.Documents.Analyses;
using Simulation.Documents.Attribution;

namespace Simulation.Cli.Commands;

/// <summary><c>attribution PROVINCE</c>: what moved the result, what growth is made of, where uncertainty comes from.</summary>
internal sealed class AttributionCommand
{
    private const string Details =
        """
        Divides three things, each so that the parts add up: the difference between two scenarios over the
        levers and events in which they differ (Shapley values); growth over its causes; variance over kinds
        of uncertainty. The first scenario is the baseline, or that of --from-lever and --from-event.

        Examples:
          simulation attribution tra-vinh
          simulation attribution tra-vinh --lever social_investment=40000 --lever tfp_effort=1 --event drought=off
          simulation attribution tra-vinh --lever load_shift=5@2024 --outcome grdp_growth@2024 --statistic probability --by year --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly DecisionOptions options = new();
    private readonly Option<string[]> fromLevers = DecisionOptions.Repeated("--from-lever", "NAME[MEMBER]=VALUE@YEARS", "A lever of the first scenario.");
    private readonly Option<string[]> fromEvents = DecisionOptions.Repeated("--from-event", "NAME=on|off|p:N@YEARS", "An event of the first scenario.");
    private readonly Option<string[]> outcomes = DecisionOptions.Repeated("--outcome", "INDICATOR@YEAR", "What is explained. Default: the plan's targets.");
    private readonly Option<string?> statistic = new("--statistic") { Description = "mean, median or probability (of the plan's target), of every --outcome.", HelpName = "NAME" };
    private readonly Option<string?> by = new("--by") { Description = "What counts as one cause: lever, declaration (all its sectors) or year.", HelpName = "NAME" };
    private readonly Option<string?> growth = new("--growth") { Description = "The growth rate or level whose growth is divided. Default: the plan's first growth rate.", HelpName = "INDICATOR" };

    private AttributionCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var attribution = new AttributionCommand(common, surroundings);
        var command = new DocumentedCommand("attribution", "Say what moved a result, what growth is made of, and where uncertainty comes from.", Details)
        {
            attribution.fromLevers, attribution.fromEvents, attribution.outcomes, attribution.statistic, attribution.by, attribution.growth,
        };
        attribution.options.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await attribution.RunAsync(arguments, cancellation));
        return command;
    }

    private Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var divided = arguments.GetValue(growth) is { } text ? DecisionOptions.Outcomes([text], "--growth")[0] : null;
        var request = new AttributionRequest
        {
            From = DecisionOptions.ChoiceOf(arguments.GetValue(fromLevers) ?? [], arguments.GetValue(fromEvents) ?? []),
            To = options.Scenario(arguments),
            Plan = options.Plan(arguments),
            Horizon = options.Horizon(arguments),
            Draws = options.Draws(arguments),
            Seed = options.Seed(arguments),
            Outcomes = DecisionOptions.Outcomes(arguments.GetValue(outcomes) ?? [], "--outcome", arguments.GetValue(statistic)),
            By = arguments.GetValue(by),
            Growth = divided?.Indicator,
            GrowthSector = divided?.Sector,
        };
        return new AnalysisRun(common, surroundings).AskAsync(
            arguments, arguments.GetRequiredValue(options.Province), options.Store, AnalysisCatalogue.Attribution, request, (terminal, found) => new AttributionReport(terminal).Write(found), cancellation);
    }
}
