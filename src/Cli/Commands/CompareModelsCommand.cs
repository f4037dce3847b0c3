using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Cli.Laboratory;
using Simulation.Data;
using Simulation.Documents.Json;
using Simulation.Documents.Laboratory;
using Simulation.Documents.ModelComparison;
using Simulation.Model.Analysis.ModelComparison;
using Simulation.Model.Execution;
using Spectre.Console;

namespace Simulation.Cli.Commands;

/// <summary><c>compare-models BEFORE AFTER</c>: what a change of a model's text changes.</summary>
internal sealed class CompareModelsCommand
{
    private const string Details =
        $"""
        Runs both versions over the same sampled scenarios: levers anywhere in their ranges, parameters and shocks
        from the same random numbers. Reports differences between the texts, and every indicator and year in which
        results differ, by how much, with the scenario where they differ most. Exit code 0 also when they differ.
        Parameters are drawn from the priors of the texts, not from a calibration: a change of a text has none yet.
        With --province both are joined with its data and run from its start year; else they start in --from less 1
        from their own start values, or from series.
        {ModelOnData.DataHelp}

        Examples:
          simulation compare-models models/provincial.model new.model --province tra-vinh
          simulation compare-models old.model new.model --from 2021 --to 2030 --scenarios 5000 --json
        """;

    private const int MostRows = 40;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> before = new("before") { Description = "The older model file.", HelpName = "BEFORE" };
    private readonly Argument<string> after = new("after") { Description = "The newer model file.", HelpName = "AFTER" };
    private readonly Option<string?> province = new("--province") { Description = "Province whose data both are joined with.", HelpName = "ID" };
    private readonly Option<int?> from = new("--from") { Description = "First year compared.", HelpName = "YEAR" };
    private readonly Option<int?> to = new("--to") { Description = "Last year compared.", HelpName = "YEAR" };
    private readonly Option<int> scenarios = new("--scenarios") { Description = "Number of scenarios. Default: 1000.", HelpName = "N", DefaultValueFactory = _ => 1000 };
    private readonly Option<ulong> seed = new("--seed") { Description = "Seed. Default: 1.", HelpName = "N", DefaultValueFactory = _ => 1 };

