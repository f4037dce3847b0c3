using System.Diagnostics;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary><c>.ci/totals</c> adds up the test reports behind the last line of <c>./test</c>.</summary>
public sealed class TotalsScriptTests : IDisposable
{
    private readonly DirectoryInfo reports = Directory.CreateTempSubdirectory("totals-");

    public void Dispose() => reports.Delete(recursive: true);

    [Fact]
    public void Totals_SeveralReports_AreAdded()
    {
        Report("one.trx", "Passed", "Passed", "Failed");
        Report("two.trx", "Passed", "NotExecuted");

        Assert.Equal((0, "3 1 1"), Totals());
    }

    [Fact]
    public void Totals_NoReport_IsZero() => Assert.Equal((0, "0 0 0"), Totals());

    [Fact]
    public void Totals_EmptyReport_IsZero()
    {
        Report("empty.trx");

        Assert.Equal((0, "0 0 0"), Totals());
    }

    [Theory]
    [InlineData("Error")]
    [InlineData("Timeout")]
    [InlineData("Aborted")]
    [InlineData("SomethingNew")]
    public void Totals_OtherOutcome_CountsAsFailed(string outcome)
    {
        Report("odd.trx", "Passed", outcome);

        Assert.Equal((0, "1 1 0"), Totals());
    }

    [Fact]
    public void Totals_MessageThatLooksLikeAResult_IsNotCounted()
    {
        // A failure message is escaped XML text; only elements count.
        Write("tricky.trx", Result("Failed").Replace("/>", ">&lt;UnitTestResult outcome=\"Passed\"&gt;</UnitTestResult>", StringComparison.Ordinal), closed: true);

        Assert.Equal((0, "0 1 0"), Totals());
    }

    [Fact]
    public void Totals_ReportCutOff_IsRefused()
    {
        Write("cut.trx", Result("Passed"), closed: false);

        var (exitCode, output) = Totals();

        Assert.Equal(1, exitCode);
        Assert.Contains("cut.trx is cut off", output, StringComparison.Ordinal);
    }

    private static string Result(string outcome) => $"<UnitTestResult testName=\"a &gt; b\" outcome=\"{outcome}\" duration=\"00:00:00\" />";

    private void Report(string name, params string[] outcomes) => Write(name, string.Concat(outcomes.Select(Result)), closed: true);

    private void Write(string name, string results, bool closed) =>
        File.WriteAllText(Path.Combine(reports.FullName, name), $"<TestRun><Results>{results}{(closed ? "</Results></TestRun>" : "")}");

    private (int ExitCode, string Output) Totals()
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, ".ci/totals"), reports.FullName]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
