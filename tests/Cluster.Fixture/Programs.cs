namespace Simulation.Cluster.Fixture;

/// <summary>The programs under test, as the build left them.</summary>
public static class Programs
{
    /// <summary>Path of the HTTP API.</summary>
    public static string Api { get; } = Find("Api");

    /// <summary>Path of a node of the cluster.</summary>
    public static string Silo { get; } = Find("Silo");

    // Ours is PROJECTS/NAME/bin/CONFIGURATION/net10.0, and so is theirs.
    private static string Find(string project)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var root = own.Parent!.Parent!.Parent!.Parent!.Parent!;
        var path = Path.Combine(root.FullName, "src", project, "bin", own.Parent.Name, own.Name, $"Simulation.{project}.dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing: build it in the configuration of this program ({own.Parent.Name}).");
    }
}
