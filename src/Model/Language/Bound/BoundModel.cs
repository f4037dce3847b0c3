using System.Collections.Immutable;

namespace Simulation.Model.Language.Bound;

/// <summary>
/// A model ready to be compiled: every name resolved, every index set expanded, every random declaration rewritten
/// as an equation over latents. Immutable.
/// </summary>
public sealed class BoundModel
{
    /// <summary>Name after <c>model</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version as declared.</summary>
    public required string Version { get; init; }

    /// <summary>Labels of the model by language.</summary>
    public required ImmutableDictionary<string, string> Labels { get; init; }

    /// <summary>SHA-256 of the model text, in hexadecimal: the model's identity.</summary>
    public required string TextHash { get; init; }

    /// <summary>Index sets by name, with members in order.</summary>
    public required ImmutableArray<IndexSet> Sets { get; init; }

    /// <summary>Offices: published sectors that own blocks, in declared order.</summary>
    public required ImmutableArray<Office> Offices { get; init; }

    /// <summary>Causes of growth that the model names, in declared order.</summary>
    public ImmutableArray<Cause> Causes { get; init; } = [];

    /// <summary>Every scalar; <c>Symbols[i].Id == i</c>.</summary>
    public required ImmutableArray<Symbol> Symbols { get; init; }

    /// <summary>Latents in order of declaration, the ones of parameters first.</summary>
    public required ImmutableArray<Latent> Latents { get; init; }

    /// <summary>
    /// One equation per parameter: the parameter as a function of its latents (and of parameters declared before it). Evaluated once a draw.
    /// </summary>
    public required ImmutableArray<Equation> Parameters { get; init; }

    /// <summary>
    /// Values in the start year of symbols that are needed with a lag: functions of parameters, of given paths and of other start values, in any order.
    /// A symbol may instead be started by data.
    /// </summary>
    public required ImmutableArray<Equation> Starts { get; init; }

    /// <summary>
    /// The yearly equations, in the order of the text: variables, and one equation for each exogenous path, hazard and shock over its latents
    /// (block <c>nature</c>, no office, unless the declaration is indexed by a set an office owns).
    /// </summary>
    public required ImmutableArray<Equation> Equations { get; init; }

    /// <summary>Groups of correlated scores; the equations of their symbols already hold the combination.</summary>
    public ImmutableArray<Correlation> Correlations { get; init; } = [];

    /// <summary>Finds a scalar by its full name.</summary>
    public Symbol? Find(string name) => ByName.TryGetValue(name, out var symbol) ? symbol : null;

    private Dictionary<string, Symbol> ByName => field ??= Symbols.ToDictionary(symbol => symbol.Name, StringComparer.Ordinal);
}

/// <summary>An index set: <c>set market in activity = agriculture, manufacturing, services</c>.</summary>
public sealed record IndexSet(string Name, ImmutableArray<SetMember> Members, string? Parent, ImmutableDictionary<string, string> Labels);

/// <summary>A member of an index set with its labels.</summary>
public sealed record SetMember(string Name, ImmutableDictionary<string, string> Labels);

/// <summary>An office owns the blocks of its members: <c>office industry = manufacturing, power</c>.</summary>
public sealed record Office(string Name, ImmutableArray<string> Members, ImmutableDictionary<string, string> Labels);

/// <summary>A cause that accounts of growth name: <c>cause capital = productive_capital</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Declarations">Names of the declarations whose movements it stands for.</param>
/// <param name="Labels">Labels by language.</param>
public sealed record Cause(string Name, ImmutableArray<string> Declarations, ImmutableDictionary<string, string> Labels);

/// <summary>
/// Correlated normal shocks: unit values u = L ε of independent scores ε (the latents of <paramref name="Symbols"/>, in that order), each then scaled by
/// its own spread.
/// </summary>
/// <param name="Symbols">The shocks.</param>
/// <param name="Factor">L, the lower triangular Cholesky factor of the correlation matrix, row-major with its zeros.</param>
public sealed record Correlation(ImmutableArray<Symbol> Symbols, ImmutableArray<double> Factor);

/// <summary>
/// A random number that the engine supplies. A yearly latent has one value per draw and year, a constant one (of a parameter) one per draw.
/// </summary>
/// <param name="Symbol">The latent's own symbol (kind <see cref="SymbolKind.Latent"/>).</param>
/// <param name="Of">The declared symbol it drives.</param>
/// <param name="Law">Its law.</param>
/// <param name="IsYearly">True for a value a year.</param>
/// <param name="Stream">
/// Number of its random stream: derived from the name of <paramref name="Of"/> alone, so that adding a shock elsewhere leaves its draws unchanged.
/// </param>
public sealed record Latent(Symbol Symbol, Symbol Of, LatentLaw Law, bool IsYearly, uint Stream);

/// <summary>Laws of latents.</summary>
public enum LatentLaw
{
    /// <summary>Standard normal.</summary>
    StandardNormal,

    /// <summary>Uniform on (0, 1).</summary>
    Uniform,
}
