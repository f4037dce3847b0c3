using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// A run of consecutive equations of one owner: the unit that a sector grain projects. Every segment is compiled by itself, so that a year
/// computed segment by segment in different places has the same bits as a year computed whole.
/// </summary>
public sealed class Segment
{
    /// <summary>Position among the segments of a year.</summary>
    public required int Number { get; init; }

    /// <summary>The office (published sector) that owns it; null when it is the province's own.</summary>
    public required string? Office { get; init; }

    /// <summary>What is evaluated, in order: single equations and simultaneous cores.</summary>
    public required ImmutableArray<SegmentStep> Steps { get; init; }

    /// <summary>Its equations, in order of evaluation.</summary>
    public ImmutableArray<Equation> Equations => field.IsDefault ? field = [.. Steps.SelectMany(step => step.Equations)] : field;

    /// <summary>Its simultaneous cores, in order of evaluation.</summary>
    public ImmutableArray<SegmentStep> Cores => field.IsDefault ? field = [.. Steps.Where(step => step.IsSimultaneous)] : field;

    /// <summary>
    /// Values it reads that it does not determine in the same year: from other segments in the same year (lag 0), and of earlier years
    /// (its own variables' too). In order of symbol and lag.
    /// </summary>
    public required ImmutableArray<LaggedSymbol> Imports { get; init; }

    /// <summary>Parameters it reads.</summary>
    public required ImmutableArray<Symbol> Parameters { get; init; }

    /// <summary>Yearly random numbers it reads.</summary>
    public required ImmutableArray<Symbol> Latents { get; init; }

    /// <summary>Levers and given paths it reads, with their lags.</summary>
    public required ImmutableArray<LaggedSymbol> Paths { get; init; }

    /// <summary>Symbols it determines that others read: other segments in the same year, or any segment in a later year.</summary>
    public required ImmutableArray<Symbol> Exports { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Number} {Office ?? "province"} ({Equations.Length} equations)";
}

/// <summary>One equation, or several that determine one another in the same year (a simultaneous core).</summary>
/// <param name="Equations">One equation, or a core's in the order of the text.</param>
/// <param name="IsSimultaneous">Whether they depend on each other (or one on itself) within the year.</param>
public sealed record SegmentStep(ImmutableArray<Equation> Equations, bool IsSimultaneous);

/// <summary>What one block of equations passes to another.</summary>
/// <param name="From">Block that determines the symbols.</param>
/// <param name="To">Block that reads them.</param>
/// <param name="Lag">0 when read in the same year, else years later.</param>
/// <param name="Symbols">What is passed, in order of declaration.</param>
public sealed record BlockExchange(string From, string To, int Lag, ImmutableArray<Symbol> Symbols);
