using System.IO.Compression;
using Simulation.Cli.Hosting;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

/// <summary>Whole provinces as files: out, checked, and in again.</summary>
public sealed class ArchiveCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("archives-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Province_ExportedAsAnother_IsCheckedAndUnpacked()
    {
        var archive = Path.Combine(folder.FullName, "ben-tre.zip");
        var (data, models) = (Directory.CreateDirectory(Path.Combine(folder.FullName, "data")).FullName, Directory.CreateDirectory(Path.Combine(folder.FullName, "models")).FullName);

        Assert.Equal(ExitCode.Ok, (await RunAsync("export-province", "tien-giang", "--as", "ben-tre", "--name", "Bến Tre", "--to", archive)).Code);
        var check = await RunAsync("check", archive, "--json");
        Assert.Equal(ExitCode.Ok, check.Code);
        Assert.Contains("\"province\":\"ben-tre\"", check.Output, StringComparison.Ordinal);
        var first = await CommandLine.RunAsync("import-province", archive, "--data", data, "--models", models);
        var second = await CommandLine.RunAsync("import-province", archive, "--data", data, "--models", models);

        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (first.Code, second.Code));
        Assert.Contains("created", first.Output, StringComparison.Ordinal);
        Assert.Contains("already-there", second.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await CommandLine.RunAsync("check", "ben-tre", "--data", data, "--models", models, "--json")).Code);
    }

    [Fact]
    public async Task Import_OverOtherContents_WritesNothingAndNamesThem()
    {
        var archive = Path.Combine(folder.FullName, "tien-giang.zip");
        var (data, models) = (Directory.CreateDirectory(Path.Combine(folder.FullName, "data")).FullName, Directory.CreateDirectory(Path.Combine(folder.FullName, "models")).FullName);
        await File.WriteAllTextAsync(Path.Combine(data, "units.csv"), "mine", TestContext.Current.CancellationToken);
        await RunAsync("export-province", "tien-giang", "--to", archive);

        var result = await CommandLine.RunAsync("import-province", archive, "--data", data, "--models", models);

        Assert.Equal(ExitCode.InputHasErrors, result.Code);
        Assert.Contains("units.csv is there already", result.Error, StringComparison.Ordinal);
        Assert.Equal(["units.csv"], Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Check_ArchiveWithErrors_ReportsThemAndFails()
    {
        var archive = Path.Combine(folder.FullName, "tien-giang.zip");
        await RunAsync("export-province", "tien-giang", "--to", archive);
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Update))
        {
            zip.GetEntry("data/vn/tien-giang/paths.csv")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("data/vn/tien-giang/paths.csv").Open());
            await writer.WriteAsync("symbol,member,year,value,source,note\nsocial_investment,,2022,much,here,\n");
        }

        var result = await RunAsync("check", archive);

        Assert.Equal(ExitCode.InputHasErrors, result.Code);
        Assert.Contains("vn/tien-giang/paths.csv:2 column 'value'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_IdThatIsNone_IsRefused()
    {
        var result = await RunAsync("export-province", "tien-giang", "--as", "Ben Tre", "--to", Path.Combine(folder.FullName, "x.zip"));

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Empty(folder.EnumerateFiles());
    }

    private static Task<CommandLine.Result> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync([.. arguments, "--data", Path.Combine(Golden.Repository, "data"), "--models", Path.Combine(Golden.Repository, "models")]);
}
