using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.Comparison;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Comparison;

/// <summary>Scenarios side by side: what they assume, and what comes of it.</summary>
public sealed class CompareAnalysis : ProvinceAnalysis<CompareRequest, CompareDocument>
{
    private const int MostScenarios = 20;
    private const string Baseline = "baseline";

    /// <inheritdoc/>
    public override string Name => "compare";

    /// <inheritdoc/>
    public override JsonTypeInfo<CompareRequest> RequestType => DocumentJson.Default.CompareRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<CompareDocument> DocumentType => DocumentJson.Default.CompareDocument;

    /// <inheritdoc/>
    public override CompareDocument Answer(AnalysisSubject subject, CompareRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        CheckNames(request);
        var rule = request.Conflicts switch
        {
            null or "refuse" => ConflictRule.Refuse,
            "later" => ConflictRule.LaterHolds,
            _ => throw QuestionProblem.At("/conflicts", request.Conflicts, $"Conflicts cannot be settled by '{request.Conflicts}'.", "Give refuse or later."),
        };
        var span = new ForecastSpan(request.Plan, request.Horizon, request.Draws, request.Seed);
        var baseline = span.Prepare(subject, Scenario.Baseline);
        var shown = Shown(request, baseline);
        var conflicts = ImmutableArray.CreateBuilder<ConflictDocument>();
        var forecasts = ImmutableArray.CreateBuilder<PreparedForecast>();
        forecasts.Add(baseline);
        for (var i = 0; i < request.Scenarios.Count; i++)
        {
            var (own, path) = (request.Scenarios[i], FormattableString.Invariant($"/scenarios/{i}"));
            var stack = StackedScenarios.Of(subject.Joined.Model, Layers(subject, own, path), rule, baseline.Years[0], baseline.LastYear);
            conflicts.AddRange(stack.Conflicts.Select(conflict => new ConflictDocument(conflict.Symbol.Name, conflict.Year, conflict.First, conflict.FirstValue, conflict.Second, conflict.SecondValue)));
            forecasts.Add(span.Prepare(subject, stack.Scenario, [.. own.Outside.Select(outside => outside.ToPath())]));
        }

        var result = ScenarioComparison.Compare([Baseline, .. request.Scenarios.Select(scenario => scenario.Name)], forecasts.ToImmutable(), subject.Forecaster.BaselineValue, progress, cancellation);
        return new CompareDocument(
            AnswerHead.Of(subject, baseline),
            result.Names,
            conflicts.ToImmutable(),
            [.. result.Assumptions.Select(Assumption)],
            [.. result.Rows.Where(row => shown(row.Indicator)).Select(Row)],
            [.. result.Targets.Select(target => Target(target.Target, target.Cells))],
            [.. result.AllTargets.Select(Cell)]);
    }

    private static void CheckNames(CompareRequest request)
    {
        if (request.Scenarios.Count is 0 or > MostScenarios)
            throw QuestionProblem.At("/scenarios", FormattableString.Invariant($"{request.Scenarios.Count}"), "There is nothing to compare the baseline with, or too much.", $"Give 1 to {MostScenarios} scenarios.");
        var names = new HashSet<string>(StringComparer.Ordinal) { Baseline };
        for (var i = 0; i < request.Scenarios.Count; i++)
            if (!names.Add(request.Scenarios[i].Name))
                throw QuestionProblem.At(FormattableString.Invariant($"/scenarios/{i}/name"), request.Scenarios[i].Name, $"Two scenarios are called '{request.Scenarios[i].Name}'.", "Give each a name of its own; 'baseline' is taken.");
    }

    private static Func<Symbol, bool> Shown(CompareRequest request, PreparedForecast baseline)
    {
        for (var i = 0; i < request.Indicators.Count; i++)
            if (baseline.Outputs.All(output => output.Declaration.Name != request.Indicators[i]))
                throw QuestionProblem.At(FormattableString.Invariant($"/indicators/{i}"), request.Indicators[i], $"The model publishes no indicator '{request.Indicators[i]}'.", $"It publishes {string.Join(", ", baseline.Outputs.Select(output => output.Declaration.Name).Distinct())}.");
        return request.Indicators.Count == 0 ? _ => true : symbol => request.Indicators.Contains(symbol.Declaration.Name);
    }

    private static ImmutableArray<NamedScenario> Layers(AnalysisSubject subject, ComparedScenarioRequest own, string path) =>
    [
        .. own.Stack.Select((choice, k) => new NamedScenario(
            choice.Scenario ?? (own.Stack.Count == 1 ? own.Name : FormattableString.Invariant($"{own.Name} {k + 1}")),
            subject.ScenarioOf(choice, FormattableString.Invariant($"{path}/stack/{k}")))),
    ];

    private static AssumptionDocument Assumption(ComparisonAssumption assumption) => new(
        assumption.Symbol.Name, assumption.Symbol.Declaration.Labels.ToSorted(), assumption.Symbol.Declaration.Unit, assumption.Year, assumption.Baseline, assumption.Values);

    private static ComparedResultDocument Row(ComparisonRow row)
    {
        var (indicator, sector) = IndicatorName.Of(row.Indicator);
        return new ComparedResultDocument(
            indicator,
            sector,
            row.Indicator.Declaration.Unit,
            row.Year,
            row.Minimum,
            row.Average,
            row.Maximum,
            [.. row.Cells.Select(cell => new ComparedCellDocument(cell.Mean, cell.StandardError, cell.Median, cell.Low, cell.High, cell.Difference, cell.DifferenceError))]);
    }

    private static ComparedTargetDocument Target(Target target, ImmutableArray<TargetCell> cells) =>
        new(target.Indicator, target.Sector, target.Operator.ToText(), target.Value, target.Unit, target.Year, [.. cells.Select(Cell)]);

    private static ComparedProbabilityDocument Cell(TargetCell cell) => new(cell.Probability, cell.StandardError, cell.Difference, cell.DifferenceError);
}
