using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Data;

/// <summary>
/// A province joined with its compiled model: what calibrates it, and what forecasts from a calibration. Immutable.
/// </summary>
/// <param name="Joined">The province and its bound model as of a day.</param>
/// <param name="Model">The model, compiled.</param>
public sealed record ProvinceCalibration(ProvinceModel Joined, CompiledModel Model)
{
    /// <summary>Years beyond the last of history that a forecast may reach.</summary>
    public const int LongestForecast = 30;

    /// <summary>Compiles the model of a province.</summary>
    public static ProvinceCalibration Of(ProvinceModel joined)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return new ProvinceCalibration(joined, CompiledModel.Compile(joined.Model));
    }

    /// <summary>Last year that a forecast may reach.</summary>
    public int MaximumHorizon => Joined.LastHistoryYear + LongestForecast;

    /// <summary>What is to be calibrated to what: history, to the figures of history.</summary>
    public CalibrationProblem Problem =>
        new(Model, Joined.Paths(Joined.LastHistoryYear), Joined.HistoryObservations, Joined.StartYear, Joined.LastHistoryYear);

    /// <summary>Size and effort of the calibration that questions are answered from when nobody says otherwise.</summary>
    public static SamplerOptions DefaultOptions { get; } = new();

    /// <summary>Prepares forecasts from a calibration.</summary>
    /// <param name="calibration">A calibration of <see cref="Problem"/>.</param>
    /// <param name="maximumDraws">Most draws of one question.</param>
    public Forecaster Forecaster(CalibrationResult calibration, long maximumDraws)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        return Forecaster(calibration.Id, calibration.Ensemble, maximumDraws);
    }

    /// <summary>A forecaster without a calibration: it checks questions, and what it prepares cannot be run.</summary>
    /// <param name="maximumDraws">Most draws of one question.</param>
    public Forecaster Examiner(long maximumDraws) => Forecaster("", new Ensemble(Joined.LastHistoryYear, []), maximumDraws);

    private Forecaster Forecaster(string calibration, Ensemble ensemble, long maximumDraws)
    {
        var settings = Joined.Province.Settings;
        var limits = new ForecastLimits(settings.Horizon, MaximumHorizon, settings.Draws, maximumDraws, settings.Seed);
        return new Forecaster(Model, Joined.Paths(MaximumHorizon), calibration, ensemble, Joined.Plans, limits);
    }
}
