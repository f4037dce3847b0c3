using System.Globalization;

namespace Simulation.Postgres.Fixture;

/// <summary>Where this machine has the programs of a PostgreSQL server.</summary>
internal static class PostgresBinaries
{
    private const string Packaged = "/usr/lib/postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>: the newest that Debian packages installed, else one of PATH.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Folder() => PackagedFolders().Concat(PathFolders()).FirstOrDefault(HasServer) ?? throw new InvalidOperationException(
        $"These tests start a PostgreSQL server of their own, and found none in {Packaged} or in PATH: install it (apt-get install postgresql).");

    private static IEnumerable<string> PackagedFolders() => Directory.Exists(Packaged)
        ? Directory.GetDirectories(Packaged)
            .OrderByDescending(version => double.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
        : [];

    private static string[] PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static bool HasServer(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
