using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Sensitivity;

/// <summary>
/// An input of a forecast that varies as a whole and independently of the others: the posterior (parameters and starting state together, which depend on one
/// another), the yearly random numbers of a shock, exogenous path or hazard, or a lever that is made uncertain within a range.
/// </summary>
/// <param name="Name">Name of the declaration, or <see cref="Posterior"/>; correlated shocks are one input.</param>
/// <param name="Kind">Which kind of uncertainty it is.</param>
/// <param name="Latents">Its random numbers, of all years and members; empty for the posterior.</param>
public sealed record UncertainInput(string Name, UncertaintyKind Kind, ImmutableArray<Latent> Latents)
{
    /// <summary>Name of the input that is parameters and starting state.</summary>
    public const string Posterior = "posterior";

    /// <summary>True for parameters and starting state.</summary>
    public bool IsPosterior => Kind == UncertaintyKind.Parameters;

    /// <summary>All inputs of forecasts with a model: the posterior, then one for each random declaration; correlated ones together.</summary>
    public static ImmutableArray<UncertainInput> Of(BoundModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var kinds = new UncertaintyKinds(model);
        var groups = model.Latents.Where(latent => latent.IsYearly).GroupBy(latent => GroupOf(model, latent));
        return [new UncertainInput(Posterior, UncertaintyKind.Parameters, []), .. groups.Select(group => new UncertainInput(group.Key, kinds.Of(group.First()), [.. group]))];
    }

    /// <summary>The four kinds of uncertainty as inputs; a kind that the model does not have has no random numbers.</summary>
    public static ImmutableArray<UncertainInput> Kinds(BoundModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var kinds = new UncertaintyKinds(model);
        return
        [
            .. from kind in (UncertaintyKind[])[UncertaintyKind.Parameters, UncertaintyKind.Shocks, UncertaintyKind.Outside, UncertaintyKind.Hazards]
               select new UncertainInput(kind.ToString().ToLowerInvariant(), kind, [.. model.Latents.Where(latent => latent.IsYearly && kinds.Of(latent) == kind)]),
        ];
    }

    private static string GroupOf(BoundModel model, Latent latent)
    {
        var correlated = model.Correlations.FirstOrDefault(group => group.Symbols.Contains(latent.Of));
        return correlated is null ? latent.Of.Declaration.Name : string.Join(", ", correlated.Symbols.Select(symbol => symbol.Declaration.Name).Distinct());
    }
}

/// <summary>Kinds of uncertainty.</summary>
public enum UncertaintyKind
{
    /// <summary>Parameters and starting state: what the calibration left open.</summary>
    Parameters,

    /// <summary>Structural shocks: nature's disturbances to the equations.</summary>
    Shocks,

    /// <summary>Exogenous paths: what comes from outside the province.</summary>
    Outside,

    /// <summary>Hazards: events, and how severe they are.</summary>
    Hazards,

    /// <summary>A lever made uncertain for the analysis.</summary>
    Lever,
}

/// <summary>Which kind of uncertainty a yearly random number is.</summary>
internal sealed class UncertaintyKinds
{
    private readonly HashSet<string> ofHazards;

    public UncertaintyKinds(BoundModel model)
    {
        var hazards = model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Hazard).Select(symbol => symbol.Declaration.Name).ToHashSet(StringComparer.Ordinal);
        ofHazards = model.Causes.Where(cause => cause.Declarations.Any(hazards.Contains)).SelectMany(cause => cause.Declarations).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>By the kind of its declaration; a shock that shares its cause with a hazard (its severity) belongs to the hazards.</summary>
    public UncertaintyKind Of(Latent latent) => latent.Of.Kind switch
    {
        SymbolKind.Hazard => UncertaintyKind.Hazards,
        SymbolKind.Exogenous => UncertaintyKind.Outside,
        _ => ofHazards.Contains(latent.Of.Declaration.Name) ? UncertaintyKind.Hazards : UncertaintyKind.Shocks,
    };
}
