namespace Simulation.Formats.Sdmx;

/// <summary>A condition on a component: an operator and a value, <c>ge:2024</c>; without an operator, equality.</summary>
/// <param name="Operator">One of <see cref="Operators"/>.</param>
/// <param name="Value">The value.</param>
internal sealed record SdmxCondition(string Operator, string Value)
{
    /// <summary>Operators of SDMX REST: equal, not equal, less, greater, contains, starts and ends with.</summary>
    public static readonly string[] Operators = ["eq", "ne", "lt", "le", "gt", "ge", "co", "nc", "sw", "ew"];

    /// <summary>Reads a condition.</summary>
    public static SdmxCondition Parse(string text)
    {
        var end = text.IndexOf(':');
        return end > 0 && Operators.Contains(text[..end]) ? new SdmxCondition(text[..end], text[(end + 1)..]) : new SdmxCondition("eq", text);
    }

    /// <summary>Whether a code meets it. Times and days are compared as far as the value goes, so that 2026-Q3 is not after 2026.</summary>
    public bool IsMet(string code) => Operator switch
    {
        "eq" => code == Value,
        "ne" => code != Value,
        "lt" => Compare(code) < 0,
        "le" => Compare(code) <= 0,
        "gt" => Compare(code) > 0,
        "ge" => Compare(code) >= 0,
        "co" => code.Contains(Value, StringComparison.Ordinal),
        "nc" => !code.Contains(Value, StringComparison.Ordinal),
        "sw" => code.StartsWith(Value, StringComparison.Ordinal),
        _ => code.EndsWith(Value, StringComparison.Ordinal),
    };

    private int Compare(string code) => string.CompareOrdinal(code[..Math.Min(code.Length, Value.Length)], Value);
}
