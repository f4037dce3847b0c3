using System.Text;

namespace Simulation.Data.Tests.Uploads;

/// <summary>Uploaded figures join those of the files; nothing is overwritten, and the latest of equally firm figures stands.</summary>
public sealed class ObservationBatchTests
{
    private static readonly DateOnly January2024 = new(2024, 1, 1);
    private static readonly DateOnly July2024 = new(2024, 7, 1);
    private static readonly DateOnly January2025 = new(2025, 1, 1);

    private static readonly double Shipped = Upload.Used("2023", January2024)!.Value;

    [Fact]
    public void With_NoUpload_IsTheProvinceItself() => Assert.Same(Upload.Province, Upload.Province.With([]));

    [Fact]
    public void With_Upload_KeepsEveryFigureOfTheFiles()
    {
        var joined = Upload.Province.With([Upload.Batch(null, Upload.Growth("2023", 1.25))]);

        Assert.Equal(Upload.Province.Observations, joined.Observations.Take(Upload.Province.Observations.Length));
        Assert.Equal((1, 1.25), (joined.Observations[^1].Upload, joined.Observations[^1].Value));
        Assert.NotEqual(Upload.Province.DataHash, joined.DataHash);
    }

    [Fact]
    public void With_NewFigure_CountsOnceItIsKnown()
    {
        var batch = Upload.Batch(null, Upload.Growth("2024", 10.04, "pso_estimate"));

        Assert.Null(Upload.Used("2024", January2024, batch));
        Assert.Equal(10.04, Upload.Used("2024", January2025, batch));
    }

    [Fact]
    public void With_RevisionAsFirm_StandsFromTheDayItWasPublished()
    {
        var batch = Upload.Batch(new DateOnly(2024, 6, 29), Upload.Growth("2023", 1.25, StatusOfShipped));

        Assert.Equal(Shipped, Upload.Used("2023", January2024, batch));
        Assert.Equal(1.25, Upload.Used("2023", July2024, batch));
    }

    [Fact]
    public void With_FirmerFigure_Stands() => Assert.Equal(1.25, Upload.Used("2023", January2024, Upload.Batch(null, Upload.Growth("2023", 1.25, "official"))));

    [Fact]
    public void With_LessFirmFigure_DoesNotStandHoweverLate() =>
        Assert.Equal(Shipped, Upload.Used("2023", January2025, Upload.Batch(new DateOnly(2024, 6, 29), Upload.Growth("2023", 1.25, "secondary"))));

    [Fact]
    public void With_TwoUploadsOfOneVintage_TheLaterStands()
    {
        var (first, second) = (Upload.Batch(null, Upload.Growth("2023", 1.25)), Upload.Batch(null, Upload.Growth("2023", 1.5)));

        Assert.Equal(1.5, Upload.Used("2023", January2024, first, second));
        Assert.Equal(1.25, Upload.Used("2023", January2024, second, first));
    }

    [Fact]
    public void With_OlderVintageUploadedLater_DoesNotStand()
    {
        var newer = Upload.Batch(new DateOnly(2024, 6, 29), Upload.Growth("2023", 1.25));
        var older = Upload.Batch(new DateOnly(2024, 3, 29), Upload.Growth("2023", 1.5));

        Assert.Equal(1.25, Upload.Used("2023", July2024, newer, older));
        Assert.Equal(1.5, Upload.Used("2023", new DateOnly(2024, 4, 1), newer, older));
    }

    [Fact]
    public void With_PathReadFromFigures_TakesTheRevision()
    {
        var before = Upload.Province.ChooseOwn("total_social_investment", "total", 2023, January2024);
        var batch = Upload.Batch(null, "tra-vinh,total_social_investment,total,2023,31000,billion VND,official,yearbook,");

        var chosen = Upload.Province.With([batch]).ChooseOwn("total_social_investment", "total", 2023, January2024)!;

        Assert.NotEqual(31_000, before?.Observation.Value);
        Assert.Equal(31_000, chosen.Observation.Value);
    }

    [Fact]
    public void IdOf_TextAndDay_DecideIt()
    {
        var text = Encoding.UTF8.GetBytes("a");

        Assert.Equal(ObservationBatch.IdOf(text, null), ObservationBatch.IdOf("a"u8, null));
        Assert.NotEqual(ObservationBatch.IdOf(text, null), ObservationBatch.IdOf("b"u8, null));
        Assert.NotEqual(ObservationBatch.IdOf(text, null), ObservationBatch.IdOf(text, January2024));
        Assert.Matches("^[0-9a-f]{16}$", ObservationBatch.IdOf(text, null));
    }

    private static string StatusOfShipped => Upload.Province.Select(January2024).Used
        .Single(used => used.Observation is { Indicator: "grdp_growth", Sector: "total", PeriodText: "2023" }).Observation.Status;
}
