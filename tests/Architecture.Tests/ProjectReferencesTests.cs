using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary>Which project may know which: the economics at the bottom, hosts at the top.</summary>
public partial class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Model"] = [],
        ["Data"] = ["Model"],
        ["Documents"] = ["Data", "Model"],
        ["Contracts"] = ["Model"],
        ["Storage"] = ["Model"],
        ["Operations"] = [],
        ["Formats"] = ["Contracts", "Documents", "Model"],
        ["Grains"] = ["Contracts", "Data", "Documents", "Model", "Storage"],
        ["Silo"] = ["Contracts", "Grains", "Operations", "Storage"],
        ["Web"] = ["Contracts", "Documents", "Formats", "Model"],
        ["Api"] = ["Contracts", "Documents", "Formats", "Grains", "Operations", "Storage", "Web"],
        ["Client"] = [],
        ["Cli"] = ["Client", "Data", "Documents", "Model", "Storage"],
    };

    public static TheoryData<string> Projects =>
        [.. Repository.Files("src", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyWhatTheArchitectureAllows(string project)
    {
        Assert.True(
            Allowed.TryGetValue(project, out var allowed),
            $"src/{project} is not part of the architecture: add it, with what it may reference, to the table in {nameof(ProjectReferencesTests)} and write an ADR.");

        var forbidden = ReferencesOf(project).Except(allowed);

        Assert.True(
            !forbidden.Any(),
            $"src/{project} may reference {Listed(allowed)}, but also references {Listed(forbidden)}: move the code to where it belongs.");
    }

    [Fact]
    public void Api_Grains_AreNamedInOneWiringFileOnly()
    {
        var files = Repository.Files("src/Api", "*.cs").Where(path => Repository.Lines(path).Any(GrainsOrData().IsMatch)).ToList();

        Assert.True(
            files.Count <= 1,
            $"Only the wiring of the embedded host may name Simulation.Grains, Simulation.Data or Simulation.Storage, but {Listed(files)} do: endpoints talk to Simulation.Contracts.");
    }

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Storage")]
    [InlineData("Operations")]
    [InlineData("Data")]
    [InlineData("Grains")]
    [InlineData("Formats")]
    [InlineData("Web")]
    [InlineData("Silo")]
    [InlineData("Cli")]
    [InlineData("Client")]
    [InlineData("Model")]
    public void Project_Source_NamesOnlyAllowedNamespaces(string project)
    {
        // References flow on to referencing projects, so the compiler alone would let Silo use Data.
        var forbidden = Allowed.Keys.Except(Allowed[project]).Where(other => other != project);
        var pattern = new Regex($@"\bSimulation\.({string.Join('|', forbidden)})\b");

        var found = Repository.Grep(Repository.Files($"src/{project}", "*.cs"), pattern);

        Assert.True(found.Count == 0, $"src/{project} may name {Listed(Allowed[project])} only:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Solution_Projects_AreAllOfTheTree()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Simulation.sln")).Replace('\\', '/');

        var missing = Repository.Files("", "*.csproj").Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal));

        Assert.True(!missing.Any(), $"Not in the solution, so neither built nor tested: dotnet sln Simulation.sln add {string.Join(' ', missing)}");
    }

    [Fact]
    public void Projects_LockFiles_AreBesideEveryProject()
    {
        var missing = Repository.Files("", "*.csproj")
            .Where(path => !File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, "packages.lock.json")));

        Assert.True(!missing.Any(), $"Run 'dotnet restore' and commit packages.lock.json beside {Listed(missing)}.");
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static string Listed(IEnumerable<string> names) => names.Any() ? string.Join(", ", names) : "nothing of ours";

    [GeneratedRegex(@"\bSimulation\.(Grains|Data|Storage)\b")]
    private static partial Regex GrainsOrData();
}
