using System.Data.Common;
using System.Net;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Simulation.Operations.Startup;

namespace Simulation.Operations.Clustering;

/// <summary>
/// How a process finds its cluster; the section <c>Cluster</c> of the configuration. One setting decides everything: with a <see cref="Connection"/> there is a
/// cluster on PostgreSQL, without one the API holds everything in its own process.
/// </summary>
public sealed record ClusterSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Cluster";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Connection string of PostgreSQL; null for the embedded host.</summary>
    public string? Connection { get; init; }

    /// <summary>Name of the cluster: several may live in one database. Default <c>simulation</c>.</summary>
    public string Id { get; init; } = "simulation";

    /// <summary>Port by which silos talk to each other. Default 11111.</summary>
    public int SiloPort { get; init; } = 11_111;

    /// <summary>Port by which APIs talk to a silo. Default 30000.</summary>
    public int GatewayPort { get; init; } = 30_000;

    /// <summary>Address that a silo gives to others; null for the machine's own.</summary>
    public IPAddress? AdvertisedAddress { get; init; }

    /// <summary>Where a silo serves health, metrics and the dashboard. Default <c>http://localhost:5081</c>.</summary>
    public string OperationsUrl { get; init; } = "http://localhost:5081";

    /// <summary>How long an API keeps asking while no silo answers, before it says so. Default 15 s.</summary>
    public TimeSpan Patience { get; init; } = 15 * Second;

    /// <summary>After how long an API asks again for an answer that has not come: nobody tells it when an answer was lost with a silo. Default 3 s.</summary>
    public TimeSpan AskAgainAfter { get; init; } = 3 * Second;

    /// <summary>How often an API looks for silos that came or went. Default 2 s.</summary>
    public TimeSpan GatewayRefresh { get; init; } = 2 * Second;

    /// <summary>How long a process that is told to stop may take to finish what it has begun. Default 30 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = 30 * Second;

    /// <summary>How silos watch each other.</summary>
    public MembershipSettings Membership { get; init; } = new();

    /// <summary>True when there is a cluster.</summary>
    public bool IsCluster => Connection is not null;

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="ConfigurationException">Settings are wrong; all of them are named.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new SettingsReader(configuration, Section);
        var standard = new ClusterSettings();
        var options = new ClusterSettings
        {
            Connection = ConnectionOf(settings),
            Id = settings.Text(nameof(Id)) ?? standard.Id,
            SiloPort = settings.Number(nameof(SiloPort), standard.SiloPort, 1, 65_535),
            GatewayPort = settings.Number(nameof(GatewayPort), standard.GatewayPort, 1, 65_535),
            AdvertisedAddress = AddressOf(settings),
            OperationsUrl = UrlOf(settings, standard.OperationsUrl),
            Patience = settings.Time(nameof(Patience), standard.Patience, Second, Hour),
            AskAgainAfter = settings.Time(nameof(AskAgainAfter), standard.AskAgainAfter, TimeSpan.FromMilliseconds(100), Hour),
            GatewayRefresh = settings.Time(nameof(GatewayRefresh), standard.GatewayRefresh, TimeSpan.FromMilliseconds(100), Hour),
            DrainTimeout = settings.Time(nameof(DrainTimeout), standard.DrainTimeout, Second, Hour),
            Membership = MembershipSettings.Read(settings),
        };
        if (options.SiloPort == options.GatewayPort)
            settings.Refuse($"{Section}:{nameof(SiloPort)} and {Section}:{nameof(GatewayPort)} are both {options.SiloPort}: give two ports.");
        settings.Finish();
        return options;
    }

    /// <summary>The connection string for membership: a database that does not answer must not hold up the watch over the other silos for long.</summary>
    /// <param name="program">Name of the program, shown in the database's list of sessions.</param>
    /// <exception cref="InvalidOperationException">There is no cluster.</exception>
    public string MembershipConnection(string program)
    {
        var text = Connection ?? throw new InvalidOperationException("There is no cluster.");
        var given = Keywords(text);
        var connection = new NpgsqlConnectionStringBuilder(text);
        if (!given.Contains("timeout")) connection.Timeout = 5;
        if (!given.Contains("commandtimeout")) connection.CommandTimeout = 5;
        if (!given.Overlaps(["maximumpoolsize", "maxpoolsize"])) connection.MaxPoolSize = 10;
        connection.ApplicationName ??= program + " membership";
        return connection.ConnectionString;
    }

    // Npgsql's own reader knows every keyword, given or not.
    private static HashSet<string> Keywords(string text)
    {
        var connection = new DbConnectionStringBuilder { ConnectionString = text };
        return [.. connection.Keys.Cast<string>().Select(keyword => keyword.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant())];
    }

    private static string? ConnectionOf(SettingsReader settings)
    {
        if (settings.Text(nameof(Connection)) is not { } text) return null;
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(connection.Host)) settings.Refuse($"{Section}:{nameof(Connection)} names no host: write Host=...;Database=...;Username=...;Password=...");
            return text;
        }
        catch (ArgumentException exception)
        {
            // The text itself holds a password and is not repeated.
            settings.Refuse($"{Section}:{nameof(Connection)} is not a connection string of PostgreSQL: {exception.Message} Write Host=...;Database=...;Username=...;Password=...");
            return null;
        }
    }

    private static IPAddress? AddressOf(SettingsReader settings)
    {
        if (settings.Text(nameof(AdvertisedAddress)) is not { } text) return null;
        if (IPAddress.TryParse(text, out var address)) return address;
        settings.Refuse($"{Section}:{nameof(AdvertisedAddress)} is '{text}' and must be an IP address.");
        return null;
    }

    private static string UrlOf(SettingsReader settings, string standard)
    {
        if (settings.Text(nameof(OperationsUrl)) is not { } text) return standard;
        // * and + stand for every address, as in all URLs of the web server.
        if (Uri.TryCreate(text.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp) return text;
        settings.Refuse($"{Section}:{nameof(OperationsUrl)} is '{text}' and must be an address such as {standard} or http://*:5081.");
        return standard;
    }
}
