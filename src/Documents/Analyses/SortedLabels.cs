namespace Simulation.Documents.Analyses;

/// <summary>Labels in a fixed order, so that equal answers have equal bytes.</summary>
internal static class SortedLabels
{
    /// <summary>The labels by language code.</summary>
    public static SortedDictionary<string, string> ToSorted(this IReadOnlyDictionary<string, string> labels) =>
        new(labels.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal);
}
