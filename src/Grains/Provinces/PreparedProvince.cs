using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Provinces;

/// <summary>A province that can answer: loaded, compiled and calibrated. Immutable, shared by all grains of a silo.</summary>
/// <param name="Source">The province joined with its compiled model.</param>
/// <param name="Calibration">Its calibration.</param>
/// <param name="Forecaster">Its forecaster.</param>
/// <param name="Revision">Revision of its data.</param>
internal sealed record PreparedProvince(ProvinceCalibration Source, CalibrationResult Calibration, Forecaster Forecaster, long Revision)
{
    /// <summary>Id of the province.</summary>
    public string Id => Source.Joined.Province.Id;
}
