using System.Collections.Immutable;
using Simulation.Model.Analysis.Backtesting;
using Simulation.Model.Calibration;

namespace Simulation.Data.Tests.Backtests;

public sealed class BacktestDesignTests
{
    private static readonly ModelSource Model = ReadModel();
    private static readonly ProvinceDefinition TraVinh = Workspace.Province("tra-vinh");
    private static readonly ImmutableArray<BacktestOrigin> Origins = Create(TraVinh);

    [Fact]
    public void Create_TraVinh_StandsAtEveryYearWithThreeYearsOfHistory() =>
        Assert.Equal([2018, 2019, 2020, 2021, 2022], Origins.Select(origin => origin.Year));

    [Fact]
    public void Origin_IsCalibratedToFiguresInPrintOnItsDay() => Assert.All(Origins, origin =>
    {
        Assert.Equal(new DateOnly(origin.Year + 1, 1, 1), origin.AsOf);
        Assert.NotEmpty(origin.Problem.Observations);
        Assert.All(origin.Problem.Observations, used => Assert.True(
            used.Observation.IsKnownOn(origin.AsOf) && !used.Observation.StandsInOn(origin.AsOf), $"{used.Observation.Origin} in {origin.AsOf}"));
    });

    [Fact]
    public void Origin_OfTwentyTwenty_KnowsTheMeanAnnouncedBeforeTheOutturnAndNotTheOneAfterIt()
    {
        var mean = Assert.Single(Used(2020), used => used is { Observation: { Indicator: "grdp_growth", Sector: "total" }, Period.Kind: PeriodKind.Average });
        Assert.Equal(12, mean.Observation.Value);
        Assert.Equal(11.22, Assert.Single(Used(2022), used => used is { Observation: { Indicator: "grdp_growth", Sector: "total" }, Period.Kind: PeriodKind.Average }).Observation.Value);
    }

    [Theory]
    [InlineData(2018, 2018, 7.08)]
    [InlineData(2020, 2018, 7.08)]
    [InlineData(2020, 2019, 7.02)]
    [InlineData(2022, 2018, 7.47)]
    [InlineData(2022, 2022, 8.02)]
    public void Origin_IsGivenTheNationsGrowthAsItWasThenPublished(int origin, int year, double growth)
    {
        var one = Origins.Single(one => one.Year == origin);
        Assert.True(one.Paths.TryGet(one.Problem.Model.Model.Find("national_growth")!, year, out var value));
        Assert.Equal(growth, value);
    }

    [Fact]
    public void Origin_IsGivenNothingThatNatureOrTheNationDidAfterIt() => Assert.All(Origins, origin =>
    {
        foreach (var name in (string[])["national_growth", "national_inflation", "shrimp_price", "rice_price", "drought", "disease", "outage"])
            Assert.False(origin.Paths.Gives(origin.Problem.Model.Model.Find(name)!, origin.Year + 1), $"{name} after {origin.Year}");
    });

    [Fact]
    public void Origin_LeavesWhatPlannersMoveAtItsLastValue() => Assert.All(Origins, origin =>
    {
        var lever = origin.Problem.Model.Model.Find("social_investment")!;
        Assert.True(origin.Paths.TryGet(lever, origin.Year, out var last));
        Assert.True(origin.Paths.TryGet(lever, origin.Year + 2, out var later));
        Assert.Equal(last, later);
    });

    [Fact]
    public void Outcome_LiesAfterItsOrigin_AndItsHistoryDoesNot() => Assert.All(Origins, origin => Assert.All(origin.Outcomes, outcome =>
    {
        Assert.InRange(outcome.Year, origin.Year + 1, origin.Year + 3);
        Assert.All(outcome.History, figure => Assert.True(figure.Year <= origin.Year));
        Assert.True(outcome.PlanTarget is null || outcome.Year == origin.Year + 1);
    }));

    [Fact]
    public void Outcome_IsTheLatestVintage_WithTheErrorOfANewFigure()
    {
        var outcome = Origins.Single(origin => origin.Year == 2021).Outcomes.Single(outcome => outcome is { Indicator: "grdp_current", Year: 2022 });
        Assert.Equal((73185.74, 0.012), (outcome.Value, outcome.StandardDeviation));
        var revenue = Origins.Single(origin => origin.Year == 2022).Outcomes.Single(one => one.Indicator == "domestic_budget_revenue");
        Assert.Equal((5933.0, 5700.0), (revenue.Value, revenue.PlanTarget));
    }

    [Fact]
    public void Outcome_OfAnIndicatorNeverSeenBefore_IsNotScored()
    {
        var early = Origins.Single(origin => origin.Year == 2018);
        Assert.DoesNotContain(early.Outcomes, outcome => outcome.Indicator == "domestic_budget_revenue");
        Assert.Contains(early.Unscored, unscored => unscored is { Indicator: "domestic_budget_revenue", Year: 2020 });
    }

