using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Estimation;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Estimation;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Documents.Laboratory;

/// <summary>Equations of a model estimated on long series.</summary>
public sealed class EstimateAnalysis : ModelAnalysis<EstimateRequest, EstimationDocument>
{
    /// <inheritdoc/>
    public override string Name => "estimate";

    /// <inheritdoc/>
    public override JsonTypeInfo<EstimateRequest> RequestType => DocumentJson.Default.EstimateRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<EstimationDocument> DocumentType => DocumentJson.Default.EstimationDocument;

    /// <inheritdoc/>
    public override EstimationDocument Answer(IModelShelf shelf, string model, EstimateRequest request, CancellationToken cancellation = default) =>
        Answer(ModelOnSeries.Of(shelf, model, request), request);

    /// <summary>Estimates; the series of the question are those of the subject.</summary>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">An equation cannot be estimated as asked.</exception>
    public static EstimationDocument Answer(ModelOnSeries subject, EstimateRequest request)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var template = Question(subject.Model, request);
        return new EstimationDocument(subject.Model.Name, [.. Variables(subject.Model, request).Select(asked =>
            EstimateDocument.Of(LaboratoryQuestion.Ask(() => EquationEstimator.Estimate(subject.Model, subject.Data, template with { Variable = asked.Variable }), asked.Path, asked.Variable)))]);
    }

    private static IEnumerable<(string Variable, string Path)> Variables(BoundModel model, EstimateRequest request) => request.Equations.Count > 0
        ? request.Equations.Select((variable, i) => (variable, $"/equations/{i}"))
        : model.Equations
            .Where(equation => equation.Target.Kind == SymbolKind.Variable && References.Of(equation).Any(reference => reference.Symbol.Kind == SymbolKind.Parameter))
            .Select(equation => (equation.Target.Name, ""));

    private static EstimationQuestion Question(BoundModel model, EstimateRequest request) => new("")
    {
        FirstYear = request.From,
        LastYear = request.To,
        Instruments = [.. request.Instruments.Select((text, i) => LaboratoryQuestion.Ask(() => ExpressionText.Bind(model, text), $"/instruments/{i}", text))],
        Restrictions = [.. request.Restrictions.Select((text, i) => LaboratoryQuestion.Ask(() => LinearRestriction.Parse(model, text), $"/restrictions/{i}", text))],
        DistributedLags = [.. request.Lags.Select((lag, i) => Lag(model, lag, $"/lags/{i}"))],
        AutoregressiveOrder = request.Autoregression ?? 0,
        Break = request.Break,
    };

    private static DistributedLag Lag(BoundModel model, DistributedLagRequest lag, string path)
    {
        var coefficients = ImmutableArray.CreateBuilder<Symbol>();
        foreach (var (name, i) in lag.Coefficients.Select((name, i) => (name, i)))
        {
            coefficients.Add(model.Find(name) is { Kind: SymbolKind.Parameter } parameter ? parameter : throw LaboratoryQuestion.Problem(
                $"{path}/coefficients/{i}", name, $"'{name}' is no parameter of the model {model.Name}.", "Name the coefficients of successive lags."));
        }

        return LaboratoryQuestion.Ask(() => new DistributedLag(coefficients.ToImmutable(), lag.Degree, lag.Near ?? false, lag.Far ?? false), path);
    }
}
