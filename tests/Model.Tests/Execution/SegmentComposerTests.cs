using CsCheck;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Execution;

/// <summary>Segments composed block by block are the run itself.</summary>
public sealed class SegmentComposerTests
{
    private const int Start = 2020;
    private const int Last = 2024;
    private static readonly HashLatents Latents = new();

    [Fact]
    public void Run_RandomModelsAndDraws_HasTheBitsOfTheWhole() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 700], Gen.Int[1, 600], Gen.Bool, Gen.Int[Start, Last]).Sample(
            (seed, first, count, leverDiffers, firstYear) =>
            {
                var subject = new RandomModel(seed);
                var compiled = CompiledModel.Compile(subject.Build());
                var ensemble = compiled.CreateProjector(PathTable.Empty, AddFactors.None, Start - 4, Start - 3, Start, []).Capture(new DrawRange(0, 40), Latents);
                // Only what the state holds has values in the start year.
                Symbol[] outputs = [.. subject.Variables.Where(variable => firstYear > Start || ensemble.Find(variable, 0) is not null), subject.Lever];
                var paths = leverDiffers
                    ? new PathTable.Builder().Set(subject.Lever, Start + 2, 1.3).Set(subject.Variables[2], Start + 1, 0.9).Build()
                    : PathTable.Empty;
                var projector = compiled.CreateProjector(paths, AddFactors.None, Start, firstYear, Last, outputs);
                AssertSameBits(projector, projector.Segments, ensemble, new DrawRange(first, count));
                var lenders = compiled.CreateProjector(paths, AddFactors.None, Start, firstYear, Last, outputs);
                AssertSameBits(projector, lenders.Segments, ensemble, new DrawRange(first, count));
            },
            iter: 60);

    [Fact]
    public void Run_SegmentsLentByAnotherPreparationInAnyOrder_HasTheBitsOfTheWhole()
    {
        var (projector, ensemble) = Forecast();
        var (other, _) = Forecast();
        Assert.NotSame(projector.Segments[0], other.Segments[0]);
        AssertSameBits(projector, [.. other.Segments.Reverse()], ensemble, new DrawRange(300, 700));
    }

    [Fact]
    public void Run_NothingAskedThatDiffersByDraw_DeliversTheSharedValues()
    {
        var (_, ensemble) = Forecast();
        var lever = ProvincialModel.Symbol("capacity[coal]");
        var projector = ProvincialModel.Compiled.CreateProjector(
            ProvincialModel.Paths(2015, Last), AddFactors.None, Start, Start + 1, Last, [lever, lever]);
        Assert.Empty(projector.Segments);
        AssertSameBits(projector, [], ensemble, new DrawRange(0, 10));
    }

    [Fact]
    public void Of_ASegmentMissingOrTwice_NamesWhatIsWantedAndGiven()
    {
        var (projector, _) = Forecast();
        var missing = Assert.Throws<ArgumentException>(() => SegmentComposer.Of(projector, [.. projector.Segments.Skip(1)]));
        Assert.Contains("ask every office", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SegmentComposer.Of(projector, [.. projector.Segments, projector.Segments[0]]));
    }

    [Fact]
    public void Of_SegmentsOfAQuestionThatAsksLess_IsRefused()
    {
        // A segment prepared for fewer outputs may leave out what another one reads.
        var (projector, _) = Forecast();
        var narrow = ProvincialModel.Compiled.CreateProjector(
            ProvincialModel.Paths(2015, Last), AddFactors.None, Start, Start + 1, Last, [ProvincialModel.Symbol("grdp")]);
        var mixed = projector.Segments.Select(segment => narrow.Segments.FirstOrDefault(other => other.Segment == segment.Segment) ?? segment).ToArray();
        Assert.NotEqual(projector.Segments, mixed);
        var error = Assert.Throws<ArgumentException>(() => SegmentComposer.Of(projector, mixed));
        Assert.Contains("different questions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BetweenBlocks_TellsTheDrawsDone()
    {
        var (projector, ensemble) = Forecast();
        var done = new List<int>();
        var draws = new DrawRange(200, 600);
        SegmentComposer.Of(projector, projector.Segments).Run(draws, ensemble, Latents, Sink(projector, draws), done.Add, TestContext.Current.CancellationToken);
        Assert.Equal([56, 312, 568, 600], done);
    }

    [Fact]
    public void Run_CancelledBetweenBlocks_StopsAfterWholeBlocks()
    {
        var (projector, ensemble) = Forecast();
        using var cancellation = new CancellationTokenSource();
        var draws = new DrawRange(0, 2_000);
        var sink = Sink(projector, draws);
        Assert.Throws<OperationCanceledException>(() => SegmentComposer.Of(projector, projector.Segments).Run(
            draws, ensemble, Latents, sink, done => { if (done == 512) cancellation.Cancel(); }, cancellation.Token));
        Assert.Equal(2 * (Last - Start), sink.Blocks);
    }

    [Fact]
    public void Run_EnsembleOfAnotherYear_IsRefused()
    {
        var (projector, _) = Forecast();
        var early = ProvincialModel.Compiled.CreateProjector(ProvincialModel.Paths(2015, Last), AddFactors.None, 2015, 2016, Start - 1, []).Capture(new DrawRange(0, 4), Latents);
        var draws = new DrawRange(0, 10);
        var composer = SegmentComposer.Of(projector, projector.Segments);
        Assert.Throws<ArgumentException>(() => composer.Run(draws, early, Latents, Sink(projector, draws), cancellation: TestContext.Current.CancellationToken));
    }

    internal static (Projector Projector, Ensemble Ensemble) Forecast()
    {
        var paths = ProvincialModel.Paths(2015, Last);
        var ensemble = ProvincialModel.Compiled.CreateProjector(paths, AddFactors.None, 2015, 2016, Start, []).Capture(new DrawRange(0, 48), Latents);
        Symbol[] outputs = [.. ProvincialModel.Variables.Where(symbol => symbol.Declaration.Published is not null)];
        return (ProvincialModel.Compiled.CreateProjector(paths, AddFactors.None, Start, Start + 1, Last, outputs), ensemble);
    }

    private static void AssertSameBits(Projector projector, IReadOnlyList<SegmentProjector> segments, Ensemble ensemble, DrawRange draws)
    {
        var (whole, composed) = (Sink(projector, draws), Sink(projector, draws));
        projector.RunFrom(ensemble, draws, Latents, whole);
        SegmentComposer.Of(projector, segments).Run(draws, ensemble, Latents, composed, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(whole.All.Select(BitConverter.DoubleToInt64Bits), composed.All.Select(BitConverter.DoubleToInt64Bits));
    }

    private static KeepingSink Sink(Projector projector, DrawRange draws) => new(draws, projector.Outputs.Length, projector.FirstYear, projector.LastYear);
}
