using Simulation.Web.Data;
using Xunit;

namespace Simulation.Web.Tests.Data;

public sealed class ObservationCallTests
{
    [Fact]
    public void Of_NoFilter_IsTheListItself() =>
        Assert.Equal("GET /v1/provinces/tra-vinh/observations", ObservationCall.Of("tra-vinh", new ObservationFilter { Indicator = "" }));

    [Fact]
    public void Of_Filter_NamesWhatTheApiKnows() => Assert.Equal(
        "GET /v1/provinces/tra-vinh/observations?indicator=grdp_growth&sector=total&asOf=2024-06-30",
        ObservationCall.Of("tra-vinh", new ObservationFilter { Indicator = "grdp_growth", Sector = "total", AsOf = new DateOnly(2024, 6, 30), Words = "x" }));
}
