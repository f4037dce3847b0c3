using System.CommandLine;
using Simulation.Cli.Checking;
using Simulation.Cli.Hosting;
using Simulation.Data;

namespace Simulation.Cli.Commands;

/// <summary><c>check SUBJECT</c>: a model text, a province's data, or an archive of a province.</summary>
internal sealed class CheckCommand
{
    private const string Details =
        """
        A model (a path that ends in .model, or the name of a model): every finding with its line and a
        caret, then what is declared, the order of computation and what blocks exchange.
        A province: which figures calibration uses with which error, which conflict, and which are left
        out and why.
        An archive (a path that ends in .zip): the province in it, as a host that takes it would check it.

        Examples:
          simulation check models/provincial.model
          simulation check tra-vinh --as-of 2024-07-01
          simulation check ben-tre.zip
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> subject = new("subject") { Description = "A model file, the name of a model, the id of a province, or an archive of one.", HelpName = "MODEL|PROVINCE|ARCHIVE" };
    private readonly Option<DateOnly?> asOf = DayOption.Create();

    private CheckCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var check = new CheckCommand(common, surroundings);
        var command = new DocumentedCommand("check", "Check a model file, a province's data or an archive.", Details) { check.subject, check.asOf };
        command.SetAction(arguments => (int)check.Run(arguments));
        return command;
    }

    private ExitCode Run(ParseResult arguments)
    {
        var name = arguments.GetRequiredValue(subject);
        return Subject.Find(name, common, arguments, surroundings) switch
        {
            Subject.ModelFile file => CheckModel(file.Path, arguments),
            Subject.Archive archive => CheckArchive(archive.Path, arguments),
            Subject.Province province => CheckProvince(province, arguments),
            var other => throw new InvalidOperationException($"{other} is not a subject."),
        };
    }

    private ExitCode CheckModel(string path, ParseResult arguments)
    {
        var check = ModelCheck.OfFile(path);
        surroundings.Error.Write(check.Rendered);
        if (arguments.GetValue(common.Json))
        {
            ModelJson.Write(check, surroundings.Output);
        }
        else
        {
            var report = new ModelReport(common.Terminal(arguments, surroundings));
            if (check.Model is { } model) report.Write(check, model);
            else surroundings.Error.WriteLine(report.Verdict(check));
        }

        return check.Errors > 0 ? ExitCode.InputHasErrors : ExitCode.Ok;
    }

    private ExitCode CheckProvince(Subject.Province province, ParseResult arguments)
    {
        var isJson = arguments.GetValue(common.Json);
        ProvinceCheck check;
        try
        {
            check = ProvinceCheck.Of(province.DataFolder, common.ModelsFolder(arguments, surroundings), province.Id, arguments.GetValue(asOf));
        }
        catch (DataException e) when (isJson)
        {
            DataJson.Write(province.Id, e.Diagnostics, surroundings.Output);
            throw;
        }

        foreach (var diagnostic in check.Diagnostics) surroundings.Error.WriteLine(diagnostic);
        if (isJson) DataJson.Write(check, surroundings.Output);
        else new DataReport(common.Terminal(arguments, surroundings)).Write(check);
        return check.Errors > 0 ? ExitCode.InputHasErrors : ExitCode.Ok;
    }

    private ExitCode CheckArchive(string path, ParseResult arguments)
    {
        var report = ArchiveFiles.Check(path, common, arguments, surroundings);
        foreach (var diagnostic in report.Diagnostics) surroundings.Error.WriteLine(diagnostic);
        var check = report.Joined is { } joined ? new ProvinceCheck(joined.Province, joined.Selection, report.Data!, joined, report.Diagnostics) : null;
        if (arguments.GetValue(common.Json))
        {
            if (check is null) DataJson.Write(Path.GetFileName(path), report.Diagnostics, surroundings.Output);
            else DataJson.Write(check, surroundings.Output);
        }
        else if (check is not null)
        {
            new DataReport(common.Terminal(arguments, surroundings)).Write(check);
        }

        return report.IsAcceptable ? ExitCode.Ok : ExitCode.InputHasErrors;
    }
}
