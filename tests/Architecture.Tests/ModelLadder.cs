namespace Simulation.Architecture.Tests;

/// <summary>The folders of Model, from the bottom up, each with the namespaces it may use besides its own.</summary>
internal static class ModelLadder
{
    private const string Model = "Simulation.Model.";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Identity"] = [],
        ["Language"] = ["Identity"],
        ["Execution"] = ["Language"],
        ["Ensembles"] = ["Identity", "Language.Bound", "Execution"],
        ["Plans"] = ["Identity", "Language", "Execution", "Ensembles"],
        ["Calibration"] = ["Identity", "Language", "Execution", "Ensembles", "Plans"],
        ["Analysis"] = ["Identity", "Language", "Execution", "Ensembles", "Plans", "Calibration"],
    };

    /// <summary>The folder's rung, or null for a folder that has none.</summary>
    public static string[]? AllowedFor(string folder) => Allowed.GetValueOrDefault(folder);

    /// <summary>The folder of a namespace of Model: <c>Language</c> for <c>Simulation.Model.Language.Bound</c>; null for other namespaces.</summary>
    public static string? FolderOf(string? space) =>
        space is not null && space.StartsWith(Model, StringComparison.Ordinal) ? space[Model.Length..].Split('.')[0] : null;

    /// <summary>True when a folder may use a namespace or something in it.</summary>
    public static bool MayUse(string folder, string? space) =>
        FolderOf(space) is null || IsWithin(space![Model.Length..], folder) || (AllowedFor(folder) ?? []).Any(other => IsWithin(space[Model.Length..], other));

    private static bool IsWithin(string name, string space) => name == space || name.StartsWith(space + ".", StringComparison.Ordinal);
}
