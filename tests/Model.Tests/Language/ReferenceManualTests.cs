using System.Reflection;
using System.Text.RegularExpressions;
using Simulation.Model.Language;
using Simulation.Model.Language.Diagnostics;
using Xunit;

namespace Simulation.Model.Tests.Language;

/// <summary>The manual tells the truth: its examples are read, and its table of diagnostics is complete.</summary>
public partial class ReferenceManualTests
{
    private static string Manual => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "language.md"));

    [GeneratedRegex("^```(model|model-part)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex(@"^\| (M\d{3}) \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [Fact]
    public void Examples_OfWholeModels_HaveNothingToReport()
    {
        var examples = Snippet().Matches(Manual.ReplaceLineEndings("\n")).Where(match => match.Groups[1].Value == "model").ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, match => Assert.Equal("", DiagnosticRenderer.Render(ModelText.Check(match.Groups[2].Value).Diagnostics, match.Groups[2].Value, "manual")));
    }

    [Fact]
    public void Examples_OfParts_CanBeRead()
    {
        var examples = Snippet().Matches(Manual.ReplaceLineEndings("\n")).Where(match => match.Groups[1].Value == "model-part").ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, match => Assert.Empty(ModelParser.Parse(match.Groups[2].Value).Diagnostics));
    }

    [Fact]
    public void Diagnostics_Table_HasEveryCodeOnce()
    {
        var codes = typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(codes.Order(StringComparer.Ordinal), CodeRow().Matches(Manual).Select(match => match.Groups[1].Value));
    }
}
