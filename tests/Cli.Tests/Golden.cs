using Xunit;

namespace Simulation.Cli.Tests;

/// <summary>
/// Expected terminal output, kept as text files in <c>tests/Cli.Tests/Golden</c>. To write them anew after a wanted change, run
/// <c>SIMULATION_ACCEPT=1 dotnet run --project tests/Cli.Tests</c> (every golden test then fails once), and read the differences before committing.
/// Blanks at the ends of lines are not compared: nobody sees them, and editors remove them.
/// </summary>
internal static class Golden
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Repository { get; } = Root();

    private static readonly string Folder = Path.Combine(Repository, "tests", "Cli.Tests", "Golden");

    /// <summary>Asserts that a text is what the file of this name holds, line by line.</summary>
    public static void AssertEqual(string name, string text)
    {
        var file = Path.Combine(Folder, name + ".txt");
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()).ToArray();
        if (Environment.GetEnvironmentVariable("SIMULATION_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, string.Join('\n', lines) + "\n");
            Assert.Fail($"Wrote {name}.txt: read it, and run again without SIMULATION_ACCEPT.");
        }

        Assert.True(File.Exists(file), $"{name}.txt is missing: write it with SIMULATION_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(file).TrimEnd('\n').Split('\n'), lines);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Simulation.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No Simulation.sln above {AppContext.BaseDirectory}: run the tests from a source tree.");
    }
}
