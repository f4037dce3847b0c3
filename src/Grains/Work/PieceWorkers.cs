using System.Text.Json;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Shards;
using Simulation.Contracts.Work;
using Simulation.Grains.Calibrations;
using Simulation.Grains.Runs;
using Simulation.Grains.Sweeps;
using Simulation.Grains.Telemetry;

namespace Simulation.Grains.Work;

/// <summary>Computes pieces, each kind in its own way.</summary>
internal sealed class PieceWorkers(IGrainFactory grains, CalibrationBench bench, SweepBench sweeps)
{
    /// <summary>What comes of a piece.</summary>
    public async Task<WorkOutcome> ComputeAsync(WorkPiece piece, PieceProgress progress, CancellationToken cancellation)
    {
        // The piece was fetched, not sent: its place in the asker's trace comes with the order.
        using var activity = SimulationTelemetry.StartShard(piece.Order.Run, piece.First, piece.Count, piece.Order.Trace);
        switch (piece.Order.Kind)
        {
            case RunKind.Forecast:
                var ticket = piece.Order.Forecast!;
                return new WorkOutcome
                {
                    Summary = await grains.GetGrain<IShardGrain>(ticket.Calibration).ComposeAsync(new ShardWork(ticket, piece.First, piece.Count), cancellation),
                };
            case RunKind.Calibration:
                return new WorkOutcome { Bytes = await bench.ComputeAsync(piece, progress, cancellation) };
            default:
                SimulationTelemetry.DrawsSimulated(piece.Count * (piece.Order.Sweep!.Question.Draws ?? 0), DrawKind.Sweep);
                var rows = await sweeps.ComputeAsync(piece, progress, cancellation);
                return new WorkOutcome { Bytes = JsonSerializer.SerializeToUtf8Bytes(rows, StoredRunJson.Default.SweepRowArray) };
        }
    }
}
