namespace Simulation.Model.Execution;

/// <summary>
/// Takes a run's outputs, block by block: all years of one block of draws, in order of years, then the next block.
/// Values undefined in a draw (0/0, the logarithm of a negative number) arrive as NaN; a sink converts them, so that NaN never leaves the model.
/// </summary>
public abstract class OutputSink
{
    /// <summary>Called once per block of draws and year, on the thread that runs the draws.</summary>
    /// <param name="block">The outputs; valid during the call only.</param>
    public abstract void Receive(in OutputBlock block);
}

/// <summary>
/// Outputs of one year for one block of draws: at most <see cref="MaximumDraws"/> draws, none on both sides of a multiple of it by draw number.
/// </summary>
public readonly ref struct OutputBlock
{
    /// <summary>Draws in a full block.</summary>
    public const int MaximumDraws = 256;

    private readonly ReadOnlySpan<double> storage;
    private readonly ReadOnlySpan<int> offsets;

    /// <summary>Output <c>k</c> occupies <paramref name="storage"/>[<paramref name="offsets"/>[k] ..] for <paramref name="draws"/> values.</summary>
    public OutputBlock(int year, long firstDraw, int draws, ReadOnlySpan<double> storage, ReadOnlySpan<int> offsets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws, MaximumDraws);
        Year = year;
        FirstDraw = firstDraw;
        Draws = draws;
        this.storage = storage;
        this.offsets = offsets;
    }

    /// <summary>Calendar year.</summary>
    public int Year { get; }

    /// <summary>Number of the first draw.</summary>
    public long FirstDraw { get; }

    /// <summary>Draws in this block.</summary>
    public int Draws { get; }

    /// <summary>Number of outputs.</summary>
    public int Outputs => offsets.Length;

    /// <summary>Values of one output, <c>[draw]</c>, in the order in which the projector was given its outputs.</summary>
    public ReadOnlySpan<double> this[int output] => storage.Slice(offsets[output], Draws);
}