    [Theory]
    [InlineData("grdp_growth", "total", "2020", "percent", "official", 9.9)]
    [InlineData("grdp_current", "total", "2020", "billion VND", "preliminary", 99_999.0)]
    [InlineData("grdp_growth", "total", "2021", "percent", "estimate", 30.0)]
    [InlineData("grdp_growth", "industry", "2016-2020avg", "percent_per_year", "secondary", 5.0)]
    public void Origin_FiguresPublishedAfterIt_ChangeNothingOfIt(string indicator, string sector, string period, string unit, string status, double value)
    {
        // Whatever a figure says: what is in print only after the first day of 2021 cannot move the calibration or the naive forecasts of the origin 2020.
        var later = Read($"tra-vinh,{indicator},{sector},{period},{value},{unit},{status},published later,");
        var before = Origins.Single(origin => origin.Year == 2020);
        var after = Create(TraVinh with { Observations = [.. TraVinh.Observations, later] }).Single(origin => origin.Year == 2020);
        Assert.Equal(CalibrationIdentity.Hash(before.Problem, new()), CalibrationIdentity.Hash(after.Problem, new()));
        Assert.Equal(Given(before), Given(after));
        Assert.All(after.Outcomes.Join(before.Outcomes, one => (one.Indicator, one.Sector, one.Year), one => (one.Indicator, one.Sector, one.Year), (one, other) => (one, other)),
            pair => Assert.Equal(pair.other.History, pair.one.History));
    }

    [Fact]
    public void Origin_TheNationsLaterVintages_ChangeNothingOfIt()
    {
        var later = Read("viet-nam,gdp_growth,total,2019,9.9,percent,nso_revised,published later,");
        var before = Origins.Single(origin => origin.Year == 2020);
        var after = Create(TraVinh with { NationObservations = [.. TraVinh.NationObservations, later] }).Single(origin => origin.Year == 2020);
        Assert.Equal(Given(before), Given(after));
    }

    [Fact]
    public void Origin_AssumptionsAboutLaterYears_ChangeNothingOfIt()
    {
        var before = Origins.Single(origin => origin.Year == 2020);
        var after = Create(TraVinh with { Paths = [.. TraVinh.Paths.Select(path => path.Year > 2020 ? path with { Value = path.Value * 0.9 } : path)] }).Single(origin => origin.Year == 2020);
        Assert.Equal(Given(before), Given(after));
    }

    [Theory]
    [InlineData(2010, 2019, 3, "2018:2022")]
    [InlineData(2019, 2018, 3, "2018:2022")]
    [InlineData(2019, 2030, 3, "2018:2022")]
    [InlineData(2019, 2020, 0, "1 to 10")]
    [InlineData(2019, 2020, 11, "1 to 10")]
    public void Create_OriginsOrHorizonThatCannotBe_AreRefusedWithTheRange(int first, int last, int horizon, string expected)
    {
        var result = BacktestDesign.Create(TraVinh, Model, new BacktestSpan(first, last, horizon));
        Assert.False(result.Succeeded);
        Assert.Contains(expected, Assert.Single(result.Diagnostics).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_AProvinceWithoutAFigureToScore_SaysSo()
    {
        var bare = TraVinh with { Observations = [.. TraVinh.Observations.Where(observation => observation.Period?.LastYear < 2018)] };
        Assert.Contains("add observations", Assert.Single(BacktestDesign.Create(bare, Model, new BacktestSpan()).Diagnostics).WayOut, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grdp_growth,total,2022,8,percent,s,\ngrdp_growth,total,2022,9,percent,s,", DataProblem.Duplicate)]
    [InlineData("grdp_groth,total,2022,8,percent,s,", DataProblem.Name)]
    [InlineData("grdp_growth,total,2022,8,billion VND,s,", DataProblem.Unit)]
    public void PastTargets_ThatMakeNoSense_AreErrors(string rows, DataProblem problem)
    {
        var bag = new DiagnosticBag();
        PastTarget.Read(Workspace.File($"{string.Join(',', PastTarget.Columns)}\n{rows}\n"), Workspace.Vocabulary, bag);
        Assert.Equal(problem, Assert.Single(bag.Diagnostics).Problem);
    }

    private static ImmutableArray<UsedObservation> Used(int origin) => Origins.Single(one => one.Year == origin).Problem.Observations;

    private static IEnumerable<(string, int, double)> Given(BacktestOrigin origin) => origin.Paths.Entries.Select(entry => (entry.Symbol.Name, entry.Year, entry.Value));

    private static Observation Read(string row)
    {
        var (observations, bag) = Workspace.ReadRows(row);
        Assert.Empty(bag.Diagnostics);
        return observations[0];
    }

    private static ImmutableArray<BacktestOrigin> Create(ProvinceDefinition province) => BacktestDesign.Create(province, Model, new BacktestSpan()).Value.Origins;

    private static ModelSource ReadModel()
    {
        var bag = new DiagnosticBag();
        return new ModelRepository(Path.Combine(Workspace.Repository, "models")).Read("provincial", bag) ?? throw new DataException(bag.Diagnostics);
    }
}
