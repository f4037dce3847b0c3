using Xunit;

namespace Simulation.Formats.Tests.Subjects;

public class ObservationTableTests
{
    [Fact]
    public void Of_SameFigureReportedTwice_NumbersTheReports() =>
        Assert.Equal([(8.25, "1"), (8.3, "2")], Samples.Observations.Rows.Take(2).Select(row => (row.Value!.Value, Samples.Observations.CodeOf(row, 5).Id)));

    [Fact]
    public void Of_FigureOfUnknownVintage_SaysSo() => Assert.Equal("unknown", Samples.Observations.CodeOf(Samples.Observations.Rows[2], 4).Id);
}
