using System.Collections.Frozen;

namespace Simulation.Model.Language;

/// <summary>The functions and reserved words of the language.</summary>
internal static class Functions
{
    /// <summary>Least and greatest number of arguments by function name.</summary>
    public static FrozenDictionary<string, (int Least, int Most)> Arity { get; } = new Dictionary<string, (int, int)>
    {
        ["exp"] = (1, 1),
        ["log"] = (1, 1),
        ["sqrt"] = (1, 1),
        ["abs"] = (1, 1),
        ["logistic"] = (1, 1),
        ["logit"] = (1, 1),
        ["d"] = (1, 1),
        ["dlog"] = (1, 1),
        ["pct"] = (1, 1),
        ["movavg"] = (2, 2),
        ["min"] = (2, 100),
        ["max"] = (2, 100),
        ["if"] = (3, 3),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words that cannot be declared as names.</summary>
    public static FrozenSet<string> Reserved { get; } =
        Arity.Keys.Concat(["sum", "and", "or", "not", "in", "year"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names a misspelt function can have been meant to be.</summary>
    public static IEnumerable<string> Names => Arity.Keys.Append("sum");
}
