using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Simulation.Api.Tests.Embedded;
using Xunit;

namespace Simulation.Api.Tests.Guide;

/// <summary>The calls of <c>docs/guide/api.md</c> from each tool work as they stand there.</summary>
public class GuideTests(EmbeddedFixture host)
{
    private const string Question = """{"levers":[{"lever":"social_investment","year":2024,"value":40000}],"indicators":["grdp_growth"]}""";

    private string Address => host.Client.BaseAddress!.ToString().TrimEnd('/');

    [Theory]
    [InlineData("bash", "bash", "-c")]
    [InlineData("python", "python3", "-c")]
    [InlineData("js", "node", "--input-type=module", "-e")]
    public async Task Call_FromATool_PrintsTheMedianOfTheAnswer(string language, string program, params string[] options)
    {
        var said = await RunAsync(program, [.. options, Block(language)]);

        Assert.Equal(await MedianAsync(), double.Parse(said, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Call_FromCSharp_PrintsTheMedianOfTheAnswer() =>
        Assert.Equal(await MedianAsync(), double.Parse(await GuideExample.RunAsync(Address), CultureInfo.InvariantCulture));

    [Fact]
    public async Task Example_OfCSharp_IsTheOneThatIsRun() => Assert.Contains(
        string.Concat(Block("csharp").Split('\n').Select(line => line.Length > 0 ? $"        {line}\n" : "\n")),
        await File.ReadAllTextAsync(InRepository("tests/Api.Tests/Guide/GuideExample.cs"), TestContext.Current.CancellationToken),
        StringComparison.Ordinal);

    private static string Block(string language) =>
        Regex.Match(File.ReadAllText(InRepository("docs/guide/api.md")), $@"^```{language}\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline) is { Success: true } block
            ? block.Groups[1].Value
            : throw new InvalidOperationException($"docs/guide/api.md has no example in {language}.");

    private static string InRepository(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    private async Task<double> MedianAsync() => (await (await host.SimulateAsync(Question)).JsonAsync()).GetProperty("forecasts")[0].GetProperty("median")[0].GetDouble();

    private async Task<string> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["H"] = Address;
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complained = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {await complained}");
        return await said;
    }
}
