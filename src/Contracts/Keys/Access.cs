using Simulation.Contracts.Faults;

namespace Simulation.Contracts.Keys;

/// <summary>
/// What the one whom a call is made for may do, and where. Travels with the call from grain to grain, as <see cref="Caller"/> does; without it a call is the program's own, or comes
/// from a host that asks for no keys.
/// </summary>
/// <param name="Role">What.</param>
/// <param name="Provinces">Ids of the provinces; null for all.</param>
public sealed record Access(AccessRole Role, IReadOnlyList<string>? Provinces)
{
    /// <summary>Claim by which a host's own parts tell each other what somebody may do.</summary>
    public const string Claim = "simulation:access";

    private const string Key = "simulation.access";

    /// <summary>Everything, everywhere.</summary>
    public static Access Full { get; } = new(AccessRole.Operator, null);

    /// <summary>What strangers may: look at no province.</summary>
    public static Access Nothing { get; } = new(AccessRole.Viewer, []);

    /// <summary>The access of the current call; null when nothing limits it.</summary>
    public static Access? Current
    {
        get => RequestContext.Get(Key) is string text ? Parse(text) : null;
        set
        {
            if (value is null) RequestContext.Remove(Key);
            else RequestContext.Set(Key, value.ToString());
        }
    }

    /// <summary>True when the current call may see a province.</summary>
    public static bool IsCovered(string province) => Current?.Covers(province) ?? true;

    /// <summary>Refuses the current call unless it may see all of some provinces.</summary>
    /// <exception cref="SimulationFaultException">It may not.</exception>
    public static void Require(params IEnumerable<string> provinces)
    {
        ArgumentNullException.ThrowIfNull(provinces);
        if (Current is { Provinces: { } own } access && provinces.FirstOrDefault(province => !access.Covers(province)) is { } other)
            throw new SimulationFaultException(FaultKind.Forbidden, $"This key does not reach '{other}'. It reaches {(own.Count == 0 ? "no province" : string.Join(", ", own))}.");
    }

    /// <summary>True when a province is among those.</summary>
    public bool Covers(string province) => Provinces is null || Provinces.Contains(province, StringComparer.Ordinal);

    /// <summary>Role and provinces as one text, which goes over any wire.</summary>
    public override string ToString() => Provinces is null ? Role.ToString() : $"{Role}|{string.Join(',', Provinces)}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Access Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar < 0
            ? new Access(Enum.Parse<AccessRole>(text), null)
            : new Access(Enum.Parse<AccessRole>(text.AsSpan(0, bar)), text[(bar + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries));
    }
}
