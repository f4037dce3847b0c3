using System.Text;
using Simulation.Data.Tests.Uploads;

namespace Simulation.Data.Tests.Archives;

/// <summary>What is checked of an archive, and that everything wrong is said at once.</summary>
public sealed class ArchiveReportTests
{
    private const string Settings = "data/vn/tien-giang/province.json";
    private const string Model = "models/provincial.model";

    private static readonly byte[] TienGiang = Archives.Contents("tien-giang").Pack();

    [Theory]
    [InlineData("tien-giang")]
    [InlineData("tra-vinh")]
    public void Of_ExportedProvince_HoldsItWhole(string province)
    {
        var report = ArchiveReport.Of(Archives.Contents(province).Pack(), Archives.Nothing, province);

        Assert.True(report.IsAcceptable, string.Join('\n', report.Diagnostics));
        Assert.Equal(Workspace.Province(province).DataHash, report.Files!.DataHash);
        Assert.Equal(Upload.Model, report.Joined!.Text);
        Assert.Empty(report.Errors());
    }

    [Fact]
    public void Of_FolderPackedWithItsName_IsTheSame()
    {
        var packed = ArchiveZip.Pack(Archives.Files(TienGiang).Select(file => file with { Name = "my province/" + file.Name }));

        Assert.True(ArchiveReport.Of(packed, Archives.Nothing).IsAcceptable);
    }

    [Fact]
    public void Of_OwnFilesAlone_TakesTheRestFromTheDeployment()
    {
        var own = ArchiveZip.Pack(Archives.Files(TienGiang).Where(file => file.Name.StartsWith("data/vn/tien-giang/", StringComparison.Ordinal)));

        var report = ArchiveReport.Of(own, Archives.Shipped);

        Assert.True(report.IsAcceptable, string.Join('\n', report.Diagnostics));
        Assert.Equal(Workspace.Province("tien-giang").DataHash, report.Files!.DataHash);
    }

    [Fact]
    public void Of_FileOfAnotherProvincesFolder_IsNotTakenFromTheDeployment()
    {
        var archive = TienGiang.With(Settings, text => text.Replace("../provinces/observations.csv", "../tra-vinh/observations.csv", StringComparison.Ordinal));

        var error = Assert.Single(ArchiveReport.Of(archive, Archives.Shipped).Errors());

        Assert.Equal((DataProblem.Missing, "vn/tra-vinh/observations.csv"), (error.Problem, error.File));
    }

    [Fact]
    public void Of_ErrorsInSeveralFilesAndTheModel_AreReportedTogether()
    {
        var archive = TienGiang
            .With("data/vn/tien-giang/paths.csv", text => text + "social_investment,,next year,1,here,\n")
            .With("data/vn/provinces/observations.csv", text => text + "tien-giang,grdp_growth,total,2023,much,percent,official,here,\n")
            .With(Model, text => text + "\nthis is no equation\n");

        var errors = ArchiveReport.Of(archive, Archives.Nothing).Errors();

        Assert.Equal(
            ["provincial.model", "vn/provinces/observations.csv", "vn/tien-giang/paths.csv"],
            errors.Where(error => error.Line > 1).Select(error => error.File).Distinct().Order(StringComparer.Ordinal));
        Assert.All(errors.Where(error => error.Problem == DataProblem.Model), error => Assert.True(int.Parse(error.Column!, null) >= 1));
    }

    [Fact]
    public void Of_ModelWithErrorsAndSoundData_NamesLineAndColumn()
    {
        var lines = Upload.Model.Text.Count(letter => letter == '\n');

        var errors = ArchiveReport.Of(TienGiang.With(Model, text => text + "\nthis is no equation\n"), Archives.Nothing).Errors();

        Assert.Contains(errors, error => error is { File: "provincial.model", Problem: DataProblem.Model } && error.Line == lines + 2);
    }

