using System.Collections.Immutable;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;
using Xunit;

namespace Simulation.Model.Tests.Plans;

/// <summary>A plan of four kinds of target judged by a run of ten draws, by hand.</summary>
public sealed class PlanScoringTests
{
    private static readonly double[] Growth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    private static readonly double[] Share = [26, 26, 26, 26, 27.4, 27.4, 28, 28, 28, 28];

    private static readonly Target GrowthTarget = Sample.Target(TargetOperator.AtLeast, 8);

    private static readonly Target ShareTarget =
        Sample.Target(TargetOperator.NearlyAtMost, 27) with { Indicator = "share", Sector = "agriculture" };

    private static readonly Target Investment =
        Sample.Target(TargetOperator.AtLeast, 34000) with { Indicator = "investment", Kind = TargetKind.Lever };

    private static readonly Target Communes =
        Sample.Target(TargetOperator.Above, 98) with { Indicator = "communes", Kind = TargetKind.Reported };

    private static readonly Plan Plan = new() { Id = "2024", Targets = [GrowthTarget, Investment, ShareTarget, Communes] };

    [Fact]
    public void Score_SimulatedTarget_HasMedianMarginProbabilityAndWords()
    {
        var growth = Score(Plan).Targets[0];
        Assert.Equal(5.5, growth.Median);
        Assert.Equal(-2.5, growth.Margin);
        Assert.Equal(0.3, growth.Probability);
        Assert.Equal(TargetStatus.Missed, growth.Status);
        Assert.Equal(LikelihoodBand.Unlikely, growth.Likelihood);
        Assert.Null(growth.Unjudged);
    }

    [Fact]
    public void Score_NearlyTarget_IsMetWithinTheTolerance()
    {
        var share = Score(Plan).Targets[2];
        Assert.Equal(27.4, share.Median!.Value, 1e-12);
        Assert.Equal(0.1, share.Margin!.Value, 1e-12);
        Assert.Equal(0.6, share.Probability);
        Assert.Equal(TargetStatus.Met, share.Status);
    }

    [Theory]
    [InlineData(34000, TargetStatus.Met, true)]
    [InlineData(34001, TargetStatus.Exceeded, true)]
    [InlineData(33999, TargetStatus.Missed, false)]
    public void Score_LeverTarget_IsJudgedOnTheScenariosOwnValue(double value, TargetStatus status, bool isMet)
    {
        var result = Score(Plan, leverValue: value);
        var lever = result.Targets[1];
        Assert.Equal(value, lever.Median);
        Assert.Equal(status, lever.Status);
        Assert.Null(lever.Probability);
        Assert.Null(lever.Likelihood);
        Assert.Equal(isMet, result.AllTargets.LeverTargetsMet);
    }

    [Fact]
    public void Score_LeverTargetWithoutValue_SaysSo()
    {
        var result = Score(Plan, leverValue: null);
        Assert.Equal(UnjudgedReason.NoLeverValue, result.Targets[1].Unjudged);
        Assert.Null(result.AllTargets.LeverTargetsMet);
    }

    [Fact]
    public void Score_ReportedTarget_IsCarriedWithoutProbability()
    {
        var reported = Score(Plan).Targets[3];
        Assert.Equal(TargetStatus.NotJudged, reported.Status);
        Assert.Equal(UnjudgedReason.OnlyReported, reported.Unjudged);
        Assert.Null(reported.Probability);
        Assert.Null(reported.Median);
    }

    [Fact]
    public void Score_ReportedTargetWithAReport_IsJudgedByIt()
    {
        var question = Ask(Plan);
        var result = PlanScoring.Score(question, Run(question), _ => 34000, target => target == Communes ? 98.4 : null);
        Assert.Equal(TargetStatus.Met, result.Targets[3].Status);
        Assert.Null(result.Targets[3].Probability);
    }

    [Fact]
    public void Score_AllTargets_CountsTheSimulatedOnesAndNamesTheOthers()
    {
        // Draws 8, 9 and 10 reach growth of 8, and in none of them is the share at most 27.5; in the first six it is.
        var all = Score(Plan).AllTargets;
        Assert.Equal(0.0, all.Probability);
        Assert.Equal([GrowthTarget, ShareTarget], all.Counted);
        Assert.Equal([Investment, Communes], all.LeftOut);
        Assert.Equal(GrowthTarget, all.Binding);
        Assert.Equal(2, all.Scorecard[TargetStatus.Met]);
        Assert.Equal(1, all.Scorecard[TargetStatus.Missed]);
        Assert.Equal(1, all.Scorecard[TargetStatus.NotJudged]);
    }

