using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Control;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Execution;

namespace Simulation.Documents.Laboratory;

/// <summary>Asks for the add-factors with which a model reproduces its data.</summary>
public sealed record TrackRequest : IOnSeries
{
    /// <summary>Text of the model, a changed copy for instance; the one that is kept when left out.</summary>
    public string? Text { get; init; }

    /// <summary>The series as CSV: a column <c>year</c> and one column for each name of the model; an empty field is a year without a figure.</summary>
    public required string Series { get; init; }

    /// <summary>Variables that are tracked; the rest is computed. All with data when empty.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>First year tracked; the first that has all its lags when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year tracked.</summary>
    public int? To { get; init; }
}

/// <summary>What each equation misses, in the units of its left side.</summary>
public sealed class TrackAnalysis : ModelAnalysis<TrackRequest, TrackingDocument>
{
    /// <inheritdoc/>
    public override string Name => "track";

    /// <inheritdoc/>
    public override JsonTypeInfo<TrackRequest> RequestType => DocumentJson.Default.TrackRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<TrackingDocument> DocumentType => DocumentJson.Default.TrackingDocument;

    /// <inheritdoc/>
    public override TrackingDocument Answer(IModelShelf shelf, string model, TrackRequest request, CancellationToken cancellation = default) =>
        Answer(ModelOnSeries.Of(shelf, model, request), request);

    /// <summary>Tracks; the series of the question are those of the subject.</summary>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The data cannot be tracked as asked.</exception>
    public static TrackingDocument Answer(ModelOnSeries subject, TrackRequest request)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        foreach (var (name, i) in request.Variables.Select((name, i) => (name, i)))
        {
            if (subject.Data.Entries.All(entry => entry.Symbol.Name != name))
                throw LaboratoryQuestion.Problem($"/variables/{i}", name, $"The series have no column '{name}'.", $"They have {string.Join(", ", subject.Data.Entries.Select(entry => entry.Symbol.Name).Distinct())}.");
        }

        var data = request.Variables.Count == 0 ? subject.Data : PathTable.Of(subject.Data.Entries.Where(entry => request.Variables.Contains(entry.Symbol.Name)));
        var setting = subject.Setting(request.From, request.To);
        return LaboratoryQuestion.Ask(() => TrackingDocument.Of(subject.Model.Name, Tracking.Of(setting, data)));
    }
}
