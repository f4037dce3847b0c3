using System.Collections.Immutable;

namespace Simulation.Model.Language.Bound;

/// <summary>A declared name with everything an API, a slider, a page or a spreadsheet heading is generated from.</summary>
public sealed record Declaration
{
    /// <summary>What kind of thing it is.</summary>
    public required SymbolKind Kind { get; init; }

    /// <summary>Its name in equations.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the index sets, outermost first; empty when unindexed.</summary>
    public ImmutableArray<string> Sets { get; init; } = [];

    /// <summary>Labels by language code (<c>en</c>, <c>vi</c>).</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Unit as written, <c>billion VND</c>; empty for a pure number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How a published indicator behaves over parts of a year and over several years; null when it is not published.</summary>
    public Publication? Published { get; init; }

    /// <summary>Where the number comes from, as written after <c>source</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Named ambition levels of a lever, mildest first.</summary>
    public ImmutableArray<AmbitionLevel> Levels { get; init; } = [];

    /// <summary>Where a given or exogenous path is read from: <c>from nation grdp_growth[total]</c>; null when from nowhere.</summary>
    public DataReference? From { get; init; }

    /// <summary>Where it stands in the text.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>One of a lever's four named levels: a value per member (one when unindexed) and a one-line justification by language.</summary>
public sealed record AmbitionLevel(int Level, ImmutableArray<double> Values, ImmutableDictionary<string, string> Justification);

/// <summary>
/// A pointer into published data: <paramref name="Region"/> is a role (<c>nation</c>, <c>province</c>), resolved by the province's own settings.
/// <paramref name="Sector"/> is empty when an indexed declaration names no sector: each element then reads the sector of its own (last) member's name.
/// </summary>
public sealed record DataReference(string Region, string Indicator, string Sector);

/// <summary>How a published indicator aggregates over time.</summary>
public enum Publication
{
    /// <summary>A level over a period: parts of a year add up to the year (GRDP, revenue, jobs).</summary>
    Flow,

    /// <summary>A level at a time: a part of a year is itself an observation of it (population, coverage).</summary>
    Stock,

    /// <summary>Percent change over the same period a year before: averages over years compound.</summary>
    Growth,

    /// <summary>A ratio of flows, in its own unit (shares, per head): averages over years are plain means.</summary>
    Ratio,
}

/// <summary>A place in a model text: 1-based line and column, and length in characters.</summary>
public readonly record struct SourceSpan(int Line, int Column, int Length);
