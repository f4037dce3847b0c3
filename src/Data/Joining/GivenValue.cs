using Simulation.Model.Language.Bound;

namespace Simulation.Data;

/// <summary>Where a given value comes from.</summary>
public enum GivenOrigin
{
    /// <summary>A published observation.</summary>
    Published,

    /// <summary>A row of <c>paths.csv</c>.</summary>
    Path,

    /// <summary>A row of <c>events.csv</c>.</summary>
    Event,

    /// <summary>The list of power plants.</summary>
    Plant,

    /// <summary>The last value before it, which goes on.</summary>
    Continued,
}

/// <summary>One value given to the model, the same in every draw, with where it comes from.</summary>
/// <param name="Symbol">Lever, given or exogenous path, or hazard.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">The value, in the symbol's unit.</param>
/// <param name="Origin">Kind of origin.</param>
/// <param name="Reason">The origin in words: the source, the vintage chosen, or the file and line.</param>
public sealed record GivenValue(Symbol Symbol, int Year, double Value, GivenOrigin Origin, string Reason);
