using System.Collections.Immutable;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration;

/// <summary>
/// Finds the spreads that have a lognormal prior, and the shocks each of them scales, in a bound model: what the sampler's scale moves need.
/// </summary>
internal static class ScaleGroups
{
    /// <summary>Groups in which every shock is a coordinate of the space. A spread that scales in any other way is left to the plain steps.</summary>
    public static ImmutableArray<ScaleGroup> Find(BoundModel model, LatentSpace space)
    {
        var latentOf = model.Latents.ToLookup(latent => latent.Of);
        var groups = ImmutableArray.CreateBuilder<ScaleGroup>();
        var years = space.Coordinates.Select(coordinate => coordinate.Year).Where(year => year > 0).Distinct().Order().ToArray();
        foreach (var spread in model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Parameter))
        {
            if (spread.Distribution is not LogNormal { Sd: Number slope } || double.IsFinite(spread.Minimum) || double.IsFinite(spread.Maximum))
                continue;
            if (latentOf[spread].SingleOrDefault() is not { } latent || space.Find(latent, 0) is not { } scale)
                continue;
            if (IsUsedElsewhere(spread, model) || Shocks(spread, model, space, years) is not { IsEmpty: false } shocks)
                continue;
            groups.Add(new ScaleGroup(scale, slope.Value, shocks));
        }

        return groups.ToImmutable();
    }

    private static Expression? SpreadOf(Symbol symbol) => symbol.Distribution switch
    {
        Normal normal when !double.IsFinite(symbol.Minimum) && !double.IsFinite(symbol.Maximum) => normal.Sd,
        Ar1 path => path.Sd,
        TukeyH { H: Number } heavy => heavy.Sd,
        _ => null,
    };

    /// <summary>The shocks a spread scales, year by year; null when one of them cannot be held while the spread moves.</summary>
    private static ImmutableArray<ScaledShock>? Shocks(Symbol spread, BoundModel model, LatentSpace space, int[] years)
    {
        var shocks = ImmutableArray.CreateBuilder<ScaledShock>();
        foreach (var symbol in model.Equations.Select(equation => equation.Target).Where(target => IsScaledBy(target, spread)))
        {
            var group = model.Correlations.FirstOrDefault(correlation => correlation.Symbols.Contains(symbol));
            var members = group?.Symbols ?? [symbol];
            foreach (var year in years)
            {
                var coordinates = members.Select(member => space.Find(LatentOf(model, member), year)).OfType<int>().ToImmutableArray();

                // None: the shock is given that year, or no observation depends on it. Some: a correlated group that cannot be held as a whole.
                if (coordinates.IsEmpty)
                    continue;
                if (coordinates.Length < members.Length)
                    return null;
                var tail = symbol.Distribution is TukeyH { H: Number h } ? h.Value : 0;
                shocks.Add(new ScaledShock(coordinates, members.IndexOf(symbol), group?.Factor ?? [1], tail));
            }
        }

        return shocks.ToImmutable();
    }

    private static bool IsScaledBy(Symbol symbol, Symbol spread) => SpreadOf(symbol) is Reference { Lag: 0 } reference && reference.Symbol == spread;

    private static Latent LatentOf(BoundModel model, Symbol symbol) => model.Latents.Single(latent => latent.Of == symbol);

    /// <summary>A spread that also stands in another equation changes predictions when it moves, so it cannot be moved for free.</summary>
    private static bool IsUsedElsewhere(Symbol spread, BoundModel model) => model.Equations.Concat(model.Starts).Concat(model.Parameters)
        .Where(equation => equation.Target != spread && !IsScaledBy(equation.Target, spread))
        .Any(equation => References.In(equation.Right).Any(reference => reference.Symbol == spread));
}
