using CsCheck;
using Simulation.Grains.Work;
using Xunit;

namespace Simulation.Grains.Tests.Work;

public class LeaseTableTests
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(5);

    private readonly HandClock clock = new();

    [Fact]
    public void Lend_PieceByPiece_EachOnce()
    {
        var table = new LeaseTable(3, Term, clock);

        Assert.Equal([0, 1, 2, null], Enumerable.Range(0, 4).Select(_ => table.Lend("a", _ => true)));
    }

    [Fact]
    public void Expire_LeaseNotRenewed_IsLentAgain()
    {
        var table = new LeaseTable(2, Term, clock);
        table.Lend("dead", _ => true);
        table.Lend("alive", _ => true);

        clock.Turn(Term / 2);
        Assert.True(table.Renew("alive", 1, progress: 7));
        clock.Turn(Term * 0.75);

        Assert.Equal(1, table.Expire());
        Assert.Equal(7, table.Underway);
        Assert.Equal(0, table.Lend("other", _ => true));
        Assert.False(table.Renew("dead", 0, progress: 1));
    }

    [Fact]
    public void AtWork_HandedInPiece_IsNobodysAnyMore()
    {
        var table = new LeaseTable(3, Term, clock);
        table.Lend("a", _ => true);
        table.Lend("b", _ => true);
        table.Renew("b", 1, progress: 7);

        Assert.Equal([(0, "a", 0L), (1, "b", 7L)], table.AtWork);
        table.Accept(0);
        Assert.Equal([(1, "b", 7L)], table.AtWork);
    }

    [Fact]
    public void Accept_HandedInTwice_CountsOnce()
    {
        var table = new LeaseTable(1, Term, clock);
        table.Lend("slow", _ => true);
        clock.Turn(Term * 2);
        table.Expire();
        table.Lend("fast", _ => true);

        Assert.True(table.Accept(0));
        Assert.False(table.Accept(0));
        table.Finish(0);

        Assert.False(table.Accept(0));
        Assert.True(table.IsComplete);
        Assert.Equal(1, table.Done);
    }

    [Fact]
    public void Accept_NotYetRecorded_IsNeitherDoneNorLentAgain()
    {
        var table = new LeaseTable(1, Term, clock);
        table.Lend("a", _ => true);
        table.Accept(0);
        clock.Turn(Term * 100);

        Assert.Equal(0, table.Expire());
        Assert.Empty(table.DonePieces);
        Assert.Null(table.Lend("b", _ => true));

        table.Return(0);
        Assert.Equal(0, table.Lend("b", _ => true));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Accept_NoSuchPiece_IsNoNews(int piece) => Assert.False(new LeaseTable(2, Term, clock).Accept(piece));

    [Fact]
    public void Lend_WhatMayNotBegin_Waits()
    {
        var table = new LeaseTable(2, Term, clock);

        Assert.Equal(0, table.Lend("a", piece => piece == 0));
        Assert.Null(table.Lend("a", piece => piece == 0));
        Assert.Equal(1, table.Lend("a", _ => true));
    }

    [Fact]
    public void Table_AnyOrderOfEvents_FinishesEveryPieceOnce() => Gen.Int[0, 5].Array[1, 200].Sample(events =>
    {
        const int Pieces = 5;
        var time = new HandClock();
        var table = new LeaseTable(Pieces, Term, time);
        var held = new Dictionary<string, int>();
        var finished = new List<int>();
        for (var i = 0; i < events.Length; i++)
        {
            var worker = $"w{i % 3}";
            switch (events[i])
            {
                case 0 or 1:
                    if (table.Lend(worker, _ => true) is { } lent) held[worker] = lent;
                    break;
                case 2:
                    if (held.TryGetValue(worker, out var done) && table.Accept(done))
                    {
                        table.Finish(done);
                        finished.Add(done);
                    }

                    break;
                case 3:
                    if (held.Remove(worker, out var given)) table.Return(worker, given);
                    break;
                case 4:
                    time.Turn(Term);
                    table.Expire();
                    break;
                default:
                    if (held.TryGetValue(worker, out var renewed)) table.Renew(worker, renewed, 1);
                    break;
            }
        }

        time.Turn(Term * 2);
        table.Expire();
        while (table.Lend("last", _ => true) is { } piece)
        {
            Assert.True(table.Accept(piece));
            table.Finish(piece);
            finished.Add(piece);
        }

        Assert.Equal(Enumerable.Range(0, Pieces), finished.Order());
        Assert.Equal(Enumerable.Range(0, Pieces), table.DonePieces);
        Assert.True(table.IsComplete);
    });
}
