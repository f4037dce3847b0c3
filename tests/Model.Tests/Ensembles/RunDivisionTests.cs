using CsCheck;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Tests.Execution;
using Xunit;

namespace Simulation.Model.Tests.Ensembles;

/// <summary>Random streams, engine and summaries together: a run's bytes depend on its draws alone.</summary>
public sealed class RunDivisionTests
{
    private const int Draws = 1500;

    // A growth process with an uncertain trend, shocks, and a level that grows with it: log(level) random walk of mean trend.
    private static readonly Projector Growth = Compile();

    [Fact]
    public void Summary_AnyDivisionIntoShards_HasTheSameBytes() =>
        Gen.Select(Gen.Int[1, 700], Gen.Bool).Sample((shard, isExact) =>
        {
            var resolution = isExact ? Resolution.Exact : Resolution.Coarse;
            var whole = Run(new DrawRange(0, Draws), resolution).ToBytes();
            var merged = RunSummary.Empty(Shape(resolution));
            for (long first = 0; first < Draws; first += shard)
                merged = Run(new DrawRange(first, (int)Math.Min(shard, Draws - first)), resolution).Merge(RunSummary.FromBytes(merged.ToBytes()));
            Assert.Equal(whole, merged.ToBytes());
        }, iter: 25);

    [Fact]
    public void Summary_LinearModel_HasTheMomentsOfItsLaw()
    {
        // growth(t) = trend + shock with trend ~ N(0.05, 0.01²) and shock ~ N(0, 0.02²): mean 0.05, variance 0.0005, and equal trends make years correlate.
        var summary = Run(new DrawRange(0, Draws), Resolution.Exact);
        for (var year = 2024; year <= 2026; year++)
        {
            Assert.Equal(0.05, summary[0, year].Mean!.Value, 4 * Math.Sqrt(0.0005 / Draws));
            Assert.Equal(0.0005, summary[0, year].Variance!.Value, 4 * 0.0005 * Math.Sqrt(2.0 / Draws));
            Assert.Equal(0.5, summary.Tally.Probability(year - 2024)!.Value, 4 * Math.Sqrt(0.25 / Draws));
        }

        Assert.InRange(summary.Tally.Correlation(0, 1)!.Value, 0.0, 0.3);
    }

    private static RunSummary Run(DrawRange draws, Resolution resolution)
    {
        var sink = new SummarySink(Shape(resolution));
        Growth.RunFromStart(draws, new PhiloxLatents(11), sink);
        return sink.ToSummary();
    }

    private static RunShape Shape(Resolution resolution) => new(
        2, 2024, 2026, resolution, [.. Enumerable.Range(2024, 3).Select(year => new DrawCondition(0, year, Comparison.AtLeast, 0.05))]);

    private static Projector Compile()
    {
        var model = new TestModel();
        var trend = model.Parameter("trend", 0.05, 0.01);
        var shock = model.Shock("shock", 0.02);
        var growth = model.Variable("growth");
        var level = model.Variable("level");
        model.Equation(growth, new Term(trend) + shock);
        model.Equation(level, growth, LeftForm.LogDifference);
        model.Start(level, 100);
        return model.Compile().CreateProjector(PathTable.Empty, AddFactors.None, 2023, 2024, 2026, [growth, level]);
    }
}
