using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Auditing;
using Simulation.Cli.Hosting;
using Simulation.Cli.Simulating;
using Simulation.Documents.Analyses;
using Simulation.Documents.Auditing;

namespace Simulation.Cli.Commands;

/// <summary><c>audit PROVINCE</c>: does a plan agree with itself?</summary>
internal sealed class AuditCommand
{
    private const string Details =
        """
        What the targets of a plan imply for each other by definition, before any simulation: the structure
        must sum to 100; growth, prices and population give GRDP per head; shares and growth give the growth
        of each sector; investment and growth give an ICOR; revenue and output a buoyancy. Each finding shows
        its arithmetic and the published figures it rests on.

        Examples:
          simulation audit tra-vinh
          simulation audit tra-vinh --plan 2024 --as-of 2024-01-01 --lang vi
          simulation audit tra-vinh --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> province = new("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
    private readonly Option<string?> plan = new("--plan") { Description = "The plan to audit. Default: the province's current one.", HelpName = "ID" };
    private readonly Option<DateOnly?> asOf = DayOption.Create();

    private AuditCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var audit = new AuditCommand(common, surroundings);
        var command = new DocumentedCommand("audit", "Look for contradictions inside a plan, before any simulation.", Details) { audit.province, audit.plan, audit.asOf };
        command.SetAction(arguments => (int)audit.Run(arguments));
        return command;
    }

    // Identities need no calibration.
    private ExitCode Run(ParseResult arguments)
    {
        var subject = Subject.FindProvince(arguments.GetRequiredValue(province), common, arguments, surroundings);
        var workbench = Workbench.Load(subject.DataFolder, common.ModelsFolder(arguments, surroundings), subject.Id, arguments.GetValue(asOf));
        var document = AnalysisRun.Checked(arguments, () => PlanAuditAnalysis.Audit(workbench.Joined, arguments.GetValue(plan)));
        new AnalysisRun(common, surroundings).Show(
            arguments, common.Terminal(arguments, surroundings), AnalysisCatalogue.PlanAudit, document, (terminal, found) => new AuditReport(terminal).Write(found));
        return ExitCode.Ok;
    }
}
