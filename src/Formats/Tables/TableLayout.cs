using System.Collections.Immutable;

namespace Simulation.Formats.Tables;

/// <summary>
/// What tables of one kind have in common: what identifies an observation, and what is said about it besides its value. Formats that describe themselves (JSON-stat, SDMX) are
/// written from it, and so is the SDMX structure of the kind.
/// </summary>
/// <param name="Id">Name of the kind, in capitals as SDMX names its dataflows: <c>FORECASTS</c>.</param>
/// <param name="Title">Title in both languages.</param>
/// <param name="Dimensions">What identifies an observation, in the order of columns.</param>
/// <param name="Attributes">What is said about an observation besides its value, in the order of columns.</param>
public sealed record TableLayout(string Id, LocalText Title, ImmutableArray<DimensionLayout> Dimensions, ImmutableArray<AttributeLayout> Attributes);

/// <summary>A dimension: a question whose answer takes part in identifying an observation.</summary>
/// <param name="Id">Name of the column: <c>sector</c>.</param>
/// <param name="Label">Label in both languages.</param>
/// <param name="Role">What it stands for.</param>
public sealed record DimensionLayout(string Id, LocalText Label, DimensionRole Role);

/// <summary>Something said about an observation.</summary>
/// <param name="Id">Name of the column: <c>unit</c>.</param>
/// <param name="Label">Label in both languages.</param>
public sealed record AttributeLayout(string Id, LocalText Label);

/// <summary>What a dimension stands for.</summary>
public enum DimensionRole
{
    /// <summary>A classification with codes.</summary>
    Classification,

    /// <summary>Where: provinces.</summary>
    Place,

    /// <summary>What is measured: indicators, each with its unit.</summary>
    Metric,

    /// <summary>The time that an observation is about: a year, or a period as printed.</summary>
    Time,

    /// <summary>A whole number that tells apart what else has the same codes.</summary>
    Number,

    /// <summary>A day: of what was known, or of what is.</summary>
    Day,
}
