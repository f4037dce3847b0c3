using Simulation.Model.Calibration;
using Simulation.Model.Language.Bound;

namespace Simulation.Data.Tests.Joining;

public sealed class ProvinceModelTests
{
    // The names that the shipped files of a province speak about, and little else.
    private const string Text = """
        model provincial "A province in miniature"
        version "1.0"
        frequency annual

        unit VND
        unit MW
        set market = agriculture, manufacturing, services
        set plant from data
        set part = total, agriculture

        constant large_investment = 1000000 [billion VND]
        constant large_capacity = 100000 [MW]
        lever social_investment "Investment" [billion VND] in 0..200000 from province total_social_investment[total] default 30000
        lever investment_share[market] "Share" [share] in 0..1 default 0.1 0.3 0.4
        lever capacity[plant] "Capacity" [MW] in 0..5000 default data
        exogenous national_growth "Growth of the nation" [percent] ~ ar1(mean = 6, rho = 0.3, sd = 1.8) from nation grdp_growth[total]
        exogenous shrimp_price "Shrimp" [percent] ~ normal(0, 9)
        exogenous rice_price "Rice" [percent] ~ normal(0, 11)
        hazard drought "Drought" ~ bernoulli(0.2)
        hazard disease "Disease" ~ bernoulli(0.1)
        hazard outage "Outage" ~ bernoulli(0.1)
        parameter start_value_added[market] "Start" [billion VND] ~ lognormal(16000 9000 17000, sd = 0.8)
        parameter start_urban_share "Urban" [share] ~ normal(0.2, sd = 0.1) in 0.02..0.98

        variable value_added[market] "Value added" [billion VND]
        variable grdp_current "GRDP" [billion VND] published flow
        variable grdp_growth[part] "Growth" [percent] published growth

        block growth[s in market]:
          dlog(value_added[s]) = investment_share[s] * social_investment / large_investment + (national_growth + shrimp_price + rice_price - drought - disease - outage) / 1000 + start_urban_share / 100
        block province:
          grdp_current = sum(s in market: value_added[s]) + sum(p in plant: capacity[p] * value_added[services] / large_capacity)
          grdp_growth[total] = pct(grdp_current)
          grdp_growth[agriculture] = pct(value_added[agriculture])
        start:
          value_added[s in market] = start_value_added[s]
          grdp_current = sum(s in market: start_value_added[s])
        """;

    [Theory]
    [InlineData("tra-vinh")]
    [InlineData("tien-giang")]
    public void Join_AShippedProvince_HasNoErrors(string id)
    {
        var province = Without(Workspace.Province(id));
        var joined = ProvinceModel.Join(province, new ModelSource("provincial", Text));
        Assert.DoesNotContain(joined.Diagnostics, diagnostic => diagnostic.Severity == DataSeverity.Error);
        Assert.Equal((2015, 2023), (joined.Value.StartYear, joined.Value.LastHistoryYear));
    }

    [Fact]
    public void Join_NationalHistory_IsTheVintageKnownOnTheDay()
    {
        var model = Join("tra-vinh");
        var growth = Symbol(model, "national_growth");
        var given = model.Given.Where(value => value.Symbol == growth).ToArray();
        Assert.Equal([6.99, 6.69, 6.94, 7.47, 7.36, 2.87, 2.56, 8.02, 5.05], given.Select(value => value.Value));
        Assert.Equal(Enumerable.Range(2015, 9), given.Select(value => value.Year));
        Assert.All(given, value => Assert.Equal(GivenOrigin.Published, value.Origin));
    }

    [Fact]
    public void Join_InAnEarlierYear_UsesEarlierVintagesAndNothingLater()
    {
        var model = Join("tra-vinh", new DateOnly(2020, 1, 1));
        Assert.Equal(2019, model.LastHistoryYear);
        var growth = Symbol(model, "national_growth");
        var given = model.Given.Where(value => value.Symbol == growth).ToDictionary(value => value.Year);
        Assert.Equal(7.02, given[2019].Value);
        Assert.Equal(6.81, given[2017].Value);
        Assert.Equal(7.08, given[2018].Value);
        Assert.DoesNotContain(model.Given, value => value.Year > 2019 && value.Symbol.Kind is SymbolKind.Exogenous or SymbolKind.Hazard);
    }

