namespace Simulation.Storage;

/// <summary>Where records and contents are kept, and how patiently.</summary>
public sealed record StorageOptions
{
    /// <summary>Connection string of PostgreSQL; null for the embedded database in <see cref="DataDirectory"/>.</summary>
    public string? Connection { get; init; }

    /// <summary>Folder of the embedded database. Default: <c>simulation</c> in the user's folder for application data.</summary>
    public string DataDirectory { get; init; } = DefaultDataDirectory;

    /// <summary>How long a piece of work rides out a lost connection, counted from its first fault. Default 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The folder that is used when nobody names one.</summary>
    public static string DefaultDataDirectory { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "simulation");
}
