namespace Simulation.Model.Plans;

/// <summary>How a figure is compared with the value of a <see cref="Target"/>.</summary>
public enum TargetOperator
{
    /// <summary><c>&gt;=</c>: at least the value.</summary>
    AtLeast,

    /// <summary><c>&gt;</c>: above the value.</summary>
    Above,

    /// <summary><c>&lt;=</c>: at most the value.</summary>
    AtMost,

    /// <summary><c>&lt;</c>: below the value.</summary>
    Below,

    /// <summary><c>~&gt;=</c>: nearly the value from below, or more: at least the value less <see cref="Target.Tolerance"/>.</summary>
    NearlyAtLeast,

    /// <summary><c>~&lt;=</c>: nearly the value, or less ("gần 27 %"): at most the value plus <see cref="Target.Tolerance"/>.</summary>
    NearlyAtMost,
}

/// <summary>The written form of a <see cref="TargetOperator"/>, as plan files and the API use it.</summary>
public static class TargetOperatorText
{
    private static readonly (TargetOperator Operator, string Text)[] Forms =
    [
        (TargetOperator.AtLeast, ">="),
        (TargetOperator.Above, ">"),
        (TargetOperator.AtMost, "<="),
        (TargetOperator.Below, "<"),
        (TargetOperator.NearlyAtLeast, "~>="),
        (TargetOperator.NearlyAtMost, "~<="),
    ];

    /// <summary>Every written form, in the order of a help text: <c>&gt;= &gt; &lt;= &lt; ~&gt;= ~&lt;=</c>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Forms.Select(form => form.Text)];

    /// <summary>The written form, <c>~&lt;=</c>.</summary>
    public static string ToText(this TargetOperator comparison) => Forms.First(form => form.Operator == comparison).Text;

    /// <summary>Reads a written form; false when it is none of <see cref="All"/>.</summary>
    public static bool TryParse(string? text, out TargetOperator comparison)
    {
        foreach (var form in Forms)
        {
            if (form.Text == text?.Trim())
            {
                comparison = form.Operator;
                return true;
            }
        }

        comparison = default;
        return false;
    }

    /// <summary>True for the operators whose figure is better when larger.</summary>
    public static bool WantsMore(this TargetOperator comparison) =>
        comparison is TargetOperator.AtLeast or TargetOperator.Above or TargetOperator.NearlyAtLeast;
}