    [Fact]
    public void Score_WithoutOneTarget_GivesTheJointProbabilityOfTheOthers()
    {
        var targets = Score(Plan).Targets;
        Assert.Equal(0.6, targets[0].AllProbabilityWithout);
        Assert.Equal(0.3, targets[2].AllProbabilityWithout);
    }

    [Fact]
    public void Score_TargetsTheRunCannotAnswer_SayWhy()
    {
        var plan = new Plan { Id = "x", Targets = [GrowthTarget with { Year = 2030 }, GrowthTarget with { Sector = "industry" }] };
        var result = Score(plan);
        Assert.Equal([UnjudgedReason.OutsideHorizon, UnjudgedReason.NotAnOutput], result.Targets.Select(target => target.Unjudged!.Value));
        Assert.Null(result.AllTargets.Probability);
        Assert.Null(result.AllTargets.Binding);
        Assert.Empty(result.AllTargets.Counted);
    }

    [Fact]
    public void Score_IndicatorUndefinedInMostDraws_IsNotJudgedButHasItsProbability()
    {
        var question = Ask(Plan);
        double[] growth = [.. Enumerable.Repeat(double.NaN, 6), 1, 8, 9, 10];
        var result = PlanScoring.Score(question, Run(question, growth), _ => null);
        Assert.Equal(UnjudgedReason.Undefined, result.Targets[0].Unjudged);
        Assert.Null(result.Targets[0].Median);
        Assert.Equal(0.3, result.Targets[0].Probability);
    }

    [Fact]
    public void Score_RunAskedOtherConditions_Throws() =>
        Assert.Throws<ArgumentException>(() => PlanScoring.Score(Ask(new Plan { Id = "x", Targets = [GrowthTarget] }), Run(Ask(Plan)), _ => null));

    [Fact]
    public void FindLever_ReadFromTheProvincesIndicatorOrOfItsName_IsFound()
    {
        var other = Lever(0, "effort", null);
        var plain = Lever(1, "social_investment", new DataReference("province", "investment", "total"));
        var indexed = Lever(2, "split", new DataReference("province", "investment_by_sector", ""), "agriculture");
        var nation = Lever(3, "national", new DataReference("nation", "investment", "total"));
        var named = Lever(4, "investment", null);
        var model = Model(other, nation, named, plain, indexed);
        Assert.Same(plain, PlanQuestion.FindLever(model, Investment));
        Assert.Same(indexed, PlanQuestion.FindLever(model, Investment with { Indicator = "investment_by_sector", Sector = "agriculture" }));
        Assert.Same(named, PlanQuestion.FindLever(Model(other, nation, named), Investment));
        Assert.Null(PlanQuestion.FindLever(model, Investment with { Indicator = "spending" }));
    }

    private static PlanResult Score(Plan plan, double? leverValue = 34000)
    {
        var question = Ask(plan);
        return PlanScoring.Score(question, Run(question), _ => leverValue);
    }

    private static PlanQuestion Ask(Plan plan) =>
        PlanQuestion.Of(plan, [Variable(0, "share", "agriculture"), Variable(1, "growth")], 2024, 2025);

    private static RunSummary Run(PlanQuestion question, double[]? growth = null)
    {
        var sink = new SummarySink(new RunShape(2, 2024, 2025, Resolution.Exact, question.Conditions));
        double[] storage = [.. Share, .. growth ?? Growth];
        sink.Receive(new OutputBlock(2024, 0, Share.Length, storage, [0, Share.Length]));
        sink.Receive(new OutputBlock(2025, 0, Share.Length, storage, [0, Share.Length]));
        return sink.ToSummary();
    }

    private static Symbol Variable(int id, string name, params string[] members) =>
        new(id, new Declaration { Kind = SymbolKind.Variable, Name = name, Published = Publication.Ratio }, [.. members]);

    private static Symbol Lever(int id, string name, DataReference? from, params string[] members) =>
        new(id, new Declaration { Kind = SymbolKind.Lever, Name = name, From = from }, [.. members]);

    private static BoundModel Model(params Symbol[] symbols) => new()
    {
        Name = "sample",
        Version = "1",
        Labels = ImmutableDictionary<string, string>.Empty,
        TextHash = "",
        Sets = [],
        Offices = [],
        Symbols = [.. symbols],
        Latents = [],
        Correlations = [],
        Parameters = [],
        Starts = [],
        Equations = [],
    };
}
