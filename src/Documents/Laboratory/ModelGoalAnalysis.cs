using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Control;
using Simulation.Documents.Json;

namespace Simulation.Documents.Laboratory;

/// <summary>Asks for values of instruments at which as many targets of a model are met exactly.</summary>
public sealed record ModelGoalRequest : IOnSeries
{
    /// <summary>Text of the model, a changed copy for instance; the one that is kept when left out.</summary>
    public string? Text { get; init; }

    /// <summary>The series as CSV: a column <c>year</c> and one column for each name of the model; an empty field is a year without a figure.</summary>
    public required string Series { get; init; }

    /// <summary>What is to be reached.</summary>
    public IReadOnlyList<ModelTargetRequest> Targets { get; init; } = [];

    /// <summary>What is moved: as many as targets.</summary>
    public IReadOnlyList<ModelInstrumentRequest> Instruments { get; init; } = [];

    /// <summary>First year computed; the first that has all its lags when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year computed.</summary>
    public int? To { get; init; }
}

/// <summary>As many instruments as targets on one path of a model, each target met to the last digits.</summary>
public sealed class ModelGoalAnalysis : ModelAnalysis<ModelGoalRequest, ModelGoalDocument>
{
    /// <inheritdoc/>
    public override string Name => "goal-seek";

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelGoalRequest> RequestType => DocumentJson.Default.ModelGoalRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelGoalDocument> DocumentType => DocumentJson.Default.ModelGoalDocument;

    /// <inheritdoc/>
    public override ModelGoalDocument Answer(IModelShelf shelf, string model, ModelGoalRequest request, CancellationToken cancellation = default) =>
        Answer(ModelOnSeries.Of(shelf, model, request), request, cancellation);

    /// <summary>Seeks; the series of the question are those of the subject.</summary>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The targets cannot be reached as asked.</exception>
    public static ModelGoalDocument Answer(ModelOnSeries subject, ModelGoalRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var setting = subject.Setting(request.From, request.To);
        return LaboratoryQuestion.Ask(() => ModelGoal.Seek(setting, request.Targets, request.Instruments, null, cancellation));
    }
}
