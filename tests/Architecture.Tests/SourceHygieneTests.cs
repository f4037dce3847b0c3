using System.Text.RegularExpressions;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary>Habits that a reader should not have to check by eye. Patterns are spelt in pieces so that they do not find themselves.</summary>
public class SourceHygieneTests
{
    private const int LongestFile = 400;
    private const string Generated = ".g.cs";

    [Fact]
    public void Files_Length_IsOneIdea()
    {
        var found = Repository.SourceFiles()
            .Where(path => !path.EndsWith(Generated, StringComparison.Ordinal))
            .Select(path => (Path: path, Lines: Repository.Lines(path).Length))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.Path}: {file.Lines} lines");

        AssertNone(found, $"longer than {LongestFile} lines: split by idea");
    }

    [Fact]
    public void Source_Marks_OfUnfinishedWorkAreAbsent() =>
        AssertNone(
            Repository.Grep(Repository.SourceFiles(), new Regex(@"\b(TO" + "DO|FIX" + "ME|HA" + "CK)\b|NotImplemented" + "Exception")),
            "unfinished: finish it, or take it out and file an issue");

    [Fact]
    public void Tests_Sleeps_AreAbsent() =>
        AssertNone(
            Repository.Grep(Repository.Files("tests", "*.cs"), new Regex(@"Thread\.Sl" + @"eep|Task\.De" + "lay")),
            "a test that waits for time is slow or flaky: use a barrier, a fake clock, or wait for the event itself");

    [Fact]
    public void Tests_Skips_AreAbsent() =>
        AssertNone(
            Repository.Grep(Repository.Files("tests", "*.cs"), new Regex(@"\bSk" + @"ip\s*=|Assert\.Sk" + "ip|Explicit" + @"\s*=\s*true")),
            "a test that does not run protects nothing: repair it, pin the known-wrong value, or delete it");

    [Fact]
    public void Catch_Everything_IsNotSwallowed() =>
        AssertNone(
            Repository.Grep(Repository.SourceFiles(), new Regex(@"catch\s*(\([^)]*\)\s*)?\{" + @"\s*\}")),
            "an empty catch hides the fault: handle it, or let it travel");

    private static void AssertNone(IEnumerable<string> found, string why) =>
        Assert.True(!found.Any(), $"{why}\n{string.Join('\n', found)}");
}
