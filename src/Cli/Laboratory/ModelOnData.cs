using System.Globalization;
using Simulation.Cli.Checking;
using Simulation.Cli.Commands;
using Simulation.Cli.Hosting;
using Simulation.Data;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.Estimation;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using ParseResult = System.CommandLine.ParseResult;

namespace Simulation.Cli.Laboratory;

/// <summary>A model file with long series beside it: what economists estimate and simulate without a province.</summary>
/// <param name="Path">Path of the model.</param>
/// <param name="Model">The model.</param>
/// <param name="Data">The series.</param>
internal sealed record ModelOnData(string Path, BoundModel Model, PathTable Data)
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
    public static ModelOnData Load(string name, CommonOptions common, ParseResult arguments, Surroundings surroundings)
    {
        var (path, model) = LoadModel(name, common, arguments, surroundings);
        if (arguments.GetValue(common.Data) is not { } file || !File.Exists(file))
            throw new CommandFault(ExitCode.WrongUsage, "--data: give the series of the model, a CSV file with a column 'year' and one column for each name.");
        var bag = new DiagnosticBag();
        var full = System.IO.Path.GetFullPath(file);
        var table = new DataRoot(System.IO.Path.GetDirectoryName(full)!).Read(System.IO.Path.GetFileName(full), bag);
        return table is not null && SeriesReader.Read(table, model, bag) is { } data ? new ModelOnData(path, model, data) : throw new DataException(bag.Diagnostics);
    }

    /// <summary>Loads a model alone.</summary>
    public static (string Path, BoundModel Model) LoadModel(string name, CommonOptions common, ParseResult arguments, Surroundings surroundings)
    {
        var path = Find(name, common, arguments, surroundings);
        var check = ModelCheck.OfFile(path);
        return (path, check.Model ?? throw new CommandFault(ExitCode.InputHasErrors, check.Rendered.TrimEnd()));
    }

    /// <summary>A single path: what has no equation is given in all years, the rest up to the year before the first.</summary>
    /// <param name="from">First year computed; the first that has all its lags when null.</param>
    /// <param name="to">Last year; the last of the data when null.</param>
    /// <exception cref="CommandFault">There are no such years.</exception>
    public ModelSetting Setting(int? from, int? to)
    {
        var compiled = CompiledModel.Compile(Model);
        var years = Data.Entries.Select(entry => entry.Year).Distinct().Order().ToList();
        var lags = compiled.Structure.States.Select(state => state.Lag + 1).DefaultIfEmpty(1).Max();
        var (first, last) = (from ?? years[0] + lags, to ?? years[^1]);
        if (first > last || first <= years[0])
        {
            throw new CommandFault(ExitCode.WrongUsage, string.Create(CultureInfo.InvariantCulture,
                $"--from {first}, --to {last}: the series run from {years[0]} to {years[^1]} and the model reads {lags} years back: give years in {years[0] + lags}..{years[^1]}."));
        }

        var determined = Model.Equations.Select(equation => equation.Target).ToHashSet();
        return ModelSetting.SinglePath(compiled, PathTable.Of(Data.Entries.Where(entry => entry.Year < first || !determined.Contains(entry.Symbol))), first - 1, last);
    }

    /// <summary>Runs an analysis; what it cannot do is told by name.</summary>
    /// <exception cref="CommandFault">The question is wrong, or a value is missing.</exception>
    public static T Checked<T>(Func<T> analysis)
    {
        try
        {
            return Analysing.AnalysisRun.Checked(analysis);
        }
        catch (Exception e) when (e is ControlException or ArgumentException or EstimationException or ModelTextException)
        {
            throw new CommandFault(ExitCode.WrongUsage, e.Message);
        }
    }

    private static string Find(string name, CommonOptions common, ParseResult arguments, Surroundings surroundings)
    {
        if (File.Exists(name)) return name;
        if (name.EndsWith(".model", StringComparison.Ordinal)) throw new CommandFault(ExitCode.WrongUsage, $"There is no file '{name}': correct the path.");
        var folder = common.ModelsFolder(arguments, surroundings);
        string[] places = [System.IO.Path.Combine(folder, name + ".model"), System.IO.Path.Combine(folder, "examples", name + ".model")];
        return places.FirstOrDefault(File.Exists) ?? throw new CommandFault(ExitCode.WrongUsage, $"'{name}' is neither a file nor a model of {folder}: give the path of a model.");
    }
}
