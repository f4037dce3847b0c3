using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;
using Simulation.Grains.Calibrations;
using Simulation.Grains.Runs;
using Simulation.Storage.Blobs;
using Simulation.Storage.Calibrations;

namespace Simulation.Grains.Work;

/// <summary>
/// A calibration: one piece for each block of chains, and one that gathers them into the posterior ensemble and its report. Blocks are recorded one by one.
/// </summary>
internal sealed class CalibrationPlan(RunOrder order, CalibrationArchive archive, CalibrationPublisher publisher, IBlobStore blobs) : RunPlan(order)
{
    private readonly CalibrationTicket ticket = order.Calibration!;
    private readonly PieceLog log = new(order.Run, blobs);

    public override int Pieces => ticket.Blocks + 1;

    public override long Total => (long)ticket.Blocks * ticket.Steps;

    public override WorkPiece Piece(int number) => new(Order, number, number, 1);

    public override long UnitsOf(int number) => number < ticket.Blocks ? ticket.Steps : 0;

    public override bool MayBegin(int number, int done) => number < ticket.Blocks || done == ticket.Blocks;

    public override async Task<IReadOnlyCollection<int>> RestoreAsync(CancellationToken cancellation) => await log.ListAsync(cancellation);

    // The ensemble itself was kept by the worker that gathered it.
    public override Task AcceptAsync(int number, WorkOutcome outcome, CancellationToken cancellation) =>
        number < ticket.Blocks ? log.WriteAsync(number, outcome.Bytes!, cancellation) : Task.CompletedTask;

    public override Task FinishAsync(CancellationToken cancellation) => publisher.PublishAsync(ticket, Order.Run, cancellation);

    public override Task ClearAsync(CancellationToken cancellation) => log.ClearAsync(cancellation);

    public override Task<bool> HasAnswerAsync(CancellationToken cancellation) => archive.HasAsync(Order.Run, cancellation);
}
