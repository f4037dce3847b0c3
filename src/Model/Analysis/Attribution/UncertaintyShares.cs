using System.Collections.Immutable;
using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Analysis.Sensitivity;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// Variance of a forecast by kind of uncertainty: parameters and state, structural shocks, paths from outside, hazards. Each kind has streams of its own and is
/// exchanged as a whole between two samples; the shares of the kinds alone and a remainder of interactions add up to 1.
/// </summary>
public static class UncertaintyShares
{
    /// <summary>Default points of the base sample.</summary>
    public const int DefaultPoints = 8192;

    /// <summary>Computes the shares.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="figures">Figures whose variance is divided; at least one.</param>
    /// <param name="points">Points of the base sample; six times as many draws are run.</param>
    /// <param name="progress">Told the share done, 0..1.</param>
    /// <param name="cancellation">Stops between runs.</param>
    public static ImmutableArray<VarianceByKind> Compute(
        PreparedForecast forecast, ImmutableArray<Figure> figures, int points = DefaultPoints, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var kinds = UncertainInput.Kinds(forecast.Projector.Model.Model);
        var answer = SobolAnalysis.Compute(
            forecast, [.. figures.Select(figure => new SensitivityQuantity(figure))], kinds, default, new SobolOptions { Points = points }, progress, cancellation);
        return
        [
            .. answer.Results.Select((result, i) => new VarianceByKind(
                figures[i],
                result.Mean,
                result.Variance,
                [.. kinds.Select((kind, k) => new KindShare(kind.Kind, result.First[k], result.Total[k]))],
                result.Interaction)),
        ];
    }
}

/// <summary>Variance of a figure by kind of uncertainty. The kinds' own shares and <paramref name="Interaction"/> add up to 1.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">Its variance, in the square of its unit.</param>
/// <param name="Kinds">Shares by kind.</param>
/// <param name="Interaction">What kinds do together: positive where one widens what another does.</param>
public sealed record VarianceByKind(Figure Figure, double Mean, double Variance, ImmutableArray<KindShare> Kinds, SobolIndex Interaction);

/// <summary>Share of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Alone">Share of variance that goes when this kind is known and all else stays unknown.</param>
/// <param name="WithInteractions">Share that stays when all other kinds are known.</param>
public sealed record KindShare(UncertaintyKind Kind, SobolIndex Alone, SobolIndex WithInteractions);
