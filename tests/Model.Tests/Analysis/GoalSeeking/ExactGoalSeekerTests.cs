using System.Collections.Immutable;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Tests.Analysis.Control;
using Xunit;

namespace Simulation.Model.Tests.Analysis.GoalSeeking;

public sealed class ExactGoalSeekerTests
{
    private static readonly CompiledModel Klein = CompiledModel.Compile(KleinExample.Model);
    private static readonly Symbol Y = KleinExample.Symbol("y");
    private static readonly Symbol Cn = KleinExample.Symbol("cn");
    private static readonly Instrument W2 = new(KleinExample.Symbol("w2"));
    private static readonly Instrument G = new(KleinExample.Symbol("g"));

    [Fact]
    public void Seek_KleinsTwoTargetsInTwoYears_ReproducesThePublishedInstruments()
    {
        var published = KleinExample.Published.GetProperty("goal_seek_1940_1941");
        ImmutableArray<GoalTarget> targets = [new(Cn, 1940, 66), new(Cn, 1941, 78), new(Y, 1940, 77), new(Y, 1941, 98)];
        var setting = KleinSetting.Of(Klein, 1939, 1941);

        var found = ExactGoalSeeker.Seek(setting, new ExactGoalQuestion(targets, [.. GoalInstrument.EachYear(W2, 1940, 1941), .. GoalInstrument.EachYear(G, 1940, 1941)]));

        var expected = published.GetProperty("instruments").GetProperty("w2").EnumerateArray().Concat(published.GetProperty("instruments").GetProperty("g").EnumerateArray());
        Assert.All(expected.Zip(found.Instruments), pair => Assert.Equal(1, pair.Second.Value / pair.First.GetDouble(), 5e-7));
        // A linear model needs one step; a second look finds nothing to do.
        Assert.InRange(found.Iterations, 1, 2);
        Assert.Equal(targets, found.Targets.Select(target => target.Question));
    }

    [Fact]
    public void Seek_GrowthAndLevel_LeversPutBackInReachTheTargets()
    {
        var setting = KleinSetting.Of(Klein, 1936, 1941);
        ImmutableArray<GoalTarget> targets = [new(Y, 1939, 4.5, Measure.Growth), new(Cn, 1941, 70), new(KleinExample.Symbol("k"), 1940, 1.5, Measure.Difference)];
        ImmutableArray<GoalInstrument> instruments = [new(G, 1937, 1938), new(W2, 1940, 1940), new(new Instrument(KleinExample.Symbol("i")), 1939, 1940)];

        var found = ExactGoalSeeker.Seek(setting, new ExactGoalQuestion(targets, instruments));

        var path = ModelPath.Of(Put(setting, found));
        Assert.Equal(4.5, 100 * ((path[Y, 1939] / path[Y, 1938]) - 1), 1e-8);
        Assert.Equal(70, path[Cn, 1941], 1e-8);
        Assert.Equal(1.5, path[KleinExample.Symbol("k"), 1940] - path[KleinExample.Symbol("k"), 1939], 1e-8);
    }

    [Fact]
    public void Seek_OnTheMedianOfDraws_LeversPutBackInReachTheTargets()
    {
        var setting = KleinSetting.Of(Klein, 1938, 1941) with { Draws = 501, Latents = new PhiloxLatents(7) };
        ImmutableArray<GoalTarget> targets = [new(Y, 1940, 80), new(Cn, 1941, 6, Measure.Growth)];

        var found = ExactGoalSeeker.Seek(setting, new ExactGoalQuestion(targets, [new(G, 1940, 1940), new(G, 1941, 1941)]));

        var put = Put(setting, found);
        var sink = new DrawSink(2, 1939, 1941, 501);
        put.Run(put.Model.CreateProjector(put.Paths, put.AddFactors, 1938, 1939, 1941, [Y, Cn]), sink);
        Assert.Equal(80, Order.Median(sink[0, 1940]), 1e-6);
        Assert.Equal(6, Order.Median([.. sink[1, 1940].Zip(sink[1, 1941], (before, now) => 100 * ((now / before) - 1))]), 1e-6);
    }

