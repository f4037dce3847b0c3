using Simulation.Model.Calibration;

namespace Simulation.Data.Tests.Monitoring;

public sealed class MonitoredYearTests
{
    [Fact]
    public void Days_TraVinhInJuly2024_AreThoseOnWhichFiguresBecameKnown()
    {
        var days = MonitoredYear.Days(Join("tra-vinh", new DateOnly(2024, 1, 1)), new DateOnly(2024, 7, 15));
        var quarter = days.Single(day => day.Day == new DateOnly(2024, 4, 1)).Known.Where(used => used.Period.LastYear == 2024);
        var half = days.Single(day => day.Day == new DateOnly(2024, 7, 1)).Known.Where(used => used.Period.LastYear == 2024).ToArray();

        Assert.Equal(13.93, Assert.Single(quarter).Observation.Value);
        Assert.Equal(5, half.Length);
        Assert.DoesNotContain(half, used => used.Period == Period.YearToDate(2024, 3));
        Assert.All(days, day => Assert.InRange(day.Day, new DateOnly(2024, 1, 2), new DateOnly(2024, 7, 15)));
    }

    [Fact]
    public void Days_BeforeAnythingIsPublished_KnowHistoryOnly()
    {
        var start = Join("tra-vinh", new DateOnly(2024, 1, 1));
        Assert.All(MonitoredYear.Days(start, new DateOnly(2024, 3, 20)), day => Assert.Equal(start.HistoryObservations.Length, day.Known.Length));
    }

    [Fact]
    public void Days_ProvinceThatReportsTheHalfYearOnly_KnowNothingOfTheYearInJune()
    {
        var start = Join("tien-giang", new DateOnly(2024, 1, 1));
        var days = MonitoredYear.Days(start, new DateOnly(2024, 6, 15));
        Assert.All(days, day => Assert.DoesNotContain(day.Known, used => used.Period.LastYear == 2024));
    }

    private static ProvinceModel Join(string id, DateOnly asOf)
    {
        var bag = new DiagnosticBag();
        var text = new ModelRepository(Path.Combine(Workspace.Repository, "models")).Read("provincial", bag) ?? throw new DataException(bag.Diagnostics);
        return ProvinceModel.Join(Workspace.Province(id), text, asOf).Value;
    }
}
