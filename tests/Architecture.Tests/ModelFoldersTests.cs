using System.Text.RegularExpressions;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary>The folders of Model form a ladder: a folder knows those below it, and no circle closes.</summary>
public partial class ModelFoldersTests
{
    public static TheoryData<string> Folders =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src/Model")).Select(path => Path.GetFileName(path)).Except(["bin", "obj", "Properties"])];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_Names_OnlyFoldersBelowIt(string folder)
    {
        var allowed = ModelLadder.AllowedFor(folder);
        Assert.True(allowed is not null, $"src/Model/{folder} is new: say in {nameof(ModelLadder)} which folders it may use, and give it a theory page.");

        var found = from file in Repository.Files($"src/Model/{folder}", "*.cs")
                    from line in Repository.Lines(file).Index()
                    from Match match in ModelNamespace().Matches(line.Item)
                    where !ModelLadder.MayUse(folder, match.Value)
                    select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

        Assert.True(
            !found.Any(),
            $"src/Model/{folder} may use {(allowed.Length == 0 ? "no other folder" : string.Join(", ", allowed))}, but names another:\n{string.Join('\n', found)}");
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_Namespaces_AreThoseOfTheFolder(string folder)
    {
        // A subfolder may sort the files of one namespace, or have its own.
        var wrong = from file in Repository.Files($"src/Model/{folder}", "*.cs")
                    where !Namespaces(file, folder).Any(Repository.Lines(file).Contains)
                    select $"{file}: {Namespaces(file, folder).Last()}";

        Assert.True(!wrong.Any(), $"A file's namespace is that of its folder; expected\n{string.Join('\n', wrong)}");
    }

    private static IEnumerable<string> Namespaces(string file, string folder)
    {
        var subfolders = Path.GetDirectoryName(file)!.Replace('\\', '/').Split('/').Skip(3);
        var space = $"Simulation.Model.{folder}";
        return subfolders.Aggregate(new List<string> { space }, (list, name) => [.. list, $"{list[^1]}.{name}"]).Select(name => $"namespace {name};");
    }

    [GeneratedRegex(@"\bSimulation\.Model(\.\w+)+")]
    private static partial Regex ModelNamespace();
}
