using Simulation.Model.Analysis.Attribution;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Attribution;

public sealed class GrowthAccountingTests
{
    [Theory]
    [InlineData("grdp_growth")]
    [InlineData("growth[farms]")]
    [InlineData("growth[works]")]
    [InlineData("grdp")]
    [InlineData("taxes")]
    [InlineData("load")]
    public void Account_AnyIndicator_AddsUpInEveryDrawAndInTheMean(string indicator)
    {
        var forecast = TwoSectors.Forecast(TwoSectors.Set("investment", "works", 60));
        foreach (var account in GrowthAccounting.Of(forecast, TwoSectors.Symbol(indicator)).Account(forecast, cancellation: TwoSectors.Token))
        {
            Assert.InRange(account.LargestGap, 0, 1e-9);
            Assert.Equal(account.Growth.Mean, account.Parts.Sum(part => part.Mean), 1e-9);
            Assert.DoesNotContain(account.Parts, part => part.Cause == "judgement");
        }
    }

    [Fact]
    public void Account_GrowthRate_IsThatOfTheForecast()
    {
        var forecast = TwoSectors.Forecast();
        var account = GrowthAccounting.Of(forecast, TwoSectors.Symbol("grdp_growth")).Account(forecast, cancellation: TwoSectors.Token);
        var summary = forecast.Simulate();
        foreach (var year in account) Assert.Equal(summary[forecast.Outputs.IndexOf(TwoSectors.Symbol("grdp_growth")), year.Year].Mean!.Value, year.Growth.Mean, 1e-9);
    }

    [Fact]
    public void Account_Farms_NamesWhatItsEquationNames()
    {
        var forecast = TwoSectors.Forecast(TwoSectors.Set("effort", "farms", 2));
        var parts = GrowthAccounting.Of(forecast, TwoSectors.Symbol("growth[farms]")).Account(forecast, cancellation: TwoSectors.Token)[0].Parts;
        Assert.Equal(["capital", "effort", "nature", "shocks"], parts.Select(part => part.Cause));
        Assert.Equal("Vốn", parts[0].Labels["vi"]);
        // Trend of one percent and effort of two, in log points, on growth near zero.
        Assert.InRange(parts[1].Mean, 2.8, 3.3);
        Assert.True(parts[2].Mean < 0);
    }

    [Fact]
    public void Account_MoreInvestment_ShowsInCapitalAlone()
    {
        var (usual, more) = (TwoSectors.Forecast(), TwoSectors.Forecast(TwoSectors.Set("investment", "farms", 40)));
        var accounting = GrowthAccounting.Of(usual, TwoSectors.Symbol("growth[farms]"));
        var (before, after) = (accounting.Account(usual, cancellation: TwoSectors.Token)[0], accounting.Account(more, cancellation: TwoSectors.Token)[0]);
        Assert.True(after.Parts[0].Mean - before.Parts[0].Mean > 0.9 * (after.Growth.Mean - before.Growth.Mean));
        Assert.InRange(after.Parts[1].Mean - before.Parts[1].Mean, -0.1, 0.1);
    }

    [Fact]
    public void Account_LogisticVariable_FollowsItsEquationOrTheEarlierYears()
    {
        var forecast = TwoSectors.Forecast(TwoSectors.Set("effort", "works", 5));
        var parts = GrowthAccounting.Of(forecast, TwoSectors.Symbol("load")).Account(forecast, cancellation: TwoSectors.Token)[0].Parts.ToDictionary(part => part.Cause);
        Assert.True(parts["effort"].Mean > 0);
        Assert.True(parts.ContainsKey("exogenous") && parts.ContainsKey("earlier_years"));
    }

    [Fact]
    public void Account_VariableGivenFromOutside_IsCalledJudgement()
    {
        // What stands in place of an equation is not explained by it.
        var forecast = TwoSectors.Forecast();
        var given = forecast.Paths.With(TwoSectors.Symbol("value_added[farms]"), 2024, 130);
        var judged = new Forecaster(TwoSectors.Compiled, given, "prior", forecast.Ensemble, [], new ForecastLimits(2024, 2026, 256, 1000, 7)).Prepare(new ForecastQuestion());
        var account = GrowthAccounting.Of(judged, TwoSectors.Symbol("growth[farms]")).Account(judged, cancellation: TwoSectors.Token)[0];
        Assert.Equal("judgement", account.Parts[^1].Cause);
        Assert.Equal(account.Growth.Mean, account.Parts.Sum(part => part.Mean), 1e-9);
    }

    [Fact]
    public void Of_TermThatMixesCauses_IsNamed()
    {
        var forecast = Small("dlog(x) = a * b", "cause first = a\ncause second = b\n");
        var error = Assert.Throws<AttributionException>(() => GrowthAccounting.Of(forecast, forecast.Outputs[0]));
        Assert.Contains("first and second", error.Message, StringComparison.Ordinal);
        Assert.Contains("variable of its own", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CircleWithinTheYear_IsNamed()
    {
        var forecast = Small("x = 2 + 0.5 * y + a - a(-1) + b\n  y = 1 + 0.5 * x", "", "variable y");
        Assert.Contains("depends on itself", Assert.Throws<AttributionException>(() => GrowthAccounting.Of(forecast, forecast.Outputs[0])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x = 5 + max(a, b)")]
    [InlineData("x = 5 + (2 + a) ^ 1.5 * exp(b / 4)")]
    [InlineData("x = 9 + if(a > b, a, 2 * b)")]
    [InlineData("x = 5 + abs(a) / (2 + b) + sqrt(3 + a) + year / 1000")]
    [InlineData("d(x) = a - 0.5 * b(-1)")]
    [InlineData("log(x) = 1 + a / 10 + movavg(b, 2) / 10")]
    public void Account_EveryForm_AddsUp(string equation)
    {
        var forecast = Small(equation, "");
        foreach (var account in GrowthAccounting.Of(forecast, forecast.Outputs[0]).Account(forecast, cancellation: TwoSectors.Token)) Assert.InRange(account.LargestGap, 0, 1e-9);
    }

    private static PreparedForecast Small(string equation, string causes, string more = "")
    {
        var model = ModelText.Load($"""
            model small "Small"
            {causes.Replace("\n", "\n", StringComparison.Ordinal)}
            shock a ~ uniform(-1, 1)
            lever b in -1..1 default 0.1
            variable x published flow
            {more}
            block all:
              {equation.Replace("\n", "\n", StringComparison.Ordinal)}
            start:
              x = 5
            """, "small");
        var compiled = CompiledModel.Compile(model);
        var history = PathTable.Of(from year in (int[])[2021, 2022, 2023] from name in (string[])["a", "b"] select new YearValue(model.Find(name)!, year, 0.2));
        var ensemble = compiled.CreateProjector(history, AddFactors.None, 2022, 2023, 2023, [model.Find("x")!]).Capture(new DrawRange(0, 8), new Simulation.Model.Ensembles.Randomness.PhiloxLatents(1));
        return new Forecaster(compiled, history, "small", ensemble, [], new ForecastLimits(2026, 2026, 300, 1000, 1))
            .Prepare(new ForecastQuestion { Scenario = new Scenario([new LeverChange("b", null, 2025, null, 0.7)], []) });
    }
}
