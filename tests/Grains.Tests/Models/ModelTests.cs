using Simulation.Contracts.Faults;
using Simulation.Contracts.Models;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Models;

public class ModelTests(SiloFixture silo)
{
    private IModelGrain Model => silo.Grains.GetGrain<IModelGrain>("provincial");

    [Fact]
    public async Task Describe_Segments_DetermineEveryVariableOnce()
    {
        var model = await Model.DescribeAsync(TestContext.Current.CancellationToken);

        var determined = model.Segments.SelectMany(segment => segment.Equations).Select(equation => equation.Variable).ToList();
        Assert.Equal(determined.Distinct(), determined);
        Assert.Contains("grdp", determined);
        Assert.Equal(["agriculture", "industry", "product_taxes", "services"], model.Segments.Select(segment => segment.Office).OfType<string>().Distinct().Order());
        Assert.StartsWith("#", model.Text, StringComparison.Ordinal);
        Assert.Contains(model.Declarations, declaration => declaration is { Name: "grdp_growth", Kind: "variable", Published: "growth" });
    }

    [Theory]
    [InlineData("grdp")]
    [InlineData("core_value_added[manufacturing]")]
    [InlineData("grdp_per_capita")]
    public async Task Explain_Terms_SumToTheLeftSide(string variable)
    {
        var explanation = await Model.ExplainAsync(variable, SiloFixture.Province, 2025, depth: 1, TestContext.Current.CancellationToken);

        Assert.Equal(2025, explanation.Year);
        Assert.Equal(explanation.LeftSide!.Value, explanation.Terms.Sum(term => term.Value!.Value), 1e-9 * Math.Max(1, Math.Abs(explanation.LeftSide.Value)));
    }

    [Fact]
    public async Task Explain_Value_IsTheMeanOfTheForecast()
    {
        var forecast = await silo.TraVinh.SimulateAsync(new(), TestContext.Current.CancellationToken);
        var explanation = await Model.ExplainAsync("grdp_per_capita", SiloFixture.Province, null, depth: 1, TestContext.Current.CancellationToken);

        var mean = forecast.Forecasts.Single(series => series.Indicator == "grdp_per_capita").Mean[0]!.Value;
        Assert.Equal(mean, explanation.Value!.Value, 1e-9 * mean);
    }

    [Fact]
    public async Task Explain_WithoutProvince_HasNoValues()
    {
        var explanation = await Model.ExplainAsync("grdp", null, null, depth: 2, TestContext.Current.CancellationToken);

        Assert.Null(explanation.Value);
        Assert.Contains(explanation.Upstream, step => step is { Name: "product_taxes", Depth: 1 });
        Assert.Contains(explanation.Upstream, step => step.Depth == 2);
        Assert.All(explanation.Terms, term => Assert.Null(term.Value));
    }

    [Theory]
    [InlineData("grpd", "Did you mean 'grdp'?")]
    [InlineData("value_added", "value_added[power]")]
    public async Task Explain_NameThatIsNoVariable_SaysWhichAre(string variable, string hint)
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => Model.ExplainAsync(variable, null, null, 1, TestContext.Current.CancellationToken));

        Assert.Equal(FaultKind.NotFound, fault.Kind);
        Assert.Contains(hint, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2500)]
    public async Task Explain_YearOutsideTheForecast_IsRefused(int year)
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => Model.ExplainAsync("grdp", SiloFixture.Province, year, 1, TestContext.Current.CancellationToken));

        Assert.Equal("?year", Assert.Single(fault.Problems).Path);
    }

    [Fact]
    public async Task Describe_UnknownModel_IsNotFound()
    {
        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => silo.Grains.GetGrain<IModelGrain>("provincal").DescribeAsync(TestContext.Current.CancellationToken));

        Assert.Equal(FaultKind.NotFound, fault.Kind);
        Assert.Contains("Did you mean 'provincial'?", fault.Message, StringComparison.Ordinal);
    }
}
