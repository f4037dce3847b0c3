using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Provinces;

namespace Simulation.Grains.Calibrations;

/// <summary>Publishes a calibration that was asked for with its publication: from then on, questions are answered from it.</summary>
internal sealed class CalibrationPublisher(IGrainFactory grains)
{
    /// <summary>Publishes it when somebody asked for that; what is published already stays so.</summary>
    public Task PublishAsync(CalibrationTicket ticket, string calibration, CancellationToken cancellation) => ticket.Publishes is { } author
        ? grains.GetGrain<IProvinceGrain>(ticket.Province).PublishAsync(ticket.Revision, calibration, author, Guid.NewGuid(), cancellation)
        : Task.CompletedTask;
}