    private CompareModelsCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var compare = new CompareModelsCommand(common, surroundings);
        var command = new DocumentedCommand("compare-models", "Say what a change of a model's text changes in its results.", Details)
        {
            compare.before, compare.after, compare.province, compare.from, compare.to, compare.scenarios, compare.seed,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult((int)compare.Run(arguments, cancellation)));
        return command;
    }

    private ExitCode Run(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(scenarios) is < 1 or > 1_000_000)
            throw new CommandFault(ExitCode.WrongUsage, $"--scenarios cannot be {arguments.GetValue(scenarios)}: give a number in 1..1000000.");
        var (old, young, first, last) = arguments.GetValue(province) is { } id ? OfProvince(id, arguments)
            : ModelOnData.IsAsked(common, arguments) ? OnData(arguments)
            : Alone(arguments);
        var sample = new ComparisonSample(first, last, arguments.GetValue(scenarios), arguments.GetValue(seed));
        var difference = AnalysisRun.Checked(arguments, () => LaboratoryQuestion.Ask(() => ModelComparer.Compare(old, young, sample, cancellation)));
        var document = ModelDifferenceDocument.Of(arguments.GetRequiredValue(before), arguments.GetRequiredValue(after), sample.Seed, difference);
        if (arguments.GetValue(common.Json)) surroundings.Output.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Default.ModelDifferenceDocument));
        else Show(common.Terminal(arguments, surroundings), document);
        return ExitCode.Ok;
    }

    private (ModelVersion Old, ModelVersion Young, int First, int Last) OfProvince(string id, ParseResult arguments)
    {
        var subject = Subject.FindProvince(id, common, arguments, surroundings);
        var loaded = new ProvinceRepository(new DataRoot(subject.DataFolder)).Load(id).Value;
        var first = arguments.GetValue(from) ?? ProvinceSettings.LastHistoryYear(loaded.Settings.AsOf) + 1;
        var last = arguments.GetValue(to) ?? loaded.Settings.Horizon;
        ModelVersion Version(Argument<string> argument)
        {
            var path = Path.GetFullPath(ModelOnData.LoadModel(arguments.GetRequiredValue(argument), common, arguments, surroundings).Path);
            var bag = new DiagnosticBag();
            var source = new ModelRepository(Path.GetDirectoryName(path)!).Read(Path.GetFileNameWithoutExtension(path), bag) ?? throw new DataException(bag.Diagnostics);
            var joined = ProvinceModel.Join(loaded, source).Value;
            return new ModelVersion(joined.Model, joined.Paths(last), joined.StartYear);
        }

        return (Version(before), Version(after), first, last);
    }

    private (ModelVersion Old, ModelVersion Young, int First, int Last) OnData(ParseResult arguments)
    {
        var (old, young) = (ModelOnData.Load(arguments.GetRequiredValue(before), common, arguments, surroundings), ModelOnData.Load(arguments.GetRequiredValue(after), common, arguments, surroundings));
        return AnalysisRun.Checked(arguments, () => ModelCompareAnalysis.Versions(old, young, arguments.GetValue(from), arguments.GetValue(to)));
    }

    private (ModelVersion Old, ModelVersion Young, int First, int Last) Alone(ParseResult arguments)
    {
        if (arguments.GetValue(from) is not { } first || arguments.GetValue(to) is not { } last || first > last)
            throw new CommandFault(ExitCode.WrongUsage, "Models without a province and without series need --from and --to, the first and the last year to be computed.");
        ModelVersion Version(Argument<string> argument) => new(ModelOnData.LoadModel(arguments.GetRequiredValue(argument), common, arguments, surroundings).Model, PathTable.Empty, first - 1);
        return (Version(before), Version(after), first, last);
    }

    private static void Show(Terminal terminal, ModelDifferenceDocument document)
    {
        string Number(double? value) => terminal.Numbers.Significant(value, 5);
        terminal.Line(
            document.Identical
                ? terminal.Say($"No difference: {document.Compared} indicators over {document.Scenarios} scenarios agree to the last digits.", $"Không khác: {document.Compared} chỉ tiêu trên {document.Scenarios} kịch bản trùng khớp.")
                : terminal.Say($"{document.Structure.Count} differences between the texts; results differ in {document.Results.Count} of the indicators and years, over {document.Scenarios} scenarios.", $"{document.Structure.Count} khác biệt trong văn bản; kết quả khác ở {document.Results.Count} chỉ tiêu và năm, trên {document.Scenarios} kịch bản."),
            new Style(decoration: Decoration.Bold));
        terminal.Line(
            terminal.Say(
                "Parameters from the priors of the texts, not from a calibration; levers anywhere in their ranges: what differs is what the text changes, not what a forecast would say.",
                "Tham số lấy từ tiên nghiệm của văn bản, không từ bản hiệu chỉnh; đòn bẩy ở bất kỳ đâu trong phạm vi: khác biệt là do văn bản, không phải kết quả dự báo."),
            new Style(Color.Grey));
        foreach (var found in document.Structure)
        {
            terminal.Line($"{found.Kind} {found.Name}");
            if (found.Before is not null) terminal.Line($"  - {found.Before}", new Style(Color.Red));
            if (found.After is not null) terminal.Line($"  + {found.After}", new Style(Color.Green));
        }

        if (document.Results.Count == 0) return;
        Tables.Write(
            terminal,
            [terminal.Say("indicator", "chỉ tiêu"), terminal.Say("year", "năm"), terminal.Say("differ", "khác"), "rms", terminal.Say("largest", "lớn nhất"), terminal.Say("before", "trước"), terminal.Say("after", "sau"), terminal.Say("scenario", "kịch bản")],
            document.Results.Take(MostRows).Select(found => (IReadOnlyList<string>)
            [
                found.Indicator, found.Year.ToString(CultureInfo.InvariantCulture), found.Differing.ToString(CultureInfo.InvariantCulture), Number(found.RootMeanSquare),
                Number(found.Largest), Number(found.Before), Number(found.After), found.Scenario?.ToString(CultureInfo.InvariantCulture) ?? "",
            ]));
        if (document.Results.Count > MostRows) terminal.Line(terminal.Say($"… and {document.Results.Count - MostRows} more; --json has all.", $"… và {document.Results.Count - MostRows} dòng nữa; xem --json."));
    }
}
