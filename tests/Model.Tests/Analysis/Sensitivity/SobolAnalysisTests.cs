using Simulation.Model.Analysis.Attribution;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Analysis.Sensitivity;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Plans.Forecasting;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Sensitivity;

public sealed class SobolAnalysisTests
{
    private static readonly Figure Farms = new(TwoSectors.Symbol("growth[farms]"), 2024);
    private static readonly Figure Load = new(TwoSectors.Symbol("load"), 2024);
    private static readonly SobolOptions Small = new() { Points = 2048, Resamples = 50 };

    [Fact]
    public void Of_Model_NamesEveryUncertainInput() => Assert.Equal(
        [("posterior", UncertaintyKind.Parameters), ("world", UncertaintyKind.Outside), ("drought", UncertaintyKind.Hazards), ("severity", UncertaintyKind.Hazards), ("supply", UncertaintyKind.Shocks)],
        UncertainInput.Of(TwoSectors.Model).Select(input => (input.Name, input.Kind)));

    [Fact]
    public void Compute_FarmGrowth_DependsOnWhatItsEquationReads()
    {
        var answer = SobolAnalysis.Compute(TwoSectors.Forecast(), [new SensitivityQuantity(Farms)], options: Small, cancellation: TwoSectors.Token);
        var total = answer.Inputs.Zip(answer.Results[0].Total).ToDictionary(pair => pair.First.Name, pair => pair.Second.Value);
        Assert.Equal(0, total["world"]);
        Assert.True(total["drought"] > 0.2 && total["supply"] > 0.1 && total["severity"] > 0.01 && total["posterior"] > 0.01);
        // Severity matters in a drought only.
        var first = answer.Results[0].First[answer.Inputs.Select(input => input.Name).ToList().IndexOf("severity")];
        Assert.True(total["severity"] > first.Value);
        Assert.Equal(7 * 2048, answer.Draws);
    }

    [Fact]
    public void Compute_UncertainLever_HasTheShareOfItsRange()
    {
        // Load depends on the world and, here, on effort: logits move by (world − 3)/100, of variance 1e-4, and by effort/50, uniform over two points of it:
        // (2/50)²/12. In logits both are straight lines.
        var lever = new LeverRange(TwoSectors.Symbol("effort[works]"), -1, 1, 2024, 2026);
        var answer = SobolAnalysis.Compute(TwoSectors.Forecast(), [new SensitivityQuantity(Load)], levers: [lever], options: Small, cancellation: TwoSectors.Token);
        var indices = answer.Inputs.Zip(answer.Results[0].First).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        var (fromLever, fromWorld, fromState) = (1.6e-3 / 12, indices["world"].Value, indices["posterior"].Value);
        Assert.Equal(UncertaintyKind.Lever, answer.Inputs[^1].Kind);
        Assert.InRange(indices["effort[works]"].Value / fromWorld, 0.75 * fromLever / 1e-4, 1.25 * fromLever / 1e-4);
        Assert.InRange(indices["effort[works]"].Value + fromWorld + fromState, 0.9, 1.1);
    }

    [Fact]
    public void Compute_SameQuestion_SameBits() => Assert.Equal(
        SobolAnalysis.Compute(TwoSectors.Forecast(), [new SensitivityQuantity(Farms)], options: Small, cancellation: TwoSectors.Token).Results[0].First,
        SobolAnalysis.Compute(TwoSectors.Forecast(), [new SensitivityQuantity(Farms)], options: Small, cancellation: TwoSectors.Token).Results[0].First);

    [Fact]
    public void Shares_OfKinds_AddUpWithTheirInteraction()
    {
        var shares = UncertaintyShares.Compute(TwoSectors.Forecast(), [Farms, Load], points: 4096, cancellation: TwoSectors.Token);
        foreach (var share in shares) Assert.Equal(1, share.Kinds.Sum(kind => kind.Alone.Value) + share.Interaction.Value, 1e-9);
        var load = shares[1].Kinds.ToDictionary(kind => kind.Kind, kind => kind.WithInteractions.Value);
        Assert.Equal((0, 0), (load[UncertaintyKind.Shocks], load[UncertaintyKind.Hazards]));
        // The ensemble is of a plain forecast: its variance is the one that is divided.
        var summary = TwoSectors.Forecaster.Prepare(new() { Draws = 20_000 }).Simulate();
        var variance = summary[TwoSectors.Forecaster.Indicators.IndexOf(Farms.Indicator), 2024].Variance!.Value;
        Assert.InRange(shares[0].Variance / variance, 0.9, 1.1);
    }

    [Fact]
    public void Tornado_ShockOfTwoMembers_MovesBothToTheTenthPercentileOfTheirSum()
    {
        // Each member was moved to its own tenth percentile at once, which is rarer than one in ten and made the bar of shocks with many members too long.
        var model = CompiledModel.Compile(ModelText.Load("""
            model pair "Pair"
            version "1"
            frequency annual
            set side "Sides" = left, right
            shock noise[side] "Noise" ~ normal(0, 3)
            variable amount "Amount" published stock
            block all "All":
              amount = 50 + 0.5 * amount(-1) + sum(s in side: noise[s])
            start:
              amount = 100
            """));
        var ensemble = model.CreateProjector(PathTable.Empty, AddFactors.None, 2022, 2023, 2023, [model.Model.Find("amount")!]).Capture(new DrawRange(0, 16), new PhiloxLatents(1));
        var forecast = new Forecaster(model, PathTable.Empty, "none", ensemble, [], new ForecastLimits(2024, 2024, 256, 1024, 1)).Prepare(new ForecastQuestion { Draws = 256 });

        var bar = Tornado.Compute(forecast, [Outcome.Mean(new Figure(model.Model.Find("amount")!, 2024))], [], cancellation: TwoSectors.Token)[0].Bars.Single(bar => bar.Input == "noise");

        Assert.Equal(2 * 1.2815515655446004 * 3 * Math.Sqrt(2), bar.Swing, 1e-9);
    }

    [Fact]
    public void Tornado_Bars_AreSorted_AndLeversAtTheirEnds()
    {
        var forecast = TwoSectors.Forecast();
        var lever = TwoSectors.Symbol("investment[farms]");
        var (low, high) = LeverRange.OfLevels(TwoSectors.Model, lever)!.Value;
        Assert.Equal((10, 40), (low, high));
        var chart = Tornado.Compute(forecast, [Outcome.Mean(Farms)], [new LeverRange(lever, low, high, 2024, 2026)], cancellation: TwoSectors.Token)[0];
        Assert.Equal(chart.Bars.Select(bar => Math.Abs(bar.Swing)).OrderDescending(), chart.Bars.Select(bar => Math.Abs(bar.Swing)));
        var bar = chart.Bars.Single(bar => bar.Kind == UncertaintyKind.Lever);
        var atHigh = TwoSectors.Forecast(TwoSectors.Set("investment", "farms", 40));
        Assert.Equal(atHigh.Simulate()[atHigh.Outputs.IndexOf(Farms.Indicator), 2024].Mean!.Value, bar.AtHigh, 1e-10);
        Assert.True(chart.Bars.Single(bar => bar.Input == "drought").Swing < 0);
        Assert.Equal(0, chart.Bars.Single(bar => bar.Input == "world").Swing);
        Assert.True(chart.Bars.Single(bar => bar.Input == "trend[farms]").Swing > 0);
    }
}
