using System.Text;
using System.Text.Json;

namespace Simulation.Data.Tests.Archives;

/// <summary>What is put into archives.</summary>
public sealed class ArchiveContentsTests
{
    [Fact]
    public void Pack_Twice_SameBytes() => Assert.Equal(Archives.Contents("tra-vinh").Pack(), Archives.Contents("tra-vinh").Pack());

    [Fact]
    public void Pack_Manifest_ListsEveryFileWithItsHash()
    {
        var files = Archives.Files(Archives.Contents("tien-giang").Pack());

        var manifest = JsonDocument.Parse(files.Single(file => file.Name == ArchiveManifest.FileName).Bytes).RootElement;

        Assert.Equal(("simulation-province", 1, "tien-giang"), (manifest.GetProperty("format").GetString(), manifest.GetProperty("version").GetInt32(), manifest.GetProperty("province").GetString()));
        Assert.Equal(
            files.Select(file => file.Name).Where(name => name.StartsWith("data/", StringComparison.Ordinal) || name.StartsWith("models/", StringComparison.Ordinal)),
            manifest.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()));
    }

    [Fact]
    public void Pack_Guide_NamesTheProvincesFolderInBothLanguages()
    {
        var text = Encoding.UTF8.GetString(Archives.Files(Archives.Contents("tien-giang").Pack()).Single(file => file.Name == "README.txt").Bytes.Span);

        Assert.Equal(3, text.Split("data/vn/tien-giang").Length);
        Assert.Contains("grdp_growth | percent", text, StringComparison.Ordinal);
    }

    [Fact]
    public void As_AnotherProvince_HasItsFiguresUnderTheNewId()
    {
        var archive = Archives.Contents("tien-giang").As("ben-tre", "Bến Tre").Pack();

        var report = ArchiveReport.Of(archive, Archives.Nothing, "ben-tre");

        Assert.True(report.IsAcceptable, string.Join('\n', report.Diagnostics));
        Assert.Equal("Bến Tre", report.Files!.Settings.Labels["vi"]);
        Assert.Equal(Workspace.Province("tien-giang").Observations.Select(observation => observation.Value), report.Files.Observations.Select(observation => observation.Value));
    }

    [Theory]
    [InlineData("Ben Tre")]
    [InlineData("../ben-tre")]
    [InlineData("")]
    public void As_NoId_IsRefused(string id) => Assert.Throws<ArgumentException>(() => Archives.Contents("tien-giang").As(id, null));
}
