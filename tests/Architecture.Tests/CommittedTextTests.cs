using System.Text.RegularExpressions;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary>A clone works on any machine: nothing committed points at one machine, and links lead somewhere.</summary>
public partial class CommittedTextTests
{
    // In pieces, so that this file does not find itself.
    private const string RegistryHosts = @"api\.nu" + @"get\.org|registry\.np" + @"mjs\.org|deb\.de" + @"bian\.org|py" + @"pi\.org|proxy\.go" + @"lang\.org";
    private const string MachinePaths = @"(?<![\w.~*-])/(wo" + "rk|ho" + "me|ro" + "ot|Us" + @"ers)/\w|\b[A-Z]:\\Us" + "ers";
    private const string OutsideTheTree = @"\.\./sha" + "red";

    [Theory]
    [InlineData(MachinePaths, "a path of one machine: use a path relative to the repository or the user's own folder")]
    [InlineData(RegistryHosts, "a package registry: name the package only, everybody's client knows where to look")]
    [InlineData(OutsideTheTree, "a folder outside the repository: copy the facts in, with their source")]
    public void Text_PlacesOutsideTheRepository_AreAbsent(string pattern, string what)
    {
        var found = Repository.Grep(Repository.TextFiles(), new Regex(pattern));

        Assert.True(found.Count == 0, $"{what}\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Documents_RelativeLinks_LeadToFiles()
    {
        var broken = from document in Repository.Files("", "*.md")
                     from line in Repository.Lines(document).Index()
                     from Match match in MarkdownLink().Matches(line.Item)
                     let target = match.Groups["target"].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains(':') && !Exists(document, target)
                     select $"{document}:{line.Index + 1}: {target}";

        Assert.True(!broken.Any(), $"links to nothing:\n{string.Join('\n', broken)}");
    }

    private static bool Exists(string document, string target)
    {
        var path = Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, target);
        return File.Exists(path) || Directory.Exists(path);
    }

    // capital[s](-1) is a lag of the model language, not a link.
    [GeneratedRegex(@"\]\((?!-\d+\))(?<target>[^)\s]+)\)")]
    private static partial Regex MarkdownLink();
}
