namespace Simulation.Documents.Laboratory;

/// <summary>Every analysis of a model text there is.</summary>
public static class ModelCatalogue
{
    /// <summary>Errors and warnings of a text.</summary>
    public static ModelCheckAnalysis Check { get; } = new();

    /// <summary>What depends on what.</summary>
    public static ModelGraphAnalysis Graph { get; } = new();

    /// <summary>Equations estimated on series.</summary>
    public static EstimateAnalysis Estimate { get; } = new();

    /// <summary>Add-factors with which a model reproduces its data.</summary>
    public static TrackAnalysis Track { get; } = new();

    /// <summary>Targets met exactly on one path.</summary>
    public static ModelGoalAnalysis GoalSeek { get; } = new();

    /// <summary>Effects of instruments, by exact derivatives.</summary>
    public static ModelMultipliersAnalysis Multipliers { get; } = new();

    /// <summary>What a change of a text changes.</summary>
    public static ModelCompareAnalysis Compare { get; } = new();

    /// <summary>All, by name.</summary>
    public static IReadOnlyDictionary<string, ModelAnalysis> All { get; } =
        new ModelAnalysis[] { Check, Graph, Estimate, Track, GoalSeek, Multipliers, Compare }.ToDictionary(analysis => analysis.Name, StringComparer.Ordinal);
}
