using System.CommandLine;
using Simulation.Cli.Hosting;
using Simulation.Data;
using Simulation.Model.Language;
using ParseResult = System.CommandLine.ParseResult;

namespace Simulation.Cli.Commands;

/// <summary><c>export-province PROVINCE --to FILE</c>: a whole province as one archive.</summary>
internal sealed class ExportProvinceCommand
{
    private const string Details =
        """
        The archive holds the folders data and models as far as the province reads them, with a manifest and a
        text that says which file holds what. From a host (--server) also its uploads and saved scenarios.
        With --as the files are those of a new province, to begin from.

        Examples:
          simulation export-province tien-giang --to tien-giang.zip
          simulation export-province tien-giang --as ben-tre --name "Bến Tre" --to ben-tre.zip
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> province = new("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
    private readonly Option<string> to = new("--to") { Description = "The archive to write; one that is there is replaced.", HelpName = "FILE", Required = true };
    private readonly Option<string?> other = new("--as") { Description = "Id of a new province that begins from this one's files.", HelpName = "ID" };
    private readonly Option<string?> name = new("--name") { Description = "Name of the new province. Default: this one's.", HelpName = "NAME" };
    private readonly Option<string?> server = new("--server") { Description = "Take it from this host; a key is taken from SIMULATION_KEY.", HelpName = "URL" };

    private ExportProvinceCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var export = new ExportProvinceCommand(common, surroundings);
        var command = new DocumentedCommand("export-province", "Write a whole province into one archive.", Details) { export.province, export.to, export.other, export.name, export.server };
        command.SetAction(async (arguments, cancellation) => (int)await export.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var id = arguments.GetRequiredValue(province);
        var archive = arguments.GetValue(server) is { } host
            ? await new ServerProvinces(host, surroundings).ExportAsync(id, arguments.GetValue(other), arguments.GetValue(name), cancellation)
            : FromFiles(id, arguments);
        var file = arguments.GetRequiredValue(to);
        await File.WriteAllBytesAsync(file, archive, cancellation);
        if (arguments.GetValue(common.Json))
        {
            JsonOutput.Write(surroundings.Output, json =>
            {
                json.WriteString("province", arguments.GetValue(other) ?? id);
                json.WriteString("archive", Path.GetFullPath(file));
                json.WriteNumber("bytes", archive.Length);
            });
        }
        else
        {
            var terminal = common.Terminal(arguments, surroundings);
            terminal.Line(terminal.Say($"Wrote {file}, {terminal.Numbers.Fixed(archive.Length, 0)} bytes.", $"Đã ghi {file}, {terminal.Numbers.Fixed(archive.Length, 0)} byte."));
        }

        return ExitCode.Ok;
    }

    private byte[] FromFiles(string id, ParseResult arguments)
    {
        var subject = Subject.FindProvince(id, common, arguments, surroundings);
        var definition = new ProvinceRepository(new DataRoot(subject.DataFolder)).Load(id).Value;
        var bag = new DiagnosticBag();
        var model = new ModelRepository(common.ModelsFolder(arguments, surroundings)).Read(definition.Settings.Model, bag) ?? throw new DataException(bag.Diagnostics);
        var contents = new ArchiveContents(definition, model, ModelText.Check(model.Text, model.Name).Model?.TextHash ?? "");
        if (arguments.GetValue(other) is not { } newId) return contents.Pack();
        return ProvinceId.IsValid(newId)
            ? contents.As(newId, arguments.GetValue(name)).Pack()
            : throw new CommandFault(ExitCode.WrongUsage, $"--as: '{newId}' is not an id of a province: give {ProvinceId.Form}.");
    }
}
