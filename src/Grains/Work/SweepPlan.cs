using Simulation.Contracts.Runs;
using Simulation.Contracts.Work;
using Simulation.Grains.Runs;
using Simulation.Grains.Sweeps;
using Simulation.Storage.Blobs;

namespace Simulation.Grains.Work;

/// <summary>A sweep in handfuls of points. The rows of a handful are recorded when they come, and read from there by whoever follows the sweep.</summary>
internal sealed class SweepPlan : RunPlan
{
    // About as much work as a shard of draws, so that callers' pieces weigh alike.
    private const long DrawsOfPiece = 65_536;
    private const long UsualDraws = 2_000;

    private readonly PieceLog log;
    private readonly int points;
    private readonly int handful;

    public SweepPlan(RunOrder order, IBlobStore blobs)
        : base(order)
    {
        log = new PieceLog(order.Run, blobs);
        points = checked((int)SweepPoints.CountOf(order.Sweep!));
        handful = (int)Math.Clamp(DrawsOfPiece / Math.Max(1, order.Sweep!.Question.Draws ?? UsualDraws), 1, 64);
    }

    public override int Pieces => (points + handful - 1) / handful;

    public override long Total => points;

    public override WorkPiece Piece(int number) => new(Order, number, (long)number * handful, (int)UnitsOf(number));

    public override long UnitsOf(int number) => Math.Min(handful, points - (number * handful));

    public override async Task<IReadOnlyCollection<int>> RestoreAsync(CancellationToken cancellation) => await log.ListAsync(cancellation);

    public override Task AcceptAsync(int number, WorkOutcome outcome, CancellationToken cancellation) => log.WriteAsync(number, outcome.Bytes!, cancellation);
}
