using Simulation.Cli.Checking;
using Simulation.Cli.Commands;
using Simulation.Cli.Hosting;
using Simulation.Data;
using Simulation.Documents.Laboratory;
using Simulation.Model.Language.Bound;
using ParseResult = System.CommandLine.ParseResult;

namespace Simulation.Cli.Laboratory;

/// <summary>Finds a model file and the long series beside it.</summary>
internal static class ModelOnData
{
    /// <summary>Help of <c>--data</c> where it is a table of series.</summary>
    public const string DataHelp =
        """
        --data FILE.csv is here a table of series: a column 'year' and one column for each name of the model;
        an empty field is a year without a figure.
        """;

    /// <summary>Whether <c>--data</c> names a table, not the folder of provinces.</summary>
    public static bool IsAsked(CommonOptions common, ParseResult arguments) => arguments.GetValue(common.Data) is { } data && data.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Loads a model and its series.</summary>
    /// <param name="name">Path of a model file, or the name of one in the folder of models or its examples.</param>
    /// <param name="common">Options of all commands.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="surroundings">Writers and environment.</param>
    /// <exception cref="CommandFault">There is no such model, or it has errors.</exception>
    /// <exception cref="DataException">The series have errors.</exception>
    public static ModelOnSeries Load(string name, CommonOptions common, ParseResult arguments, Surroundings surroundings)
    {
        var (_, model) = LoadModel(name, common, arguments, surroundings);
        if (arguments.GetValue(common.Data) is not { } file || !File.Exists(file))
            throw new CommandFault(ExitCode.WrongUsage, "--data: give the series of the model, a CSV file with a column 'year' and one column for each name.");
        var bag = new DiagnosticBag();
        var full = Path.GetFullPath(file);
        var table = new DataRoot(Path.GetDirectoryName(full)!).Read(Path.GetFileName(full), bag);
        return table is not null && SeriesReader.Read(table, model, bag) is { } data ? new ModelOnSeries(model, data) : throw new DataException(bag.Diagnostics);
    }

    /// <summary>Loads a model alone.</summary>
    public static (string Path, BoundModel Model) LoadModel(string name, CommonOptions common, ParseResult arguments, Surroundings surroundings)
    {
        var path = Find(name, common, arguments, surroundings);
        var check = ModelCheck.OfFile(path);
        return (path, check.Model ?? throw new CommandFault(ExitCode.InputHasErrors, check.Rendered.TrimEnd()));
    }

    private static string Find(string name, CommonOptions common, ParseResult arguments, Surroundings surroundings)
    {
        if (File.Exists(name)) return name;
        if (name.EndsWith(".model", StringComparison.Ordinal)) throw new CommandFault(ExitCode.WrongUsage, $"There is no file '{name}': correct the path.");
        var folder = common.ModelsFolder(arguments, surroundings);
        string[] places = [Path.Combine(folder, name + ".model"), Path.Combine(folder, "examples", name + ".model")];
        return places.FirstOrDefault(File.Exists) ?? throw new CommandFault(ExitCode.WrongUsage, $"'{name}' is neither a file nor a model of {folder}: give the path of a model.");
    }
}
