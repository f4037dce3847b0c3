using System.Globalization;
using Simulation.Data;
using Simulation.Model.Analysis.Backtesting;
using Simulation.Model.Calibration.Sampling;
using Xunit;

namespace Simulation.Economics.Tests;

/// <summary>What the shipped model would have said of Trà Vinh in past years, with a tenth of the usual effort.</summary>
public sealed class BacktestTests(BacktestTests.Past past) : IClassFixture<BacktestTests.Past>
{
    // Of 72 outcomes, whose years overlap. Little effort moves a score by two hundredths of itself.
    private const double Tolerance = 0.03;

    [Fact]
    public void NinetyPercentBands_HoldFourOutcomesInFive() => Assert.True(past.Card.In90 >= 0.8 * past.Card.Count, $"{past.Card.In90} of {past.Card.Count}");

    [Fact]
    public void FiftyPercentBands_HoldAboutHalf() => Assert.InRange(past.Card.In50 / (double)past.Card.Count, 0.4, 0.7);

    [Theory]
    [InlineData(NaiveKind.LastValue, 0.5)]
    [InlineData(NaiveKind.HistoricalMean, 0.35)]
    [InlineData(NaiveKind.PlanTarget, 0.1)]
    public void Model_IsBetterThanNaiveOverAllIndicators(NaiveKind kind, double skill) =>
        Assert.True(past.Card.Skills.Single(total => total.Kind == kind).Skill > skill);

    [Theory]
    [InlineData("grdp_growth")]
    [InlineData("grdp_current")]
    [InlineData("labour_force")]
    [InlineData("new_enterprises")]
    public void Model_IsBetterThanTheLastValueAndTheMeanOfHistory(string indicator) =>
        Assert.All(past.Card.Indicators.Where(line => line.Indicator == indicator && line.Sector == "total"), line =>
            Assert.All(line.Score.Skills.Where(skill => skill.Kind != NaiveKind.PlanTarget), skill => Assert.False(skill.IsWorse, $"{skill}")));

    // The pandemic year: what no prior foresaw is missed, and said to be.
    [Fact]
    public void GrowthOf2021_LiesBelowTheBandOfEveryOriginBeforeIt() =>
        Assert.All(past.Result.Records.Where(record => record is { Indicator: "grdp_growth", Sector: "total", Year: 2021 }), record => Assert.True(record.Pit < 0.05 && !record.In90));

    [Fact]
    public void EveryIndicator_IsNoWorseThanTheCommittedScorecard()
    {
        var committed = Committed();
        Assert.Equal(past.Card.Indicators.Length, committed.Count);
        Assert.All(past.Card.Indicators, line =>
        {
            var (count, crps) = committed[$"{line.Indicator}[{line.Sector}]"];
            Assert.Equal(count, line.Score.Count);

            // Of the few outcomes of an indicator, chance moves the score more.
            Assert.True(line.Score.Crps <= crps * (1 + Tolerance + (0.15 / count)) + 0.01, $"{line.Indicator}[{line.Sector}]: CRPS {line.Score.Crps:F3}, committed {crps:F2}");
        });
    }

    [Fact]
    public void Warnings_BelowOneThird_AreSeldomFalse()
    {
        var rule = Simulation.Model.Analysis.Monitoring.EarlyWarning.Judge(1 / 3.0, past.Result.Judged);
        Assert.True(rule.Cases > 80 && rule.Missed > 20);
        Assert.True(rule.FalseAlarmRate <= 0.1 && rule.HitRate >= 0.4);
    }

    [Fact]
    public void EveryOrigin_IsCalibratedToMoreFiguresThanTheOneBefore()
    {
        var figures = past.Result.Origins.Select(origin => origin.Observations).ToArray();
        Assert.Equal(figures.Order(), figures);
        Assert.Distinct(figures);
    }

    // bench/results/backtest.md, whose first lines say how it is written.
    private static Dictionary<string, (int Count, double Crps)> Committed() => File.ReadLines(Path.Combine(Shipped.Folder("bench"), "results", "backtest.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells[2] == "all")
        .ToDictionary(cells => cells[1], cells => (int.Parse(cells[3], CultureInfo.InvariantCulture), double.Parse(cells[4], CultureInfo.InvariantCulture)));

    /// <summary>The backtest, made once.</summary>
    public sealed class Past : IAsyncLifetime
    {
        /// <summary>Every forecast.</summary>
        public BacktestResult Result { get; private set; } = new([]);

        /// <summary>Its tables.</summary>
        public BacktestScorecard Card => BacktestScorecard.Of(Result.Records)!;

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            var province = ProvinceUnderTest.TraVinh.Joined.Province;
            var origins = BacktestDesign.Create(province, Shipped.Model, new BacktestSpan()).Value.Origins;
            Result = await new Backtester(new BacktestOptions { Sampler = new SamplerOptions { Steps = 48 } }).RunAsync(origins, 2);
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
