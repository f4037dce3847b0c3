using Simulation.Documents.Comparison;
using Simulation.Web.Comparing;
using Xunit;

namespace Simulation.Web.Tests.Comparing;

public class AssumptionSpanTests
{
    [Fact]
    public void Of_YearsWithTheSameValues_AreOneSpanThoughTheBaselineChanges()
    {
        var span = Assert.Single(AssumptionSpan.Of([Assumed(2024, 34_000, 40_000), Assumed(2025, 36_000, 40_000)]));

        Assert.Equal("2024–2025", span.Years);
        Assert.Equal((34_000, 36_000), (span.First.Baseline, span.Last.Baseline));
    }

    [Fact]
    public void Of_AnotherValueOrAGap_BeginsANewSpan() =>
        Assert.Equal(["2024", "2025", "2027"], AssumptionSpan.Of([Assumed(2027, 1, 3), Assumed(2024, 1, 2), Assumed(2025, 1, 3)]).Select(span => span.Years));

    private static AssumptionDocument Assumed(int year, double baseline, double value) => new("investment", new Dictionary<string, string>(), "billion VND", year, baseline, [null, value]);
}
