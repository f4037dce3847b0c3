using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Work;
using Simulation.Grains.Provinces;
using Simulation.Grains.Runs;
using Simulation.Grains.Work;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Storage.Blobs;
using Simulation.Storage.Calibrations;

namespace Simulation.Grains.Calibrations;

/// <summary>
/// Computes the pieces of calibrations in this silo. What all blocks of a calibration share (the mode, the trajectories) is found once in each silo, and comes to the same bits in all.
/// </summary>
internal sealed class CalibrationBench(ProvinceWorkshop workshop, CalibrationArchive archive, IBlobStore blobs)
{
    private readonly Lock gate = new();
    private (string Id, Task<Calibrator> Calibrator)? latest;

    /// <summary>The bytes of a block; none for the piece that gathers the blocks and keeps the ensemble.</summary>
    public async Task<byte[]> ComputeAsync(WorkPiece piece, PieceProgress progress, CancellationToken cancellation)
    {
        var calibrator = await PreparedAsync(piece);
        if (piece.Number < calibrator.Blocks)
            return await OwnThread.RunAsync(() => BlockSampleCodec.ToBytes(calibrator.Run(piece.Number, step => progress.Done = step, cancellation)), cancellation);
        var log = new PieceLog(piece.Order.Run, blobs);
        var samples = new BlockSample[calibrator.Blocks];
        for (var block = 0; block < samples.Length; block++) samples[block] = BlockSampleCodec.FromBytes(await log.ReadAsync(block, cancellation));
        await archive.KeepAsync(await OwnThread.RunAsync(() => calibrator.Finish(samples), cancellation), cancellation);
        return [];
    }

    // One calibration at a time is the usual case: what is prepared for the latest is kept, and no more.
    private Task<Calibrator> PreparedAsync(WorkPiece piece)
    {
        lock (gate)
        {
            if (latest is { } known && known.Id == piece.Order.Run && !known.Calibrator.IsFaulted) return known.Calibrator;
            var ticket = piece.Order.Calibration!;
            var calibrator = PrepareAsync(ticket);
            latest = (piece.Order.Run, calibrator);
            return calibrator;
        }
    }

    private async Task<Calibrator> PrepareAsync(CalibrationTicket ticket)
    {
        var source = await workshop.SourceAsync(ticket.Province, ticket.Revision);
        return await OwnThread.RunAsync(() => Calibrator.Prepare(source.Problem, CalibrationOrders.OptionsOf(ticket)), CancellationToken.None);
    }
}
