using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration;

/// <summary>One uncertain number of history in standard normal form: a parameter's latent (year 0), or a shock's latent of one year.</summary>
/// <param name="Latent">The latent.</param>
/// <param name="Year">Calendar year; 0 for a latent that is constant over the years.</param>
public readonly record struct LatentCoordinate(Latent Latent, int Year)
{
    /// <summary>Name for reports: <c>capital_elasticity[services]</c> or <c>supply[services] 2019</c>.</summary>
    public override string ToString() => Year == 0 ? Latent.Of.Name : $"{Latent.Of.Name} {Year}";
}

/// <summary>The coordinates in which a calibration works: every latent of history that nothing given replaces.</summary>
public sealed class LatentSpace
{
    private readonly Dictionary<(int Latent, int Year), int> index = [];

    private LatentSpace(ImmutableArray<LatentCoordinate> coordinates)
    {
        Coordinates = coordinates;
        for (var i = 0; i < coordinates.Length; i++)
            index.Add((coordinates[i].Latent.Symbol.Id, coordinates[i].Year), i);
    }

    /// <summary>Coordinates: constant latents first, then year by year.</summary>
    public ImmutableArray<LatentCoordinate> Coordinates { get; }

    /// <summary>Finds the latents of a history.</summary>
    /// <param name="model">The model.</param>
    /// <param name="paths">What is given; a shock or exogenous path given in a year has no latent there.</param>
    /// <param name="firstYear">First year after the start year.</param>
    /// <param name="lastYear">Last year of history.</param>
    /// <exception cref="CalibrationException">An event of history is not given: it would have to be guessed.</exception>
    public static LatentSpace Of(BoundModel model, PathTable paths, int firstYear, int lastYear)
    {
        var coordinates = ImmutableArray.CreateBuilder<LatentCoordinate>();
        coordinates.AddRange(model.Latents.Where(latent => !latent.IsYearly).Select(latent => new LatentCoordinate(latent, 0)));
        for (var year = firstYear; year <= lastYear; year++)
            foreach (var latent in model.Latents.Where(latent => latent.IsYearly && !paths.Gives(latent.Of, year)))
            {
                if (latent.Law == LatentLaw.Uniform)
                    throw new CalibrationException(
                        $"The event {latent.Of.Name} is not known in {year}: say in the province's events whether it happened (0 or 1), for every year from {firstYear} to {lastYear}.");
                coordinates.Add(new LatentCoordinate(latent, year));
            }

        return new LatentSpace(coordinates.ToImmutable());
    }

    /// <summary>These coordinates without those whose position is not listed; order is kept.</summary>
    public LatentSpace Select(IEnumerable<int> positions) => new([.. positions.Select(position => Coordinates[position])]);

    /// <summary>Position of a coordinate, or null when it is not one of this space.</summary>
    public int? Find(Latent latent, int year) => index.TryGetValue((latent.Symbol.Id, year), out var position) ? position : null;
}
