using System.Text.RegularExpressions;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary>The security guide names a test for each risk: it is there, and its methods too.</summary>
public partial class SecurityGuideTests
{
    private static readonly Dictionary<string, string> Classes = Repository.Files("tests", "*Tests.cs")
        .ToDictionary(path => $"{path.Split('/')[1]}/{Path.GetFileNameWithoutExtension(path)}@{path}", path => string.Join('\n', Repository.Lines(path)));

    [Fact]
    public void Table_NamedTests_Exist()
    {
        var named = Repository.Lines("docs/guide/security.md").SelectMany(line => TestName().Matches(line)).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).Distinct().ToList();

        Assert.True(named.Count > 15, $"{named.Count} tests are named");
        Assert.Equal([], named.Where(test => !Exists(test.Class, test.Method)));
    }

    private static bool Exists(string name, string method) => Classes.Any(known =>
        known.Key.Split('@')[0].EndsWith($"/{name}", StringComparison.Ordinal)
        && (method.Length == 0 || Regex.IsMatch(known.Value, $@"\b(Task|void) {Regex.Escape(method).Replace(@"\*", @"\w*", StringComparison.Ordinal)}\(")));

    [GeneratedRegex("`(?<class>[A-Z][A-Za-z]*Tests)(?:\\.(?<method>[A-Za-z_*]+))?`")]
    private static partial Regex TestName();
}