    [Fact]
    public void Of_AnotherProvinceThanTheAddress_SaysBoth()
    {
        var error = Assert.Single(ArchiveReport.Of(TienGiang, Archives.Nothing, "ben-tre").Errors());

        Assert.Equal(("tien-giang", "id"), (error.Value, error.Column));
        Assert.Contains("ben-tre", error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tien-Giang")]
    [InlineData("8-giang")]
    [InlineData("tiền-giang")]
    public void Of_IdThatIsNone_IsRefused(string id)
    {
        var archive = ArchiveZip.Pack(Archives.Files(TienGiang).Select(file => file with { Name = file.Name.Replace("vn/tien-giang/", $"vn/{id}/", StringComparison.Ordinal) }));

        Assert.Contains(ArchiveReport.Of(archive, Archives.Nothing).Errors(), error => error.Problem == DataProblem.Name && error.Column == "id");
    }

    [Fact]
    public void Of_NoProvinceOrSeveral_IsRefused()
    {
        Assert.Equal(DataProblem.Archive, Assert.Single(ArchiveReport.Of(TienGiang.With(Settings, _ => null), Archives.Nothing).Errors()).Problem);
        Assert.Equal(DataProblem.Archive, Assert.Single(ArchiveReport.Of(TienGiang.And("data/vn/other/province.json", "{}"), Archives.Nothing).Errors()).Problem);
    }

    [Fact]
    public void Of_ChangedAndUnreadFiles_AreNotedAndTaken()
    {
        var archive = TienGiang.With("data/vn/tien-giang/events.csv", text => text + "\n").And("data/vn/tien-giang/notes.txt", "mine").And("photo.jpg", "");

        var report = ArchiveReport.Of(archive, Archives.Nothing);

        Assert.True(report.IsAcceptable);
        Assert.Contains(report.Diagnostics, warning => warning.File == ArchiveManifest.FileName && warning.Value == "data/vn/tien-giang/events.csv");
        Assert.Equal(["data/vn/tien-giang/notes.txt", "photo.jpg"], report.Diagnostics.Where(warning => warning.Expected.StartsWith("a file that", StringComparison.Ordinal)).Select(warning => warning.File));
    }

    [Fact]
    public void Of_ManifestOfANewerProgram_IsRefused()
    {
        var error = Assert.Single(ArchiveReport.Of(TienGiang.With(ArchiveManifest.FileName, text => text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal)), Archives.Nothing).Errors());

        Assert.Equal(ArchiveManifest.FileName, error.File);
    }

    [Fact]
    public void Of_Uploads_KeepTheirDaysAndCount()
    {
        var text = Encoding.UTF8.GetBytes($"{Upload.Header}\ntien-giang,grdp_growth,total,2024,7.02,percent,official,yearbook,\n");
        var upload = new UploadText(text, new DateOnly(2025, 6, 30));
        var archived = new ArchivedUpload(ArchiveContents.UploadFile(upload.Id), upload.Published, null, "An");
        var archive = (Archives.Contents("tien-giang") with { Uploads = [(archived, upload.Text)] }).Pack();

        var report = ArchiveReport.Of(archive, Archives.Nothing);

        Assert.True(report.IsAcceptable, string.Join('\n', report.Diagnostics));
        Assert.Equal((upload.Id, upload.Published), (Assert.Single(report.Uploads).Id, report.Uploads[0].Published));
        Assert.Equal(upload.Published, report.Joined!.Province.Observations.Single(observation => observation.Upload == 1).KnownFrom);
    }

    [Fact]
    public void Of_UploadThatWasEdited_IsRefused()
    {
        var archive = TienGiang.And("uploads/0011223344556677.csv", $"{Upload.Header}\ntien-giang,grdp_growth,total,2024,7.02,percent,official,yearbook,\n");

        Assert.Equal("uploads/0011223344556677.csv", Assert.Single(ArchiveReport.Of(archive, Archives.Nothing).Errors()).File);
    }
}
