using System.Collections.Immutable;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Plans;

/// <summary>
/// What a plan asks of a run: one condition for each simulated target that the run can answer, and for the others why it cannot. Immutable.
/// </summary>
public sealed class PlanQuestion
{
    private readonly ImmutableArray<int?> conditionOf;
    private readonly ImmutableArray<UnjudgedReason?> unasked;

    private PlanQuestion(Plan plan, ImmutableArray<DrawCondition> conditions, ImmutableArray<int?> conditionOf, ImmutableArray<UnjudgedReason?> unasked)
    {
        Plan = plan;
        Conditions = conditions;
        this.conditionOf = conditionOf;
        this.unasked = unasked;
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>Conditions for <see cref="RunShape.Conditions"/>, in the order of the targets they stand for.</summary>
    public ImmutableArray<DrawCondition> Conditions { get; }

    /// <summary>The question of a plan to a run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="outputs">The outputs of the run, in order; a target is found among them by indicator and sector.</param>
    /// <param name="firstYear">First year of the run.</param>
    /// <param name="lastYear">Last year of the run.</param>
    public static PlanQuestion Of(Plan plan, IReadOnlyList<Symbol> outputs, int firstYear, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(outputs);
        var positions = new Dictionary<(string Indicator, string Sector), int>();
        for (var i = 0; i < outputs.Count; i++) positions.TryAdd(IndicatorName.Of(outputs[i]), i);

        var conditions = ImmutableArray.CreateBuilder<DrawCondition>();
        var conditionOf = ImmutableArray.CreateBuilder<int?>(plan.Targets.Length);
        var unasked = ImmutableArray.CreateBuilder<UnjudgedReason?>(plan.Targets.Length);
        foreach (var target in plan.Targets)
        {
            var isOutput = positions.TryGetValue((target.Indicator, target.Sector), out var output);
            var reason = WhyNotAsked(target, isOutput, firstYear, lastYear);
            var isAsked = target.Kind == TargetKind.Simulated && reason is null;
            conditionOf.Add(isAsked ? conditions.Count : null);
            unasked.Add(reason);
            if (isAsked) conditions.Add(target.ToCondition(output));
        }

        return new PlanQuestion(plan, conditions.ToImmutable(), conditionOf.MoveToImmutable(), unasked.MoveToImmutable());
    }

    /// <summary>
    /// The lever whose own value a target of kind <see cref="TargetKind.Lever"/> judges: the one read from the province's indicator of that name and
    /// sector, or one that bears that name itself. Null when the model has none.
    /// </summary>
    public static Symbol? FindLever(BoundModel model, Target target)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(target);
        var levers = model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever);
        return levers.FirstOrDefault(lever => IsReadFrom(lever, target)) ?? levers.FirstOrDefault(lever => IsNamedAs(lever, target));
    }

    /// <summary>Position in <see cref="Conditions"/> of the condition of the target at a position in the plan; null when none is asked.</summary>
    public int? ConditionOf(int target) => conditionOf[target];

    /// <summary>Why the run cannot answer for a simulated target; null when it can, and for the other kinds.</summary>
    internal UnjudgedReason? WhyUnasked(int target) => unasked[target];

    private static bool IsReadFrom(Symbol lever, Target target) =>
        lever.Declaration.From is { Region: "province" } from
        && from.Indicator == target.Indicator
        && (from.Sector.Length > 0 ? from.Sector : lever.Members.FirstOrDefault()) == target.Sector;

    private static bool IsNamedAs(Symbol lever, Target target) =>
        IndicatorName.Of(lever) == (target.Indicator, target.Sector);

    private static UnjudgedReason? WhyNotAsked(Target target, bool isOutput, int firstYear, int lastYear)
    {
        if (target.Kind != TargetKind.Simulated) return null;
        if (target.Year < firstYear || target.Year > lastYear) return UnjudgedReason.OutsideHorizon;
        return isOutput ? null : UnjudgedReason.NotAnOutput;
    }
}
