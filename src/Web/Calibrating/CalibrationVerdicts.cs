using Simulation.Documents.Backtesting;
using Simulation.Documents.Calibrating;
using Simulation.Web.Controls;

namespace Simulation.Web.Calibrating;

/// <summary>How far a calibration can be believed, in three marks.</summary>
public static class CalibrationVerdicts
{
    /// <summary>Beyond so many standard errors the model does not reproduce a figure.</summary>
    public const double DisagreementZ = 2.5;

    // Points by which a band may hold less than it says: outcomes are few, so that a little says nothing.
    private const double Slight = 0.05;
    private const double Clear = 0.15;

    /// <summary>Bands: how much less of the outcomes a band holds than it says, at worst.</summary>
    public static Mark Bands(BacktestScorecardDocument card) => card.Count == 0 ? Mark.Unknown : Shortfall(card) switch
    {
        <= Slight => Mark.Good,
        <= Clear => Mark.Open,
        _ => Mark.Bad,
    };

    /// <summary>Largest amount by which a band holds less than it says; 0 when none does.</summary>
    public static double Shortfall(BacktestScorecardDocument card) =>
        Bands3(card).Select(band => (band.Percent / 100.0) - ((double)band.Inside / card.Count)).Append(0).Max();

    /// <summary>The three bands with the outcomes inside them.</summary>
    public static IReadOnlyList<(int Percent, int Inside)> Bands3(BacktestScorecardDocument card) => [(50, card.In50), (80, card.In80), (90, card.In90)];

    /// <summary>Convergence: whether the sampler has forgotten its start.</summary>
    public static Mark Convergence(ConvergenceDocument convergence) => convergence.IsConverged ? Mark.Good : Mark.Bad;

    /// <summary>Fit: whether the model reproduces the figures it was held to.</summary>
    public static Mark Fit(IReadOnlyList<ObservationDocument> observations) => Disagreeing(observations) switch
    {
        0 => Mark.Good,
        var some when some <= observations.Count / 20 => Mark.Open,
        _ => Mark.Bad,
    };

    /// <summary>Figures that the model does not reproduce.</summary>
    public static int Disagreeing(IReadOnlyList<ObservationDocument> observations) => observations.Count(fit => Math.Abs(fit.Z ?? 0) > DisagreementZ);

    /// <summary>Figures, those that fit worst first.</summary>
    public static IReadOnlyList<ObservationDocument> ByMisfit(IReadOnlyList<ObservationDocument> observations) =>
        [.. observations.OrderByDescending(fit => Math.Abs(fit.Z ?? 0))];
}
