using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Cli.Monitoring;
using Simulation.Documents.Analyses;
using Simulation.Documents.Monitoring;

namespace Simulation.Cli.Commands;

/// <summary><c>monitor PROVINCE</c>: how does the running year stand, and which figure changed it?</summary>
internal static class MonitorCommand
{
    private const string Details =
        """
        Weighs the forecast's draws by what was published since the year began. Shows the nowcast, the
        probability of every target on each day on which something became known, and what each figure did to
        it: the contributions of one day sum to the change of the day exactly.

        Examples:
          simulation monitor tra-vinh --as-of 2024-07-15
          simulation monitor tra-vinh --as-of 2023-07-15 --json
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var province = new Argument<string>("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
        var plan = new Option<string?>("--plan") { Description = "The plan whose targets are watched. Default: the province's current one.", HelpName = "ID" };
        var asOf = DayOption.Create("The day to stand on, 2024-07-15. Default: the day of the last figure about the year.");
        var store = new StoreOptions();
        var command = new DocumentedCommand("monitor", "Watch the running year: nowcast, news, path of the probabilities.", Details) { province, plan, asOf };
        store.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await new AnalysisRun(common, surroundings).AskAsync(
            arguments,
            arguments.GetRequiredValue(province),
            store,
            AnalysisCatalogue.Monitor,
            new MonitorRequest { Plan = arguments.GetValue(plan), AsOf = arguments.GetValue(asOf) },
            (terminal, year) => new MonitorReport(terminal).Write(year),
            cancellation));
        return command;
    }
}
