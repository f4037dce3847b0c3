using System.CommandLine;
using Simulation.Cli.Hosting;
using Simulation.Data;

namespace Simulation.Cli.Commands;

/// <summary><c>import-province FILE</c>: an archive into the folders of data and models, or to a host.</summary>
internal sealed class ImportProvinceCommand
{
    private const string Details =
        """
        Checks the archive first, and reports everything wrong in it at once. Without --server its files are
        unpacked into the folders of data and models; nothing that is there with other contents is overwritten.
        With --server the host keeps it, and calibrates a new province.

        Examples:
          simulation import-province ben-tre.zip
          simulation import-province ben-tre.zip --server http://localhost:5080 --author "Thu"
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> file = new("archive") { Description = "The archive.", HelpName = "FILE" };
    private readonly Option<string?> server = new("--server") { Description = "Bring it to this host; a key is taken from SIMULATION_KEY.", HelpName = "URL" };
    private readonly Option<bool> replace = new("--replace") { Description = "With --server: a new version of a province that is there. Nothing is overwritten." };
    private readonly Option<string?> author = new("--author") { Description = "With --server: who brings it, for the audit trail.", HelpName = "NAME" };

    private ImportProvinceCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var import = new ImportProvinceCommand(common, surroundings);
        var command = new DocumentedCommand("import-province", "Take a whole province out of an archive.", Details) { import.file, import.server, import.replace, import.author };
        command.SetAction(async (arguments, cancellation) => (int)await import.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetRequiredValue(file);
        if (arguments.GetValue(server) is { } host)
        {
            var bag = new DiagnosticBag();
            var bytes = ArchiveFiles.Read(path);
            var id = ProvinceArchive.Read(bytes, bag)?.Province ?? throw new DataException(bag.Diagnostics);
            var answer = await new ServerProvinces(host, surroundings).ImportAsync(id, bytes, arguments.GetValue(replace), arguments.GetValue(author), cancellation);
            foreach (var problem in answer.Problems) surroundings.Error.WriteLine($"{problem.File}{(problem.Line is { } line ? $":{line}" : "")}: {problem.Message} {problem.WayOut}");
            Tell(arguments, id, answer.Outcome, $"revision {answer.Revision}", answer.Calibration);
            return ExitCode.Ok;
        }

        var report = ArchiveFiles.Check(path, common, arguments, surroundings);
        foreach (var diagnostic in report.Diagnostics) surroundings.Error.WriteLine(diagnostic);
        if (!report.IsAcceptable) return ExitCode.InputHasErrors;
        var written = ArchiveFiles.Unpack(report, common.DataFolder(arguments, surroundings), common.ModelsFolder(arguments, surroundings));
        Tell(arguments, report.Files!.Id, written.Count == 0 ? "already-there" : "created", $"{written.Count} files", calibration: null);
        return ExitCode.Ok;
    }

    private void Tell(ParseResult arguments, string id, string outcome, string what, string? calibration)
    {
        if (arguments.GetValue(common.Json))
        {
            JsonOutput.Write(surroundings.Output, json =>
            {
                json.WriteString("province", id);
                json.WriteString("outcome", outcome);
                json.WriteString("calibration", calibration);
            });
            return;
        }

        var terminal = common.Terminal(arguments, surroundings);
        terminal.Line($"{id}: {outcome}, {what}.");
        if (calibration is not null) terminal.Line(terminal.Say($"It is being calibrated as run {calibration}.", $"Đang hiệu chỉnh, lượt chạy {calibration}."));
    }
}