    [Fact]
    public void Join_PlantsOfTheList_AreTheMembersAndPathsOfTheSet()
    {
        var model = Join("tra-vinh");
        Assert.Equal(["duyen_hai_1", "duyen_hai_3", "duyen_hai_3_extension", "duyen_hai_2", "solar", "wind_five_farms"],
            model.Model.Sets.Single(set => set.Name == "plant").Members.Select(member => member.Name));
        var paths = model.Paths(2030);
        Assert.True(paths.TryGet(Symbol(model, "capacity[duyen_hai_2]"), 2022, out var during));
        Assert.Equal(990, during, 9);
        Assert.True(paths.TryGet(Symbol(model, "capacity[duyen_hai_2]"), 2030, out var later));
        Assert.Equal(1320, later);
    }

    [Fact]
    public void Join_AProvinceWithoutPlants_HasAnEmptySet()
    {
        var model = Join("tien-giang");
        Assert.Empty(model.Model.Sets.Single(set => set.Name == "plant").Members);
        Assert.DoesNotContain(model.Model.Symbols, symbol => symbol.Declaration.Name == "capacity");
    }

    [Fact]
    public void Paths_BeyondTheFiles_LeversKeepTheirLastValueAndChanceIsLeftOpen()
    {
        var model = Join("tien-giang");
        var paths = model.Paths(2035);
        Assert.True(paths.TryGet(Symbol(model, "social_investment"), 2035, out var investment));
        Assert.Equal(model.Given.Last(value => value.Symbol.Name == "social_investment").Value, investment);
        Assert.False(paths.Gives(Symbol(model, "drought"), 2024));
        Assert.False(paths.Gives(Symbol(model, "national_growth"), 2024));
        Assert.False(model.Paths(2023).Gives(Symbol(model, "social_investment"), 2024));
    }

    // A backtest standing in 2020 used the model's default for 2021, whose investment was published later.
    [Fact]
    public void Paths_AYearPublishedAfterTheDay_TakesTheYearBefore()
    {
        var model = Join("tra-vinh", new DateOnly(2021, 1, 1));
        var investment = model.GivenTo(2022).Where(value => value.Symbol.Name == "social_investment").ToDictionary(value => value.Year);
        Assert.Equal((investment[2020].Value, GivenOrigin.Continued), (investment[2021].Value, investment[2021].Origin));
        Assert.Equal((investment[2020].Value, GivenOrigin.Continued), (investment[2022].Value, investment[2022].Origin));
        Assert.DoesNotContain(model.Gaps, gap => gap.Symbol.Name == "social_investment");
    }

    // Standing before the day of the files, the rows that assume later years were taken as known, though they rest on what came.
    [Fact]
    public void Join_BeforeTheDayOfTheFiles_DoesNotKnowWhatTheyAssumeOfLaterYears()
    {
        var early = Join("tra-vinh", new DateOnly(2021, 1, 1));
        Assert.DoesNotContain(early.Given, value => value.Origin == GivenOrigin.Path && value.Year > 2020);
        Assert.Contains(Join("tra-vinh").Given, value => value.Origin == GivenOrigin.Path && value.Year == 2027);
    }

    // A choice among vintages brought in a figure that was published after the day.
    [Fact]
    public void ChooseOwn_APreferredFigureNotYetInPrint_LeavesTheOneThatWas()
    {
        var province = Workspace.Province("tra-vinh");
        Assert.Equal(72_440, province.ChooseOwn("grdp_current", "total", 2022, new DateOnly(2023, 1, 1))!.Observation.Value);
        Assert.Equal(73_185.74, province.ChooseOwn("grdp_current", "total", 2022, new DateOnly(2024, 1, 1))!.Observation.Value);
    }

    [Fact]
    public void Join_ByFiguresInPrint_HasNothingThatStandsIn()
    {
        var province = Workspace.Province("tra-vinh");
        var day = new DateOnly(2022, 1, 1);
        Assert.Contains(Join("tra-vinh", day).Observations, used => used.Observation.StandsInOn(day));
        var strict = ProvinceModel.Join(Without(province), new ModelSource("provincial", Text), day, KnowledgeRule.Printed).Value;
        Assert.DoesNotContain(strict.Observations, used => used.Observation.StandsInOn(day));
        Assert.Contains(strict.Selection.Unused, unused => unused.Cause == UnusedCause.NotYetKnown && unused.Reason.StartsWith("In print from 2022-07", StringComparison.Ordinal));
    }

    [Fact]
    public void Join_PublishedInvestment_StandsWherePathsSayNothing()
    {
        var model = Join("tra-vinh");
        var of2021 = model.Given.Single(value => value.Symbol.Name == "social_investment" && value.Year == 2021);
        Assert.Equal((31515.0, GivenOrigin.Published), (of2021.Value, of2021.Origin));
    }

