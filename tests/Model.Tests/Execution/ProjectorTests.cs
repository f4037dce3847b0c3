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
    public void RunFromStart_OutputsAskedForSeparately_SameBits()
    {
        var (compiled, x, y) = Stochastic();
        var both = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, [x, y]), new DrawRange(0, 40));
        var one = Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, [y]), new DrawRange(0, 40));

        Assert.Equal(both[1, 2024], one[0, 2024]);
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
}
