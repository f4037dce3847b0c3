namespace Simulation.Grains.Work;

/// <summary>
/// Which pieces of a run are waiting, lent to a worker, or done. A lease that is not renewed within its term is over, and the piece waits again: a worker that died
/// or hangs costs its term and nothing else. Used within the turns of one grain.
/// </summary>
/// <param name="pieces">Number of pieces.</param>
/// <param name="term">How long a lease lasts without renewal.</param>
/// <param name="time">Clock.</param>
internal sealed class LeaseTable(int pieces, TimeSpan term, TimeProvider time)
{
    private readonly Dictionary<int, Lease> leases = [];
    private readonly SortedSet<int> returned = [];
    private readonly bool[] settled = new bool[pieces];
    private int next;

    /// <summary>Pieces that are done.</summary>
    public int Done { get; private set; }

    /// <summary>True when all pieces are done.</summary>
    public bool IsComplete => Done == pieces;

    /// <summary>Pieces lent out now.</summary>
    public int Lent => leases.Count;

    /// <summary>Units of progress that workers have told of in pieces that are not done.</summary>
    public long Underway => leases.Values.Sum(lease => lease.Progress);

    /// <summary>Pieces that workers are at, in the order of their numbers. One that was handed in and is being recorded is nobody's any more.</summary>
    public IEnumerable<(int Piece, string Worker, long Progress)> AtWork =>
        leases.Where(lease => lease.Value.Worker.Length > 0).OrderBy(lease => lease.Key).Select(lease => (lease.Key, lease.Value.Worker, lease.Value.Progress));

    /// <summary>Numbers of the pieces that are done.</summary>
    public IEnumerable<int> DonePieces => Enumerable.Range(0, pieces).Where(piece => settled[piece] && !leases.ContainsKey(piece));

    /// <summary>Lends the lowest piece that waits and may be begun; null when there is none.</summary>
    public int? Lend(string worker, Func<int, bool> mayBegin)
    {
        while (next < pieces && settled[next]) next++;
        var piece = returned.Where(mayBegin).Select(number => (int?)number).FirstOrDefault();
        if (piece is { } number) returned.Remove(number);
        else if (next < pieces && mayBegin(next)) piece = next++;
        if (piece is { } lent) leases[lent] = new Lease(worker, time.GetUtcNow() + term, 0);
        return piece;
    }

    /// <summary>Makes a lease last; false when the worker has none on this piece any more.</summary>
    public bool Renew(string worker, int piece, long progress)
    {
        if (!leases.TryGetValue(piece, out var lease) || lease.Worker != worker) return false;
        leases[piece] = new Lease(worker, time.GetUtcNow() + term, progress);
        return true;
    }

    /// <summary>Takes a piece as handed in; false when it was handed in before. Until it is finished or returned, nobody else is lent it.</summary>
    public bool Accept(int piece)
    {
        if (piece < 0 || piece >= pieces || settled[piece]) return false;
        settled[piece] = true;
        returned.Remove(piece);
        // Kept as a lease without end: what has been handed in is not done before it is recorded.
        leases[piece] = new Lease(string.Empty, DateTimeOffset.MaxValue, leases.TryGetValue(piece, out var lease) ? lease.Progress : 0);
        return true;
    }

    /// <summary>Notes that a piece is done.</summary>
    public void Finish(int piece)
    {
        settled[piece] = true;
        leases.Remove(piece);
        returned.Remove(piece);
        Done++;
    }

    /// <summary>Lets a piece wait again.</summary>
    public void Return(int piece)
    {
        settled[piece] = false;
        leases.Remove(piece);
        returned.Add(piece);
    }

    /// <summary>Gives back the piece of a worker; nothing happens when somebody else has it by now.</summary>
    public void Return(string worker, int piece)
    {
        if (leases.TryGetValue(piece, out var lease) && lease.Worker == worker) Return(piece);
    }

    /// <summary>Ends the leases that were not renewed in time; returns how many.</summary>
    public int Expire()
    {
        var now = time.GetUtcNow();
        int[] late = [.. leases.Where(lease => lease.Value.Until < now).Select(lease => lease.Key)];
        foreach (var piece in late) Return(piece);
        return late.Length;
    }

    private readonly record struct Lease(string Worker, DateTimeOffset Until, long Progress);
}
