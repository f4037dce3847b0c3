using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Execution;

public sealed class ProjectorTests
{
    private static readonly HashLatents Latents = new();

    [Fact]
    public void RunFromStart_HandComputedGrowth_MatchesClosedForm()
    {
        var model = new TestModel();
        var rate = model.Lever("rate", 0.05);
        var x = model.Variable("x");
        model.Equation(x, rate, LeftForm.LogDifference);
        model.Start(x, 100);
        var projector = model.Compile().CreateProjector(PathTable.Empty.With(rate, 2022, 0.1), AddFactors.None, 2020, 2020, 2023, [x]);

        var sink = Run(projector, new DrawRange(0, 3));

        Assert.Equal([100, 100, 100], sink[0, 2020]);
        Assert.Equal(100 * Math.Exp(0.05), sink[0, 2021][1], 1e-12);
        Assert.Equal(100 * Math.Exp(0.15), sink[0, 2022][1], 1e-12);
        Assert.Equal(100 * Math.Exp(0.20), sink[0, 2023][2], 1e-12);
    }

    [Fact]
    public void RunFromStart_LeverWithoutValueOrDefault_NamesSymbolAndYear()
    {
        var model = new TestModel();
        var tax = model.Lever("tax");
        var x = model.Variable("x");
        model.Equation(x, tax);
        var projector = model.Compile().CreateProjector(PathTable.Empty.With(tax, 2021, 1), AddFactors.None, 2020, 2021, 2022, [x]);

        var error = Assert.Throws<ArgumentException>(() => Run(projector, new DrawRange(0, 1)));

        Assert.Contains("'tax' has no value in 2022", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunFromStart_AddFactorOnDlog_MovesGrowthByLogPoints()
    {
        var (compiled, x, _) = Stochastic();
        var baseline = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2022, [x]), new DrawRange(0, 300));
        var judged = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None.With(x, 2022, 0.01), 2020, 2021, 2022, [x]), new DrawRange(0, 300));

        Assert.Equal(baseline[0, 2021], judged[0, 2021]);
        Assert.All(baseline[0, 2022].Zip(judged[0, 2022]), pair => Assert.Equal(Math.Exp(0.01), pair.Second / pair.First, 1e-12));
    }

    [Fact]
    public void RunFromStart_ZeroAddFactor_ChangesNoBit()
    {
        var (compiled, x, _) = Stochastic();
        var baseline = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, [x]), new DrawRange(0, 300));
        var judged = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None.With(x, 2022, 0), 2020, 2021, 2024, [x]), new DrawRange(0, 300));

        Assert.Equal(baseline.All, judged.All);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(300)]
    public void RunFromStart_DrawsDividedAnyhow_SameBits(int size)
    {
        var (compiled, x, y) = Stochastic();
        var projector = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, [x, y]);
        var whole = Run(projector, new DrawRange(100, 700));

        for (var first = 100; first < 800; first += size)
        {
            var part = Run(projector, new DrawRange(first, Math.Min(size, 800 - first)));
            for (var year = 2021; year <= 2024; year++)
            {
                Assert.Equal(whole[0, year].Skip(first - 100).Take(size), part[0, year]);
                Assert.Equal(whole[1, year].Skip(first - 100).Take(size), part[1, year]);
            }
        }
    }

    [Fact]
    public void RunFrom_CapturedEnsemble_ContinuesTheRunToTheBit()
    {
        var (compiled, x, y) = Stochastic();
        var whole = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2026, [x, y]), new DrawRange(0, 500));

        var ensemble = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2023, []).Capture(new DrawRange(0, 500), Latents);
        var forecast = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2023, 2024, 2026, [x, y]);
        var sink = new KeepingSink(new DrawRange(0, 500), 2, 2024, 2026);
        forecast.RunFrom(ensemble, new DrawRange(0, 500), Latents, sink);

        for (var year = 2024; year <= 2026; year++)
        {
            Assert.Equal(whole[0, year], sink[0, year]);
            Assert.Equal(whole[1, year], sink[1, year]);
        }
    }

    [Fact]
    public void Capture_OfTheStartYearItself_HoldsTheLongestLag()
    {
        // A capture of the start year left the longest lag of each state to whatever the memory held before.
        var model = new TestModel();
        var x = model.Variable("x");
        model.Equation(x, Term.Lag(x, 3));
        for (var lag = 0; lag < 3; lag++) model.Start(x, 10 + lag, lag);
        var compiled = model.Compile();
        Run(compiled.CreateProjector(PathTable.Empty.With(x, 2020, 77).With(x, 2019, 78).With(x, 2018, 79), AddFactors.None, 2020, 2021, 2024, [x]), new DrawRange(0, 8));

        var ensemble = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2020, 2020, []).Capture(new DrawRange(0, 8), Latents);

        Assert.Equal([10.0, 11, 12], Enumerable.Range(0, 3).Select(lag => ensemble.Column(x, lag)[5]));
    }

    [Fact]
    public void RunFromStart_OutputsAskedForSeparately_SameBits()
    {
        var (compiled, x, y) = Stochastic();
        var both = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, [x, y]), new DrawRange(0, 40));
        var one = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, [y]), new DrawRange(0, 40));

        Assert.Equal(both[1, 2024], one[0, 2024]);
    }

    [Fact]
    public void RunFrom_EnsembleOfAnotherYear_IsRefused()
    {
        var (compiled, x, _) = Stochastic();
        var ensemble = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2022, []).Capture(new DrawRange(0, 4), Latents);
        var forecast = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2023, 2024, 2025, [x]);

        var error = Assert.Throws<ArgumentException>(() => forecast.RunFrom(ensemble, new DrawRange(0, 4), Latents, new KeepingSink(new DrawRange(0, 4), 1, 2024, 2025)));

        Assert.Contains("describes the end of 2022 but the projector starts from 2023", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunFrom_MoreDrawsThanMembers_TakesMembersInTurn()
    {
        var (compiled, x, _) = Stochastic();
        var ensemble = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2022, []).Capture(new DrawRange(0, 7), Latents);
        var projector = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2022, 2022, 2022, [x]);
        var draws = new DrawRange(250, 20);
        var sink = new KeepingSink(draws, 1, 2022, 2022);
        projector.RunFrom(ensemble, draws, Latents, sink);

        var members = ensemble.Column(x, 0).ToArray();
        Assert.Equal(Enumerable.Range(250, 20).Select(draw => members[draw % 7]), sink[0, 2022]);
    }

    [Fact]
    public void RunFromStart_SymbolWithoutStartValue_SaysWhatToWrite()
    {
        var model = new TestModel();
        var x = model.Variable("x");
        var shock = model.Shock("shock", 1);
        model.Equation(x, Term.Lag(x) + shock);
        var projector = model.Compile().CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2021, [x]);

        var error = Assert.Throws<ArgumentException>(() => Run(projector, new DrawRange(0, 1)));

        Assert.Contains("'x' needs a value in 2020", error.Message, StringComparison.Ordinal);
        Assert.Contains("under start", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunFromStart_IdentityWithoutStartValue_IsStartedByItself()
    {
        var model = new TestModel();
        var (part, total, growth) = (model.Variable("part"), model.Variable("total"), model.Variable("growth"));
        model.Equation(part, 0.1, LeftForm.LogDifference);
        model.Equation(total, 2 * (Term)part);
        model.Equation(growth, 100 * (((Term)total / Term.Lag(total)) - 1));
        model.Start(part, 5);
        var projector = model.Compile().CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2021, [growth]);

        Assert.Equal(100 * (Math.Exp(0.1) - 1), Run(projector, new DrawRange(0, 1))[0, 2021][0], 1e-11);
    }

    [Fact]
    public void RunFromStart_ExogenisedVariable_TakesTheGivenValueAndGoesOnFromIt()
    {
        var (compiled, x, _) = Stochastic();
        var sink = Run(compiled.CreateProjector(PathTable.Empty.With(x, 2022, 123), AddFactors.None, 2020, 2021, 2023, [x]), new DrawRange(0, 300));
        var free = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2023, [x]), new DrawRange(0, 300));

        Assert.All(sink[0, 2022], value => Assert.Equal(123, value));
        for (var draw = 0; draw < 300; draw++)
        {
            Assert.Equal(free[0, 2023][draw] / free[0, 2022][draw], sink[0, 2023][draw] / 123, 1e-12);
        }
    }

    [Fact]
    public void RunFromStart_UndefinedInSomeDraws_IsNaNThereAndNowhereElse()
    {
        var model = new TestModel();
        var shock = model.Shock("shock", 1);
        var x = model.Variable("x");
        model.Equation(x, Term.Log(shock));
        var sink = Run(model.Compile().CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2021, [x, shock]), new DrawRange(0, 100));

        Assert.Contains(sink[0, 2021], double.IsNaN);
        Assert.All(sink[0, 2021].Zip(sink[1, 2021]), pair => Assert.Equal(pair.Second < 0, double.IsNaN(pair.First)));
    }

    [Fact]
    public void RunFromStart_OutputsOfEveryKind_AreDelivered()
    {
        var (compiled, x, _) = Stochastic();
        var model = compiled.Model;
        Symbol[] outputs = [x, model.Find("drift")!, model.Find("shock")!];
        var sink = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2022, outputs), new DrawRange(0, 10));

        Assert.Equal(sink[1, 2021], sink[1, 2022]);
        Assert.NotEqual(sink[2, 2021], sink[2, 2022]);
    }

    [Fact]
    public void RunFromStart_MoreBlocks_AllocateNothingMore()
    {
        var (compiled, x, y) = Stochastic();
        var projector = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, [x, y]);
        var sink = new CountingSink();
        projector.RunFromStart(new DrawRange(0, 4 * OutputBlock.MaximumDraws), Latents, sink);

        Assert.Equal(Allocated(2), Allocated(64));
        Assert.Equal((4 + 2 + 64) * 4, sink.Blocks);

        long Allocated(int blocks)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            projector.RunFromStart(new DrawRange(0, blocks * OutputBlock.MaximumDraws), Latents, sink);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public async Task RunFromStart_FromManyThreads_SameBits()
    {
        var (compiled, x, y) = Stochastic();
        var projector = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, [x, y]);
        var alone = Run(projector, new DrawRange(0, 600)).All.ToArray();

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Run(projector, new DrawRange(0, 600)).All.ToArray())));

        Assert.All(together, values => Assert.Equal(alone, values));
    }

    [Fact]
    public void CreateProjector_YearsOutOfOrder_AreRefused()
    {
        var (compiled, x, _) = Stochastic();

        Assert.Throws<ArgumentException>(() => compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2019, 2024, [x]));
        Assert.Throws<ArgumentException>(() => compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2018, [x]));
    }

    [Fact]
    public void PathTable_ValueThatIsNotFinite_IsRefused()
    {
        var (_, x, _) = Stochastic();

        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => PathTable.Empty.With(x, 2020, double.NaN)).Message, StringComparison.Ordinal);
    }

    internal static KeepingSink Run(Projector projector, DrawRange draws)
    {
        var sink = new KeepingSink(draws, projector.Outputs.Length, projector.FirstYear, projector.LastYear);
        projector.RunFromStart(draws, Latents, sink);
        return sink;
    }

    // x grows with a shock and feeds y with lags up to three.
    private static (CompiledModel Compiled, Symbol X, Symbol Y) Stochastic()
    {
        var model = new TestModel();
        var drift = model.Parameter("drift", 0.03, 0.01);
        var spread = model.Parameter("spread", 0.2, 0.02);
        var shock = model.Shock("shock", spread);
        var x = model.Variable("x");
        var y = model.Variable("y");
        model.Equation(x, (Term)drift + shock, LeftForm.LogDifference, "growth", "a");
        model.Equation(y, (0.5 * Term.Lag(y)) + (0.3 * Term.Lag(x, 3)) + ((Term)x * drift), LeftForm.Level, "use", "b");
        model.Start(x, 100);
        model.Start(x, 98, 1);
        model.Start(x, 97 + (Term)drift, 2);
        model.Start(y, Term.Lag(x, 1) / 2);
        return (model.Compile(), x, y);
    }

    private sealed class CountingSink : OutputSink
    {
        public int Blocks { get; private set; }

        public override void Receive(in OutputBlock block) => Blocks++;
    }
}
