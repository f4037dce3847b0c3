using Simulation.Documents.Auditing;
using Simulation.Documents.Calibrating;
using Simulation.Documents.Monitoring;
using Simulation.Documents.RequiredGrowth;

namespace Simulation.Documents.Analyses;

/// <summary>Every analysis there is.</summary>
public static class AnalysisCatalogue
{
    /// <summary>Contradictions inside a plan.</summary>
    public static PlanAuditAnalysis PlanAudit { get; } = new();

    /// <summary>Growth needed of sectors and quarters.</summary>
    public static RequiredGrowthAnalysis RequiredGrowth { get; } = new();

    /// <summary>How far a calibration can be believed.</summary>
    public static CalibrationReviewAnalysis CalibrationReview { get; } = new();

    /// <summary>The running year: nowcast, path of probabilities, news.</summary>
    public static MonitorAnalysis Monitor { get; } = new();

    /// <summary>A plan's targets during their year.</summary>
    public static ScorecardAnalysis Scorecard { get; } = new();

    /// <summary>All, by name.</summary>
    public static IReadOnlyDictionary<string, ProvinceAnalysis> All { get; } =
        new ProvinceAnalysis[] { PlanAudit, RequiredGrowth, CalibrationReview, Monitor, Scorecard }.ToDictionary(analysis => analysis.Name, StringComparer.Ordinal);
}
