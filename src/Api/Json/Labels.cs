namespace Simulation.Api.Json;

/// <summary>Texts by language.</summary>
internal static class Labels
{
    // A dictionary's own order may differ from process to process, and answers must not.
    public static IReadOnlyDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> labels) =>
        new SortedDictionary<string, string>(labels.ToDictionary(), StringComparer.Ordinal);
}
