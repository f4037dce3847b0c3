using Simulation.Operations.Startup;

namespace Simulation.Operations.Clustering;

/// <summary>
/// How silos watch each other; the section <c>Cluster:Membership</c>. A silo probes its neighbours every <see cref="ProbeTimeout"/>; one that misses
/// <see cref="MissedProbes"/> in a row is suspected, and declared dead when <see cref="Votes"/> silos suspect it. The defaults find a dead silo within a few
/// seconds on a good network; patient values for a network with hiccups are 5 s, 3, 2, 60 s and 30 s.
/// </summary>
public sealed record MembershipSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Time between probes, and time a silo has to answer one. Default 1 s.</summary>
    public TimeSpan ProbeTimeout { get; init; } = Second;

    /// <summary>Probes missed in a row after which a silo is suspected. Default 2.</summary>
    public int MissedProbes { get; init; } = 2;

    /// <summary>Silos that must suspect one before it is declared dead. Default 1.</summary>
    public int Votes { get; init; } = 1;

    /// <summary>How often every silo reads the table of members, should a message about a change have been lost. Default 3 s.</summary>
    public TimeSpan TableRefresh { get; init; } = 3 * Second;

    /// <summary>How often a silo writes into the table that it lives. Three times this after its last word it is not waited for by those that join. Default 5 s.</summary>
    public TimeSpan AliveInterval { get; init; } = 5 * Second;

    /// <summary>When rows of dead silos are removed from the table. Default 1 hour after their last word.</summary>
    public TimeSpan DefunctAfter { get; init; } = Hour;

    /// <summary>How often rows of dead silos are looked for. Default 10 minutes.</summary>
    public TimeSpan CleanupPeriod { get; init; } = TimeSpan.FromMinutes(10);

    internal static MembershipSettings Read(SettingsReader settings)
    {
        var standard = new MembershipSettings();
        return new MembershipSettings
        {
            ProbeTimeout = settings.Time(Key(nameof(ProbeTimeout)), standard.ProbeTimeout, 0.1 * Second, Hour),
            MissedProbes = settings.Number(Key(nameof(MissedProbes)), standard.MissedProbes, 1, 100),
            Votes = settings.Number(Key(nameof(Votes)), standard.Votes, 1, 10),
            TableRefresh = settings.Time(Key(nameof(TableRefresh)), standard.TableRefresh, 0.1 * Second, Hour),
            AliveInterval = settings.Time(Key(nameof(AliveInterval)), standard.AliveInterval, 0.1 * Second, Hour),
            DefunctAfter = settings.Time(Key(nameof(DefunctAfter)), standard.DefunctAfter, Second, 24 * 365 * Hour),
            CleanupPeriod = settings.Time(Key(nameof(CleanupPeriod)), standard.CleanupPeriod, Second, 24 * Hour),
        };
    }

    private static string Key(string name) => $"Membership:{name}";
}
