namespace Simulation.Model.Ensembles.Summaries;

/// <summary>Keeps every value of a series, in pieces that never move. Not safe for several threads.</summary>
internal sealed class ExactCollector
{
    private readonly List<ReadOnlyMemory<double>> full = [];
    private double[] current = [];
    private int length;

    /// <summary>Keeps values.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        while (!values.IsEmpty)
        {
            if (length == current.Length) Open();
            var count = Math.Min(values.Length, current.Length - length);
            values[..count].CopyTo(current.AsSpan(length));
            values = values[count..];
            length += count;
        }
    }

    /// <summary>What was kept so far, without a copy: pieces are only ever added to.</summary>
    public ReadOnlyMemory<double>[] ToPieces() => length == 0 ? [.. full] : [.. full, current.AsMemory(0, length)];

    private void Open()
    {
        if (length > 0) full.Add(current);
        current = PiecePool.Rent();
        length = 0;
    }
}
