using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Simulation.Data;
using Simulation.Documents.Json;
using Simulation.Documents.ModelComparison;
using Simulation.Model.Analysis.ModelComparison;
using Simulation.Model.Execution;

namespace Simulation.Documents.Laboratory;

/// <summary>Asks what a change of a model's text changes in its results.</summary>
public sealed record ModelCompareRequest
{
    /// <summary>The changed text.</summary>
    public required string Text { get; init; }

    /// <summary>Province whose data both are joined with; excludes series. Without either they start from their own start values.</summary>
    public string? Province { get; init; }

    /// <summary>Series of both as CSV: a column <c>year</c> and one column for each name of the model.</summary>
    public string? Series { get; init; }

    /// <summary>First year compared; the first that is not history when there is a province.</summary>
    public int? From { get; init; }

    /// <summary>Last year compared; the province's horizon when there is one.</summary>
    public int? To { get; init; }

    /// <summary>Number of scenarios; 1,000 when left out.</summary>
    public int? Scenarios { get; init; }

    /// <summary>Seed of levers, parameters and shocks; 1 when left out.</summary>
    public ulong? Seed { get; init; }
}

/// <summary>Two versions of a model over the same sampled scenarios: levers anywhere in their ranges, parameters and shocks from the same random numbers.</summary>
public sealed class ModelCompareAnalysis : ModelAnalysis<ModelCompareRequest, ModelDifferenceDocument>
{
    private const int UsualScenarios = 1000;
    private const int MostScenarios = 20_000;

    /// <inheritdoc/>
    public override string Name => "compare";

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelCompareRequest> RequestType => DocumentJson.Default.ModelCompareRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelDifferenceDocument> DocumentType => DocumentJson.Default.ModelDifferenceDocument;

    /// <inheritdoc/>
    public override ModelDifferenceDocument Answer(IModelShelf shelf, string model, ModelCompareRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Scenarios is < 1 or > MostScenarios)
            throw LaboratoryQuestion.Problem("/scenarios", request.Scenarios.Value.ToString(CultureInfo.InvariantCulture), "The number of scenarios is out of range.", $"Give 1 to {MostScenarios}.");
        if (request is { Province: not null, Series: not null })
            throw LaboratoryQuestion.Problem("/series", null, "The data are given twice.", "Give a province, or series.");
        var (kept, changed) = (shelf.Text(model), new ModelSource(model, request.Text));
        var (before, after, first, last) = request switch
        {
            { Province: { } id } => InProvince(shelf.Province(id), kept, changed, request),
            { Series: { } series } => OnSeries(series, kept, changed, request),
            _ => Alone(kept, changed, request),
        };
        var sample = new ComparisonSample(first, last, request.Scenarios ?? UsualScenarios, request.Seed ?? 1);
        var difference = LaboratoryQuestion.Ask(() => ModelComparer.Compare(before, after, sample, cancellation));
        return ModelDifferenceDocument.Of(model, $"{model}, changed", sample.Seed, difference);
    }

    /// <summary>Two versions on the same series, from the first year in which both have all their lags.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version.</param>
    /// <param name="from">First year compared; the first that both can be computed in when null.</param>
    /// <param name="to">Last year compared; the last of the series when null.</param>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">There are no such years.</exception>
    public static (ModelVersion Before, ModelVersion After, int First, int Last) Versions(ModelOnSeries before, ModelOnSeries after, int? from, int? to)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (first, second) = (before.Setting(from, to), after.Setting(from, to));
        var start = Math.Max(first.StartYear, second.StartYear);
        return (new ModelVersion(before.Model, first.Paths, start), new ModelVersion(after.Model, second.Paths, start), start + 1, first.LastYear);
    }

    private static (ModelVersion Before, ModelVersion After, int First, int Last) InProvince(ProvinceDefinition province, ModelSource kept, ModelSource changed, ModelCompareRequest request)
    {
        var (first, last) = (request.From ?? ProvinceSettings.LastHistoryYear(province.Settings.AsOf) + 1, request.To ?? province.Settings.Horizon);
        RequireOrder(first, last);
        return (Version(kept), Version(changed), first, last);

        ModelVersion Version(ModelSource source)
        {
            var joined = ProvinceModel.Join(province, source);
            if (!joined.Succeeded) throw PostedModel.Refused(joined.Diagnostics, "/text");
            return new ModelVersion(joined.Value.Model, joined.Value.Paths(last), joined.Value.StartYear);
        }
    }

    private static (ModelVersion Before, ModelVersion After, int First, int Last) OnSeries(string series, ModelSource kept, ModelSource changed, ModelCompareRequest request)
    {
        var (old, young) = (ModelOnSeries.Of(PostedModel.Bind(kept, "/text"), series), ModelOnSeries.Of(PostedModel.Bind(changed, "/text"), series));
        return Versions(old, young, request.From, request.To);
    }

    private static (ModelVersion Before, ModelVersion After, int First, int Last) Alone(ModelSource kept, ModelSource changed, ModelCompareRequest request)
    {
        if (request is not { From: { } first, To: { } last })
            throw LaboratoryQuestion.Problem("/from", null, "Models without a province and without series have no years of their own.", "Give from and to, the first and the last year to be computed, or a province, or series.");
        RequireOrder(first, last);
        return (Version(kept), Version(changed), first, last);

        ModelVersion Version(ModelSource source) => new(PostedModel.Bind(source, "/text"), PathTable.Empty, first - 1);
    }

    private static void RequireOrder(int first, int last)
    {
        if (first > last)
            throw LaboratoryQuestion.Problem("/to", last.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"The last year, {last}, is before the first, {first}."), "Give them in order.");
    }
}
