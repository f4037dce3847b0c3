using Simulation.Documents.Auditing;
using Simulation.Documents.RequiredGrowth;

namespace Simulation.Documents.Analyses;

/// <summary>Every analysis there is.</summary>
public static class AnalysisCatalogue
{
    /// <summary>Contradictions inside a plan.</summary>
    public static PlanAuditAnalysis PlanAudit { get; } = new();

    /// <summary>Growth needed of sectors and quarters.</summary>
    public static RequiredGrowthAnalysis RequiredGrowth { get; } = new();

    /// <summary>All, by name.</summary>
    public static IReadOnlyDictionary<string, ProvinceAnalysis> All { get; } =
        new ProvinceAnalysis[] { PlanAudit, RequiredGrowth }.ToDictionary(analysis => analysis.Name, StringComparer.Ordinal);
}