    [Fact]
    public void Join_ObservationsTheModelDoesNotPublish_AreUnusedWithTheReason()
    {
        var model = Join("tra-vinh");
        Assert.All(model.Observations, used => Assert.Contains(used.Observation.Indicator, (string[])["grdp_current", "grdp_growth"]));
        Assert.Contains(model.Selection.Unused, unused => unused is { Cause: UnusedCause.NotInModel, Observation.Indicator: "sector_share" });
        Assert.Equal(model.Province.Observations.Length, model.Observations.Length + model.Selection.Unused.Length);
    }

    [Fact]
    public void Join_DuringTheYear_LeavesThePartOfTheYearToMonitoring()
    {
        // The calibration of a day in July failed: it wanted to know whether the drought of the running year had come.
        var joined = Join("tra-vinh", new DateOnly(2024, 7, 1));

        Assert.Equal(2023, joined.LastHistoryYear);
        Assert.Contains(joined.Observations, used => used.Period == Period.YearToDate(2024, 6));
        Assert.All(joined.HistoryObservations, used => Assert.True(used.Period.LastYear <= 2023));
    }

    [Fact]
    public void Join_RowsThatDoNotFitTheModel_AreReportedTogether()
    {
        var province = Without(Workspace.Province("tra-vinh"));
        province = province with
        {
            Paths = [.. province.Paths,
                new PathValue("social_investmant", "", 2024, 1, "s", "", "paths.csv", 90),
                new PathValue("investment_share", "fishery", 2024, 0.1, "s", "", "paths.csv", 91),
                new PathValue("social_investment", "", 2024, -1, "s", "", "paths.csv", 92),
                new PathValue("grdp_current", "", 2024, 1, "s", "", "paths.csv", 93)],
            Events = [.. province.Events, new PathValue("rice_price", "", 2020, 1, "s", "", "events.csv", 94)],
        };
        var joined = ProvinceModel.Join(province, new ModelSource("provincial", Text));
        var errors = joined.Diagnostics.Where(diagnostic => diagnostic.Severity == DataSeverity.Error).ToArray();
        Assert.Equal([(90, DataProblem.Name), (91, DataProblem.Name), (92, DataProblem.OutOfRange), (93, DataProblem.Name), (94, DataProblem.Name)],
            errors.Select(error => (error.Line!.Value, error.Problem)));
        Assert.Equal("Did you mean 'social_investment'?", errors[0].WayOut);
        Assert.False(joined.Succeeded);
        Assert.Throws<DataException>(() => joined.Value);
    }

    [Theory]
    [InlineData("start_urban_shar", "normal(0.2, sd = 0.1) in 0..1")]
    [InlineData("start_urban_share", "normal(0.2, sd = 0.1")]
    [InlineData("start_urban_share", "normal(0.2, sd = 0.1) in 0 to 1")]
    public void Join_APriorThatDoesNotFit_NamesItsRow(string symbol, string distribution)
    {
        var province = Workspace.Province("tra-vinh") with { Priors = [new PriorOverride(symbol, "", distribution, "s", "", "vn/p/priors.csv", 7)] };
        var joined = ProvinceModel.Join(province, new ModelSource("provincial", Text));
        Assert.Contains(joined.Diagnostics, diagnostic => diagnostic.Severity == DataSeverity.Error && diagnostic.ToString().Contains("vn/p/priors.csv:7", StringComparison.Ordinal));
    }

    [Fact]
    public void Join_AModelTextWithAnError_KeepsItsLine()
    {
        var joined = ProvinceModel.Join(Without(Workspace.Province("tra-vinh")), new ModelSource("provincial", Text.Replace("pct(grdp_current)", "pct(grdp_curent)", StringComparison.Ordinal)));
        var line = 1 + Text[..Text.IndexOf("pct(grdp_current)", StringComparison.Ordinal)].Count(character => character == '\n');
        Assert.Contains(joined.Diagnostics, diagnostic => diagnostic.Problem == DataProblem.Model && diagnostic.Line == line);
    }

    [Fact]
    public void Join_ADayTooEarly_IsRefused() =>
        Assert.False(ProvinceModel.Join(Without(Workspace.Province("tra-vinh")), new ModelSource("provincial", Text), new DateOnly(2016, 6, 1)).Succeeded);

    private static ProvinceModel Join(string id, DateOnly? asOf = null) =>
        ProvinceModel.Join(Without(Workspace.Province(id)), new ModelSource("provincial", Text), asOf).Value;

    // Only the priors of parameters that the miniature has.
    private static ProvinceDefinition Without(ProvinceDefinition province) =>
        province with { Priors = [.. province.Priors.Where(prior => prior.Symbol is "start_value_added" or "start_urban_share")] };

    private static Symbol Symbol(ProvinceModel model, string name) => model.Model.Find(name) ?? throw new ArgumentException(name);
}
