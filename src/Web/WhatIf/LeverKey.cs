using Simulation.Contracts.Provinces;

namespace Simulation.Web.WhatIf;

/// <summary>A lever, or one member of it.</summary>
/// <param name="Lever">Its name.</param>
/// <param name="Sector">Its member; null for the whole province.</param>
public readonly record struct LeverKey(string Lever, string? Sector) : IComparable<LeverKey>
{
    /// <summary>The key of a lever as described.</summary>
    public static LeverKey Of(LeverDescription lever) => new(lever.Lever, lever.Sector);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static LeverKey Parse(string text) => text.IndexOf('[', StringComparison.Ordinal) is > 0 and var open && text.EndsWith(']')
        ? new LeverKey(text[..open], text[(open + 1)..^1])
        : new LeverKey(text, null);

    /// <inheritdoc/>
    public int CompareTo(LeverKey other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary><c>investment_share[services]</c>.</summary>
    public override string ToString() => Sector is null ? Lever : $"{Lever}[{Sector}]";

    /// <summary>Order by name.</summary>
    public static bool operator <(LeverKey left, LeverKey right) => left.CompareTo(right) < 0;

    /// <summary>Order by name.</summary>
    public static bool operator >(LeverKey left, LeverKey right) => left.CompareTo(right) > 0;

    /// <summary>Order by name.</summary>
    public static bool operator <=(LeverKey left, LeverKey right) => left.CompareTo(right) <= 0;

    /// <summary>Order by name.</summary>
    public static bool operator >=(LeverKey left, LeverKey right) => left.CompareTo(right) >= 0;
}
