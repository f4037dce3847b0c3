using Simulation.Documents.Attribution;
using Simulation.Documents.Auditing;
using Simulation.Documents.Backtesting;
using Simulation.Documents.Calibrating;
using Simulation.Documents.Comparison;
using Simulation.Documents.Control;
using Simulation.Documents.GoalSeeking;
using Simulation.Documents.Monitoring;
using Simulation.Documents.RequiredGrowth;
using Simulation.Documents.Sensitivity;

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

    /// <summary>What moved results, what growth is made of, where uncertainty comes from.</summary>
    public static AttributionAnalysis Attribution { get; } = new();

    /// <summary>What results hang on.</summary>
    public static SensitivityAnalysis Sensitivity { get; } = new();

    /// <summary>What levers reach targets.</summary>
    public static GoalSeekAnalysis GoalSeek { get; } = new();

    /// <summary>Scenarios side by side.</summary>
    public static CompareAnalysis Compare { get; } = new();

    /// <summary>Forecasts from past origins against what came.</summary>
    public static BacktestAnalysis Backtest { get; } = new();

    /// <summary>What levers and exogenous paths do to indicators.</summary>
    public static MultipliersAnalysis Multipliers { get; } = new();

    /// <summary>Levers over several years with the least quadratic loss.</summary>
    public static OptimalControlAnalysis OptimalControl { get; } = new();

    /// <summary>What an economist's judgement does to a forecast.</summary>
    public static JudgementAnalysis Judgement { get; } = new();

    /// <summary>All, by name.</summary>
    public static IReadOnlyDictionary<string, ProvinceAnalysis> All { get; } =
        new ProvinceAnalysis[] { PlanAudit, RequiredGrowth, CalibrationReview, Monitor, Scorecard, Attribution, Sensitivity, GoalSeek, Compare, Backtest, Multipliers, OptimalControl, Judgement }.ToDictionary(analysis => analysis.Name, StringComparer.Ordinal);
}
