using Simulation.Model.Plans;

namespace Simulation.Data.Tests.Provinces;

public sealed class ShippedDataTests
{
    private static readonly DateOnly January2024 = new(2024, 1, 1);

    private static readonly ProvinceRepository Provinces = new(Workspace.Shipped);

    public static TheoryData<string> Ids => [.. Provinces.Ids];

    [Fact]
    public void Ids_AreTheFoldersWithSettings() => Assert.Equal(["tien-giang", "tra-vinh"], Provinces.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Load_EveryShippedProvince_HasNoErrors(string id)
    {
        var loaded = Provinces.Load(id);
        Assert.DoesNotContain(loaded.Diagnostics, diagnostic => diagnostic.Severity == DataSeverity.Error);
        Assert.Equal(id, loaded.Value.Id);
    }

    [Fact]
    public void Read_ThePanelOfProvinces_HasNoErrors()
    {
        var bag = new DiagnosticBag();
        var panel = ObservationReader.Read(Workspace.Shipped.Read("vn/provinces/observations.csv", bag)!, Workspace.Vocabulary, bag);
        Assert.False(bag.HasErrors);
        Assert.Equal(370, panel.Length);
    }

    [Fact]
    public void Load_TraVinh_KeepsEveryRowAndReportsOnlyPeriodsItWillNotGuess()
    {
        var loaded = Provinces.Load("tra-vinh");
        Assert.Equal((614, 732), (loaded.Value.Observations.Length, loaded.Value.NationObservations.Length));
        Assert.Equal(["2006-2010", "2011-2015", "2015-2025Feb cumulative", "2016-10Mar", "2016-2019", "2023-04 m/m"],
            loaded.Diagnostics.Where(diagnostic => diagnostic.Problem == DataProblem.Period).Select(diagnostic => diagnostic.Value!).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Conflicts_ThatTouchCalibration_AllHaveAChoice(string id) =>
        Assert.All(Workspace.Province(id).Conflicts, conflict => Assert.True(conflict.IsResolved, $"{conflict.Indicator} {conflict.Sector} {conflict.PeriodText}"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Select_OnAnyDay_UsesEachFactOnceAndExplainsEveryOther(string id)
    {
        var province = Workspace.Province(id);
        for (var year = 2018; year <= 2026; year++)
        {
            var selection = province.Select(new DateOnly(year, 1, 1));
            Assert.Equal(province.Observations.Length, selection.Used.Length + selection.Unused.Length);
            Assert.Distinct(selection.Used.Select(used => (used.Observation.Indicator, used.Observation.Sector, used.Period)));
            Assert.All(selection.Used, used => Assert.True(used.StandardDeviation is > 0 and < 100 && double.IsFinite(used.Score) && used.Reason.Length > 0));
            Assert.All(selection.Unused, unused => Assert.NotEmpty(unused.Reason));
        }
    }

    [Fact]
    public void Select_InJanuary2024_KnowsNothingOf2024()
    {
        var selection = Workspace.Province("tra-vinh").Select(January2024);
        Assert.All(selection.Used, used => Assert.True(used.Period.LastYear <= 2023));
        Assert.Contains(selection.Unused, unused => unused.Cause == UnusedCause.NotYetKnown && unused.Observation.PeriodText == "2024Q1");
    }

    [Theory]
    [InlineData("2024-04-01", "2024Q1", 13.93)]
    [InlineData("2024-07-01", "2024H1", 10.27)]
    public void Select_DuringTheYear_UsesTheLongestPartKnown(string day, string period, double growth)
    {
        var selection = Workspace.Province("tra-vinh").Select(DateOnly.ParseExact(day, "yyyy-MM-dd"));
        var used = Assert.Single(selection.Used, used => used is { Observation: { Indicator: "grdp_growth", Sector: "total" }, Period.FirstYear: 2024 });
        Assert.Equal((period, growth), (used.Observation.PeriodText, used.Observation.Value));
        Assert.True(used.Error.BridgeStandardDeviation > 0);
    }

    [Theory]
    [InlineData("grdp_growth", "total", "2023", 8.25)]
    [InlineData("grdp_growth", "total", "2016-2020avg", 11.22)]
    [InlineData("grdp_growth", "industry", "2016-2020avg", 29.59)]
    [InlineData("grdp_growth", "agriculture", "2021", 0.54)]
    [InlineData("grdp_growth", "industry", "2016-9M", 47.41)]
    [InlineData("grdp_current", "total", "2020", 63_269.1)]
    [InlineData("grdp_current", "total", "2023", 83_375)]
    [InlineData("grdp_per_capita", "total", "2023", 81.75)]
    [InlineData("sector_share", "industry", "2023", 35.92)]
    [InlineData("population", "total", "2016", 1_007.6)]
    public void Select_TraVinhInJanuary2024_UsesTheChosenFigures(string indicator, string sector, string period, double value)
    {
        var selection = Workspace.Province("tra-vinh").Select(January2024);
        var used = Assert.Single(selection.Used, used => used.Observation.Indicator == indicator && used.Observation.Sector == sector && used.Observation.PeriodText == period);
        Assert.Equal(value, used.Observation.Value);
    }

    [Fact]
    public void Select_TheAnnouncedGrowthOf2019_GetsThreePointsOfErrorBy2024()
    {
        var used = Workspace.Province("tra-vinh").Select(January2024).Used;
        var of2019 = used.Single(use => use is { Observation: { Indicator: "grdp_growth", Sector: "total" }, Period.FirstYear: 2019 });
        var of2023 = used.Single(use => use is { Observation: { Indicator: "grdp_growth", Sector: "total" }, Period: { FirstYear: 2023, IsPartOfYear: false } });
        Assert.Equal(3.1, of2019.StandardDeviation, 9);
        Assert.Equal(0.45, of2023.StandardDeviation, 9);
    }

    [Fact]
    public void Select_TheTwoPopulationSeries_AreNeverJoined() =>
        Assert.All(
            Workspace.Province("tra-vinh").Select(January2024).Used.Where(used => used.Observation.Indicator == "population"),
            used => Assert.DoesNotContain("pre-2019-census", used.Observation.Note, StringComparison.Ordinal));

    [Fact]
    public void Plans_Of2024_HoldTheFourteenTargetsAsPrinted()
    {
        var plan = Assert.Single(Workspace.Province("tra-vinh").Plans);
        Assert.Equal(14, plan.Targets.Length);
        Assert.Equal(12, plan.Simulated.Length);
        var agriculture = plan.Targets.Single(target => target is { Indicator: "sector_share", Sector: "agriculture" });
        Assert.Equal((TargetOperator.NearlyAtMost, 27.0, 0), (agriculture.Operator, agriculture.Value, agriculture.Decimals));
        Assert.Equal(TargetKind.Lever, plan.Targets.Single(target => target.Indicator == "total_social_investment").Kind);
        Assert.Equal(TargetKind.Reported, plan.Targets.Single(target => target.Indicator == "secure_communes").Kind);
    }

    [Fact]
    public void Plants_OfTraVinh_RunFromTheirMonthOrHalfTheirYear()
    {
        var plants = Workspace.Province("tra-vinh").Plants.ToDictionary(plant => plant.Id);
        Assert.Equal(["duyen_hai_1", "duyen_hai_2", "duyen_hai_3", "duyen_hai_3_extension", "solar", "wind_five_farms"], plants.Keys.Order());
        Assert.Equal((0.0, 1245.0), (plants["duyen_hai_1"].CapacityIn(2015), plants["duyen_hai_1"].CapacityIn(2016)));
        Assert.Equal(1245 * 10 / 12.0, plants["duyen_hai_3"].CapacityIn(2017), 9);
        Assert.Equal((161.0, 322.0), (plants["wind_five_farms"].CapacityIn(2021), plants["wind_five_farms"].CapacityIn(2022)));
        Assert.Equal(4960, plants.Values.Sum(plant => plant.CapacityIn(2024)));
    }

    [Fact]
    public void Load_TheSameFilesTwice_HaveTheSameHash() =>
        Assert.Equal(Provinces.Load("tra-vinh").Value.DataHash, Provinces.Load("tra-vinh").Value.DataHash);
}
