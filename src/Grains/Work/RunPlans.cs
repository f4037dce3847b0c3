using Microsoft.Extensions.Options;
using Simulation.Contracts.Runs;
using Simulation.Grains.Calibrations;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Storage.Blobs;
using Simulation.Storage.Calibrations;

namespace Simulation.Grains.Work;

/// <summary>Makes the plan of a run.</summary>
internal sealed class RunPlans(ForecastLibrary library, ProvinceWorkshop workshop, CalibrationArchive archive, CalibrationPublisher publisher, IBlobStore blobs, IOptions<SimulationOptions> options)
{
    /// <summary>A plan for a run, not restored.</summary>
    public RunPlan Of(RunOrder order) => order.Kind switch
    {
        RunKind.Forecast => new ForecastPlan(order, options.Value.BulkShard, library, workshop, blobs),
        RunKind.Calibration => new CalibrationPlan(order, archive, publisher, blobs),
        _ => new SweepPlan(order, blobs),
    };
}
