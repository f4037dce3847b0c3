using Simulation.Cli.Hosting;
using Xunit;

namespace Simulation.Cli.Tests.Hosting;

public class ApplicationTests
{
    [Fact]
    public async Task Help_Program_SaysWhatItDoesAndTheExitCodes()
    {
        var result = await CommandLine.RunAsync("--help");

        Assert.Equal(ExitCode.Ok, result.Code);
        Assert.Empty(result.Error);
        Golden.AssertEqual("help", result.Output);
    }

    [Fact]
    public async Task UnknownCommand_IsWrongUsageAndPointsToHelp()
    {
        var result = await CommandLine.RunAsync("simulat");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Empty(result.Output);
        Assert.Contains("'simulat'", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("See: simulation --help\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralWrongOptions_AreReportedTogether()
    {
        var result = await CommandLine.RunAsync("--lang", "fr", "--unicode", "--no-unicode");

        Assert.Equal(ExitCode.WrongUsage, result.Code);
        Assert.Contains("--lang cannot be 'fr': write en or vi.", result.Error, StringComparison.Ordinal);
        Assert.Contains("--unicode and --no-unicode exclude each other", result.Error, StringComparison.Ordinal);
    }
}
