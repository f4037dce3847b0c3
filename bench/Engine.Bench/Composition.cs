using System.Globalization;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;

namespace Simulation.Engine.Bench;

/// <summary>
/// A run composed of lent segments and divided into shards, as the grains compute it, against the engine on the same draws in one piece: what composition,
/// division, bytes and merging cost. All in one process and one thread, in turn.
/// </summary>
internal static class Composition
{
    private const int Years = 7;
    private static readonly int[] ShardSizes = [16_384, 32_768, 65_536, 131_072, 262_144];

    /// <summary>The section of the table of results, in Markdown.</summary>
    /// <param name="subject">The model.</param>
    /// <param name="draws">Draws of a run.</param>
    /// <param name="rounds">How often everything is measured.</param>
    public static string Write(Subject subject, int draws, int rounds)
    {
        var (projector, ensemble, latents) = subject.Forecast(Years);
        var shape = new RunShape(projector.Outputs.Length, projector.FirstYear, projector.LastYear, Resolution.For(draws));
        var composer = SegmentComposer.Of(projector, [.. projector.Segments]);
        var (all, ignore) = (new DrawRange(0, draws), new IgnoringSink());
        var whole = Whole();
        foreach (var size in ShardSizes)
        {
            if (!Sharded(size).SequenceEqual(whole)) throw new InvalidOperationException($"Shards of {size} draws give other bytes than the whole.");
        }

        double[] times = Timing.Medians(
            rounds,
            [
                () => projector.RunFrom(ensemble, all, latents, ignore),
                () => composer.Run(all, ensemble, latents, ignore),
                () => Whole(),
                .. ShardSizes.Select(size => (Action)(() => Sharded(size))),
            ]);
        var lines = new List<string>
        {
            Row("engine, outputs ignored", times[0], times[0], draws),
            Row("composed of lent segments, outputs ignored", times[1], times[0], draws),
            Row("engine, summarised in one piece", times[2], times[2], draws),
        };
        lines.AddRange(ShardSizes.Select((size, i) => Row(
            string.Create(CultureInfo.InvariantCulture, $"composed, shards of {size:N0}, each to bytes and back, merged"), times[3 + i], times[2], draws)));
        return string.Create(CultureInfo.InvariantCulture, $"""

            ## Composed by segments against the engine

            Written by `dotnet run -c Release --project bench/Engine.Bench -- composition`: {draws:N0} draws x {Years} years, {projector.Outputs.Length} outputs,
            {projector.Segments.Length} segments, one thread; processor time, median of {rounds} interleaved rounds in one process. Every division gave the bytes of the whole.

            | what | ms | ns a draw-year | ratio |
            |---|---|---|---|
            {string.Join('\n', lines)}

            """);

        byte[] Whole()
        {
            var sink = new SummarySink(shape);
            projector.RunFrom(ensemble, all, latents, sink);
            return sink.ToSummary().ToBytes();
        }

        byte[] Sharded(int size)
        {
            var merged = new RunSummaryAccumulator(shape);
            for (var first = 0; first < draws; first += size)
            {
                var sink = SummarySinkPool.Rent(shape);
                composer.Run(new DrawRange(first, Math.Min(size, draws - first)), ensemble, latents, sink);
                merged.Add(RunSummary.FromBytes(sink.ToSummary().ToBytes()));
                SummarySinkPool.Return(sink);
            }

            return merged.ToSummary().ToBytes();
        }
    }

    private static string Row(string name, double nanoseconds, double against, int draws) => string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {nanoseconds / 1e6:F0} | {nanoseconds / draws / Years:F0} | {nanoseconds / against:F2} |");
}
