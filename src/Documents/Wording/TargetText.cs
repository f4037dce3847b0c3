using Simulation.Model.Plans;

namespace Simulation.Documents.Wording;

/// <summary>Targets in a reader's words.</summary>
public static class TargetText
{
    /// <summary>The label of a target, without its unit.</summary>
    public static string Label(Target target, Language language) => language.Label(target.Labels, target.Name);

    /// <summary>What is to be reached, without unit: <c>≥ 8.5</c>, <c>≤ ~27</c> for "nearly 27 or less".</summary>
    public static string Goal(Target target, NumberText numbers, bool useUnicode)
    {
        var sign = target.Operator switch
        {
            TargetOperator.AtLeast => useUnicode ? "≥ " : ">= ",
            TargetOperator.Above => "> ",
            TargetOperator.AtMost => useUnicode ? "≤ " : "<= ",
            TargetOperator.Below => "< ",
            TargetOperator.NearlyAtLeast => useUnicode ? "≥ ~" : ">= ~",
            TargetOperator.NearlyAtMost => useUnicode ? "≤ ~" : "<= ~",
            _ => throw new InvalidOperationException($"Unknown operator {target.Operator}."),
        };
        return sign + numbers.Fixed(target.Value, target.Decimals);
    }

    /// <summary>Decimals of figures that stand beside the target: as many as its unit deserves, and never fewer than the plan prints.</summary>
    public static int Decimals(Target target) => Math.Max(target.Decimals, UnitText.Decimals(target.Unit, target.Value));
}
