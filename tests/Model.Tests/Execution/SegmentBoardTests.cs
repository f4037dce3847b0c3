using CsCheck;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Execution;

/// <summary>Segments projected by their owners and exchanged through a board are the run itself.</summary>
public sealed class SegmentBoardTests
{
    private const int Last = 2024;
    private static readonly HashLatents Latents = new();
    private static readonly (Projector Projector, Ensemble Ensemble) Forecast = SegmentComposerTests.Forecast();

    [Fact]
    public void Deliver_SegmentsProjectedByTheirOwners_HasTheBitsOfTheWhole() =>
        Gen.Select(Gen.Int[0, 600], Gen.Int[1, 1_100]).Sample(
            (first, count) =>
            {
                // Arrays come back from the boards before with what they held.
                var draws = new DrawRange(first, count);
                var (whole, exchanged) = (Sink(draws), Sink(draws));
                Forecast.Projector.RunFrom(Forecast.Ensemble, draws, Latents, whole);
                var board = new SegmentBoard(Forecast.Projector, Forecast.Ensemble, draws);
                Exchange(board);
                board.Deliver(exchanged);
                Assert.Equal(whole.All.Select(BitConverter.DoubleToInt64Bits), exchanged.All.Select(BitConverter.DoubleToInt64Bits));
            },
            iter: 20);

    [Fact]
    public void Imports_BeforeWhatTheyNeedIsPosted_NamesIt()
    {
        var board = new SegmentBoard(Forecast.Projector, Forecast.Ensemble, new DrawRange(0, 8));
        var error = Assert.Throws<InvalidOperationException>(() => board.Imports(Forecast.Projector.Segments.Last(segment => segment.Imports(Last).Length > 0), Last));
        Assert.Contains("post the segments in their order", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deliver_SegmentsMissingOrASecondTime_IsRefused()
    {
        var draws = new DrawRange(0, 8);
        var board = new SegmentBoard(Forecast.Projector, Forecast.Ensemble, draws);
        Assert.Throws<InvalidOperationException>(() => board.Deliver(Sink(draws)));
        Exchange(board);
        board.Deliver(Sink(draws));
        Assert.Throws<InvalidOperationException>(() => board.Deliver(Sink(draws)));
    }

    [Fact]
    public void Post_WrongArraysOrASecondTime_IsRefused()
    {
        var segment = Forecast.Projector.Segments[0];
        var board = new SegmentBoard(Forecast.Projector, Forecast.Ensemble, new DrawRange(0, 300));
        var count = segment.Exports(Last).Length;
        Assert.Throws<ArgumentException>(() => board.Post(segment, Last, DrawArrays.Rent(count + 1, 300)));
        Assert.Throws<ArgumentException>(() => board.Post(segment, Last, [.. Enumerable.Repeat(new double[299], count)]));
        board.Post(segment, Last, DrawArrays.Rent(count, 300));
        Assert.Throws<InvalidOperationException>(() => board.Post(segment, Last, DrawArrays.Rent(count, 300)));
        Assert.Throws<ArgumentException>(() => board.Post(segment, Last + 1, DrawArrays.Rent(count, 300)));
    }

    [Fact]
    public void Rent_ManyAtOnce_AreDifferentAndLongEnough()
    {
        var arrays = DrawArrays.Rent(40, 700);
        DrawArrays.Return(arrays);
        var again = DrawArrays.Rent(60, 700);
        Assert.All(again, array => Assert.InRange(array.Length, 700, 768));
        Assert.Equal(60, again.Distinct().Count());
        DrawArrays.Return([null, new double[3], .. again]);
    }

    // As sector grains do: each projects when asked, into arrays of its own.
    private static void Exchange(SegmentBoard board)
    {
        for (var year = Forecast.Projector.FirstYear; year <= Last; year++)
        {
            foreach (var segment in Forecast.Projector.Segments)
            {
                if (segment.Segment.Office is null)
                {
                    board.Project(segment, year, Latents);
                    continue;
                }

                var exports = DrawArrays.Rent(segment.Exports(year).Length, board.Draws.Count);
                segment.Project(year, board.Draws, Forecast.Ensemble, Latents, board.Imports(segment, year), exports);
                board.Post(segment, year, exports);
            }
        }
    }

    private static KeepingSink Sink(DrawRange draws) => new(draws, Forecast.Projector.Outputs.Length, Forecast.Projector.FirstYear, Last);
}
