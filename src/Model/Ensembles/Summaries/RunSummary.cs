using System.Collections.Immutable;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// A run in summary: the distribution of every output in every year, and how often the conditions were met, alone and together. Immutable. Summaries of
/// disjoint draws merge; equal sets of draws give equal summaries and equal bytes, however they were divided and in whatever order they came.
/// </summary>
public sealed class RunSummary : IEquatable<RunSummary>
{
    private readonly ImmutableArray<SeriesSummary> series;

    internal RunSummary(RunShape shape, ImmutableArray<SeriesSummary> series, TargetTally tally)
    {
        Shape = shape;
        this.series = series;
        Tally = tally;
    }

    /// <summary>What the summary covers.</summary>
    public RunShape Shape { get; }

    /// <summary>How often the conditions of <see cref="RunShape.Conditions"/> were met.</summary>
    public TargetTally Tally { get; }

    /// <summary>Number of draws.</summary>
    public long Draws => Tally.Draws;

    /// <summary>The distribution of an output in a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the shape.</exception>
    public SeriesSummary this[int output, int year] => series[Shape.Index(output, year)];

    internal ImmutableArray<SeriesSummary> Series => series;

    /// <summary>A summary of no draws, to which others can be added.</summary>
    public static RunSummary Empty(RunShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var empty = SeriesSummary.Empty(shape.Resolution);
        return new RunSummary(
            shape, [.. Enumerable.Repeat(empty, shape.Outputs * shape.Years)], new TargetTally(shape.Conditions.Length, []));
    }

    /// <summary>The summary of the draws of both, which must be disjoint.</summary>
    /// <exception cref="ArgumentException">They differ in shape.</exception>
    public RunSummary Merge(RunSummary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Shape.Equals(other.Shape))
        {
            throw new ArgumentException(
                "The summaries differ in outputs, years, resolution or conditions: only shards of one run can be merged.", nameof(other));
        }

        var merged = ImmutableArray.CreateBuilder<SeriesSummary>(series.Length);
        for (var i = 0; i < series.Length; i++) merged.Add(series[i].Merge(other.series[i]));
        return new RunSummary(Shape, merged.MoveToImmutable(), Tally.Merge(other.Tally));
    }

    /// <summary>
    /// Gives the memory of a small run's values back, for who alone holds the summary and has read from it what he wanted: neither it nor the summaries it was merged from may be
    /// used any more. A large run's summary holds counts and is left as it is.
    /// </summary>
    public void Release()
    {
        foreach (var distribution in series) distribution.Sample?.Release();
    }

    /// <summary>Writes the summary in its binary form, <see cref="RunSummaryFormat"/>.</summary>
    public void Write(Stream stream) => RunSummaryFormat.Write(this, stream);

    /// <summary>The binary form.</summary>
    public byte[] ToBytes() => RunSummaryFormat.ToBytes(this);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Not a summary, cut short, changed, or written by a newer version.</exception>
    public static RunSummary Read(Stream stream) => RunSummaryFormat.Read(stream);

    /// <summary>Reads what <see cref="ToBytes"/> gave.</summary>
    /// <exception cref="InvalidDataException">Not a summary, cut short, changed, or written by a newer version.</exception>
    public static RunSummary FromBytes(ReadOnlySpan<byte> bytes) => RunSummaryFormat.FromBytes(bytes);

    /// <inheritdoc/>
    public bool Equals(RunSummary? other) =>
        other is not null && Shape.Equals(other.Shape) && Tally.Equals(other.Tally) && series.SequenceEqual(other.series);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RunSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape, Tally);
}
