using Simulation.Model.Analysis.Monitoring;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Monitoring;

public class WeighedDrawsTests
{
    [Fact]
    public async Task Of_DaysWithNews_WeighsToTheBitAsTheMonitorDoes()
    {
        // Weights were once computed in two places, which could have come apart.
        var question = await WatchedProvince.QuestionAsync(
            WatchedProvince.On(4, WatchedProvince.Growth(3, 12, 4)), WatchedProvince.On(7, WatchedProvince.Growth(6, 9, 2), WatchedProvince.Output(6, 62, 0.1)));

        var report = YearMonitor.Watch(question, cancellation: TestContext.Current.CancellationToken);
        var weighed = WeighedDraws.Of(question);

        Assert.Equal((report.Now.EffectiveSize, report.Now.ParetoShape), (weighed.Weights.EffectiveSize, weighed.Weights.ParetoShape));
        Assert.Equal(report.Now.Headlines[0].Mean, weighed.Weights.Mean(weighed.Draws[Growth(question), 2024]));
    }

    [Fact]
    public async Task Of_DayWithoutNews_LeavesAllDrawsEqual()
    {
        var weighed = WeighedDraws.Of(await WatchedProvince.QuestionAsync(WatchedProvince.On(4)));

        Assert.Equal([1.0 / WatchedProvince.Draws], weighed.Weights.Values.ToArray().Distinct());
    }

    [Fact]
    public async Task Of_FigureThatCameAndWasReplaced_LeavesNoTrace()
    {
        var last = WatchedProvince.On(7, WatchedProvince.Growth(6, 9, 2));
        var direct = WeighedDraws.Of(await WatchedProvince.QuestionAsync(last));
        var over = WeighedDraws.Of(await WatchedProvince.QuestionAsync(WatchedProvince.On(4, WatchedProvince.Growth(3, 14, 4)), last));

        Assert.All(direct.Weights.Values.ToArray().Zip(over.Weights.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static int Growth(MonitoringQuestion question) => question.Forecast.Outputs.Select((output, i) => (output.Name, i)).First(pair => pair.Name.StartsWith("output_growth", StringComparison.Ordinal)).i;
}