    [Fact]
    public void Seek_FiveByFiveOnThreeHundredEquations_ReachesAll()
    {
        var model = LargeModel.Of(300);
        var setting = ModelSetting.SinglePath(CompiledModel.Compile(model), PathTable.Empty, 2000, 2008);
        var question = LargeQuestion(model);

        var found = ExactGoalSeeker.Seek(setting, question);

        var path = ModelPath.Of(Put(setting, found));
        Assert.All(question.Targets, target => Assert.Equal(target.Value, path[target.Indicator, target.Year], 1e-9));
        Assert.All(found.Instruments, instrument => Assert.True(instrument.IsWithinRange));
    }

    [Fact]
    public void Seek_AnInstrumentThatComesTooLate_IsNamed()
    {
        var error = Refused([new(Y, 1940, 77), new(Cn, 1940, 66)], [new(G, 1940, 1940), new(W2, 1941, 1941)]);

        Assert.Contains("The instrument w2 in 1941 moves none of the targets", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seek_ATargetThatNothingMoves_IsNamed()
    {
        var error = Refused([new(Y, 1939, 77), new(Y, 1941, 66)], [new(G, 1940, 1940), new(W2, 1940, 1940)]);

        Assert.Contains("No instrument moves the target y in 1939", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seek_TwoInstrumentsThatActAlike_NamesThePair()
    {
        // Spending and autonomous consumption enter income alike; only consumption itself could tell them apart.
        var error = Refused([new(Y, 1940, 77), new(KleinExample.Symbol("k"), 1941, 66)], [new(G, 1940, 1940), new(new Instrument(Cn), 1940, 1940)]);

        Assert.Contains("g in 1940 and add-factor of cn in 1940 move the targets in the same proportions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seek_OutOfReach_SaysHowNearItCame()
    {
        var model = Language.ModelTextAssert.Load("model m\nlever u in 0..10 default 1\nvariable y\nblock b:\n  y = u / (1 + u) + 0.1 * exp(-u)\n");
        var setting = ModelSetting.SinglePath(CompiledModel.Compile(model), PathTable.Empty, 2020, 2021);

        var error = Assert.Throws<ControlException>(() => ExactGoalSeeker.Seek(
            setting, new ExactGoalQuestion([new(model.Find("y")!, 2021, 1.2)], [new(new Instrument(model.Find("u")!), 2021, 2021)]) { MostIterations = 8 }));

        Assert.Contains("The target y in 2021 = 1.2 is not reached: the nearest found is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seek_UnequalNumbersOrOverlappingYears_AreRefused()
    {
        Assert.Contains("as many instruments as targets, and there are 1 and 2", Refused([new(Y, 1940, 77), new(Y, 1941, 77)], [new(G, 1940, 1940)]).Message, StringComparison.Ordinal);
        Assert.Contains("Two instruments set g in 1941", Refused([new(Y, 1940, 77), new(Y, 1941, 77)], [new(G, 1940, 1941), new(G, 1941, 1941)]).Message, StringComparison.Ordinal);
    }

    /// <summary>One price in each fifth of the markets.</summary>
    internal static ExactGoalQuestion LargeQuestion(BoundModel model) => new(
        [.. Enumerable.Range(0, LargeModel.Levers).Select(i => new GoalTarget(model.Find($"x{(60 * i) + 45}")!, 2007, 0.8 + (0.01 * i)))],
        [.. Enumerable.Range(0, LargeModel.Levers).Select(i => new GoalInstrument(new Instrument(model.Find($"effort{i}")!), 2004, 2007))]);

    private static ControlException Refused(ImmutableArray<GoalTarget> targets, ImmutableArray<GoalInstrument> instruments) =>
        Assert.Throws<ControlException>(() => ExactGoalSeeker.Seek(KleinSetting.Of(Klein, 1938, 1941), new ExactGoalQuestion(targets, instruments)));

    private static ModelSetting Put(ModelSetting setting, ExactGoalResult found)
    {
        foreach (var instrument in found.Instruments)
        {
            for (var year = instrument.Question.FirstYear; year <= instrument.Question.LastYear; year++)
            {
                setting = instrument.Question.Instrument.IsAddFactor
                    ? setting with { AddFactors = setting.AddFactors.With(instrument.Question.Instrument.Symbol, year, instrument.Value) }
                    : setting with { Paths = setting.Paths.With(instrument.Question.Instrument.Symbol, year, instrument.Value) };
            }
        }

        return setting;
    }
}
