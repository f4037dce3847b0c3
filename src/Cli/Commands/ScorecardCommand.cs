using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Cli.Monitoring;
using Simulation.Documents.Analyses;
using Simulation.Documents.Monitoring;

namespace Simulation.Cli.Commands;

/// <summary><c>scorecard PROVINCE</c>: how do the plan's targets stand, who answers, and who is late?</summary>
internal static class ScorecardCommand
{
    private const string Details =
        """
        Every target of a plan on a day of its year: the probability at the start and now, on track, at risk or
        off track, the last report and the day by which the next one is due. Owners and rhythms come from
        reporting.csv; where no rule says how often an indicator is reported, the last three years show it.

        Examples:
          simulation scorecard tra-vinh --as-of 2024-07-15
          simulation scorecard tra-vinh --as-of 2024-07-15 --backtest-steps 64
          simulation scorecard tra-vinh --as-of 2024-07-15 --warn-below 0.2 --json
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var province = new Argument<string>("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
        var plan = new Option<string?>("--plan") { Description = "The plan. Default: the province's current one.", HelpName = "ID" };
        var asOf = DayOption.Create("The day to stand on, 2024-07-15. Default: the day of the last figure about the year.");
        var warnBelow = new Option<double?>("--warn-below") { Description = "Warn about targets less likely than this, 0 to 1. Default: 0.33.", HelpName = "P" };
        var backtest = new Option<int?>("--backtest-steps") { Description = "Judge the rule of the warnings by a backtest with so many steps: 64 take some seconds. Default: none.", HelpName = "N" };
        var store = new StoreOptions();
        var command = new DocumentedCommand("scorecard", "Show how a plan's targets stand during their year, and whose report is late.", Details) { province, plan, asOf, warnBelow, backtest };
        store.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await new AnalysisRun(common, surroundings).AskAsync(
            arguments,
            arguments.GetRequiredValue(province),
            store,
            AnalysisCatalogue.Scorecard,
            new PlanScorecardRequest { Plan = arguments.GetValue(plan), AsOf = arguments.GetValue(asOf), WarnBelow = arguments.GetValue(warnBelow), BacktestSteps = arguments.GetValue(backtest) },
            (terminal, card) => new ScorecardReport(terminal).Write(card),
            cancellation));
        return command;
    }
}
