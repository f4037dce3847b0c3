using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Control;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Control;

namespace Simulation.Documents.Laboratory;

/// <summary>Asks what instruments of a model with series do to its variables.</summary>
public sealed record ModelMultipliersRequest : IOnSeries
{
    /// <summary>Text of the model, a changed copy for instance; the one that is kept when left out.</summary>
    public string? Text { get; init; }

    /// <summary>The series as CSV: a column <c>year</c> and one column for each name of the model; an empty field is a year without a figure.</summary>
    public required string Series { get; init; }

    /// <summary>What is moved.</summary>
    public IReadOnlyList<InstrumentRequest> Instruments { get; init; } = [];

    /// <summary>What is looked at.</summary>
    public IReadOnlyList<IndicatorRequest> Indicators { get; init; } = [];

    /// <summary>Year in which instruments are moved; the first that has all its lags when left out.</summary>
    public int? Year { get; init; }

    /// <summary>Last year; the last of the series when left out.</summary>
    public int? Horizon { get; init; }

    /// <summary>Change that effects are for, in the instrument's unit; 1 when neither this nor changePercent is given.</summary>
    public double? Change { get; init; }

    /// <summary>Change in percent of the instrument's own level, in place of change.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>level (the default), growth in percent, or difference from the year before.</summary>
    public string? Measure { get; init; }
}

/// <summary>Impact, interim, cumulative and sustained multipliers by exact derivatives along one path.</summary>
public sealed class ModelMultipliersAnalysis : ModelAnalysis<ModelMultipliersRequest, MultipliersDocument>
{
    /// <inheritdoc/>
    public override string Name => "multipliers";

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelMultipliersRequest> RequestType => DocumentJson.Default.ModelMultipliersRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<MultipliersDocument> DocumentType => DocumentJson.Default.MultipliersDocument;

    /// <inheritdoc/>
    public override MultipliersDocument Answer(IModelShelf shelf, string model, ModelMultipliersRequest request, CancellationToken cancellation = default) =>
        Answer(ModelOnSeries.Of(shelf, model, request), request, cancellation);

    /// <summary>Differentiates; the series of the question are those of the subject.</summary>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">A name is unknown, or nothing is named.</exception>
    public static MultipliersDocument Answer(ModelOnSeries subject, ModelMultipliersRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        if (request is { Change: not null, ChangePercent: not null }) throw LaboratoryQuestion.Problem("/changePercent", null, "The change is given twice.", "Give change, or changePercent.");
        var question = Question(subject, request);
        var setting = subject.Setting(request.Year, request.Horizon);
        var table = LaboratoryQuestion.Ask(() => MultiplierAnalysis.Compute(setting, question, null, cancellation));
        return MultipliersDocument.Of(
            subject.Model, null, table, question.Measure, multiplier => request.ChangePercent is { } share ? share / 100 * (multiplier.Level ?? 0) : request.Change ?? 1);
    }

    private static MultiplierQuestion Question(ModelOnSeries subject, ModelMultipliersRequest request)
    {
        if (request.Instruments.Count == 0 || request.Indicators.Count == 0)
        {
            throw LaboratoryQuestion.Problem(
                request.Instruments.Count == 0 ? "/instruments" : "/indicators", null, "A model on its own has no plan that says what matters.", "Name what is moved and what is looked at.");
        }

        return new MultiplierQuestion(
            [.. request.Instruments.SelectMany((asked, i) => ControlQuestion.Instruments(subject.Model, asked.Instrument, asked.Sector, $"/instruments/{i}")).Distinct()],
            [.. request.Indicators.Select((asked, i) => ControlQuestion.Indicator(subject.Model, asked.Indicator, asked.Sector, $"/indicators/{i}")).Distinct()])
        {
            Year = request.Year,
            Measure = ControlQuestion.MeasureOf(request.Measure, ""),
        };
    }
}
