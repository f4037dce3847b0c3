namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Pieces of <see cref="ExactSample"/>, used again and again: each small question would otherwise leave megabytes of them behind. What is not given back is left to the
/// garbage collector. Thread-safe.
/// </summary>
internal static class PiecePool
{
    private const int MostKept = 8192; // pieces, 64 MB

    private static readonly Lock Gate = new();
    private static readonly Stack<double[]> Idle = new();

    /// <summary>A piece; what it holds is left from before.</summary>
    public static double[] Rent()
    {
        lock (Gate)
        {
            if (Idle.TryPop(out var piece)) return piece;
        }

        return GC.AllocateUninitializedArray<double>(ExactSample.PieceLength);
    }

    /// <summary>Gives pieces back; whoever held them must not touch them any more. Arrays of another length are passed over.</summary>
    public static void Return(IEnumerable<double[]> pieces)
    {
        lock (Gate)
        {
            foreach (var piece in pieces)
                if (piece.Length == ExactSample.PieceLength && Idle.Count < MostKept) Idle.Push(piece);
        }
    }
}
