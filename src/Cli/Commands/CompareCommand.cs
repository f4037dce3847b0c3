using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Arguments;
using Simulation.Cli.Comparing;
using Simulation.Cli.Hosting;
using Simulation.Documents.Analyses;
using Simulation.Documents.Comparison;

namespace Simulation.Cli.Commands;

/// <summary><c>compare PROVINCE</c>: scenarios side by side.</summary>
internal sealed class CompareCommand
{
    private const string Details =
        """
        Lays scenarios beside the baseline: who changes what, and what comes of it, with the standard error of
        each difference. A scenario is a name and its changes, separated by semicolons; '+' stacks one upon
        another, and two of a stack that contradict one another are named (--later lets the later one hold).
        'outside:' attaches a path from outside: one value, or one a year.

        Examples:
          simulation compare tra-vinh --scenario "invest: social_investment=40000" --scenario "dry: drought=on@2024; tfp_effort=0.5"
          simulation compare tra-vinh --scenario "slump: social_investment=40000; outside:national_growth=4,5,6,6.5"
          simulation compare tra-vinh --scenario "both: social_investment=40000 + social_investment=36000; disbursement=1.05" --later --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly DecisionOptions options = new();
    private readonly Option<string[]> scenarios = DecisionOptions.Repeated("--scenario", "\"NAME: CHANGES\"", "A scenario to compare. May be given up to 20 times.");
    private readonly Option<string[]> indicators = DecisionOptions.Repeated("--indicator", "NAME", "Indicators shown. Default: those of the plan's targets; all with --json.");
    private readonly Option<bool> later = new("--later") { Description = "Where stacked scenarios contradict one another, the later one holds." };

    private CompareCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var compare = new CompareCommand(common, surroundings);
        var command = new DocumentedCommand("compare", "Lay scenarios side by side.", Details) { compare.scenarios, compare.indicators, compare.later };
        compare.options.AddTo(command, hasChanges: false);
        command.SetAction(async (arguments, cancellation) => (int)await compare.RunAsync(arguments, cancellation));
        return command;
    }

    private Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var request = new CompareRequest
        {
            Scenarios = [.. (arguments.GetValue(scenarios) ?? []).Select(ComparedText.Parse)],
            Plan = options.Plan(arguments),
            Horizon = options.Horizon(arguments),
            Draws = options.Draws(arguments),
            Seed = options.Seed(arguments),
            Indicators = arguments.GetValue(indicators) ?? [],
            Conflicts = arguments.GetValue(later) ? "later" : null,
        };
        return new AnalysisRun(common, surroundings).AskAsync(
            arguments, arguments.GetRequiredValue(options.Province), options.Store, AnalysisCatalogue.Compare, request, (terminal, found) => new CompareReport(terminal).Write(found), cancellation);
    }
}
