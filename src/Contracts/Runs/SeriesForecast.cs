using System.Runtime.InteropServices;

namespace Simulation.Contracts.Runs;

/// <summary>The forecast of one indicator of one sector. What is undefined is null; nothing is NaN.</summary>
/// <param name="Indicator">Name, as in the data: <c>grdp_growth</c>.</param>
/// <param name="Sector">Part, as in the data: <c>total</c>.</param>
/// <param name="Unit">Unit of every number here.</param>
/// <param name="Mean">Mean over draws, <c>[year]</c>.</param>
/// <param name="Median">Median over draws, <c>[year]</c>.</param>
/// <param name="Bands">Central bands, the narrowest first.</param>
[Immutable]
public sealed record SeriesForecast(string Indicator, string Sector, string Unit, double?[] Mean, double?[] Median, BandForecast[] Bands);

/// <summary>A central band of the draws: <paramref name="Percent"/> % of them lie between its ends.</summary>
/// <param name="Percent">50, 80 or 90.</param>
/// <param name="Low">Lower end, <c>[year]</c>.</param>
/// <param name="High">Upper end, <c>[year]</c>.</param>
[Immutable]
public sealed record BandForecast(int Percent, double?[] Low, double?[] High);

/// <summary>A series between processes: hundreds of numbers that may be missing, each with a header of its own, took longer to send than to compute.</summary>
/// <param name="Indicator">Name.</param>
/// <param name="Sector">Part.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Percents">Percent of each band.</param>
/// <param name="Figures">Mean, median, then low and high of each band, <c>[which][year]</c>, 8 bytes each; NaN is null.</param>
[GenerateSerializer, Immutable, Alias("series-figures")]
public readonly record struct SeriesFigures(
    [property: Id(0)] string Indicator, [property: Id(1)] string Sector, [property: Id(2)] string Unit, [property: Id(3)] byte[] Percents, [property: Id(4)] byte[] Figures);

/// <summary>Packs the numbers of a series.</summary>
[RegisterConverter]
public sealed class SeriesForecastConverter : IConverter<SeriesForecast, SeriesFigures>
{
    /// <inheritdoc/>
    public SeriesForecast ConvertFromSurrogate(in SeriesFigures surrogate)
    {
        var figures = MemoryMarshal.Cast<byte, double>((ReadOnlySpan<byte>)surrogate.Figures);
        var years = figures.Length / (2 + (2 * surrogate.Percents.Length));
        var bands = new BandForecast[surrogate.Percents.Length];
        for (var band = 0; band < bands.Length; band++)
            bands[band] = new BandForecast(surrogate.Percents[band], Take(figures, 2 + (2 * band), years), Take(figures, 3 + (2 * band), years));
        return new SeriesForecast(surrogate.Indicator, surrogate.Sector, surrogate.Unit, Take(figures, 0, years), Take(figures, 1, years), bands);
    }

    /// <inheritdoc/>
    public SeriesFigures ConvertToSurrogate(in SeriesForecast value)
    {
        var bytes = new byte[sizeof(double) * value.Mean.Length * (2 + (2 * value.Bands.Length))];
        var figures = MemoryMarshal.Cast<byte, double>(bytes.AsSpan());
        var percents = new byte[value.Bands.Length];
        Put(value.Mean, figures, 0);
        Put(value.Median, figures, 1);
        for (var band = 0; band < percents.Length; band++)
        {
            percents[band] = (byte)value.Bands[band].Percent;
            Put(value.Bands[band].Low, figures, 2 + (2 * band));
            Put(value.Bands[band].High, figures, 3 + (2 * band));
        }

        return new SeriesFigures(value.Indicator, value.Sector, value.Unit, percents, bytes);
    }

    private static void Put(double?[] values, Span<double> figures, int which)
    {
        var row = figures.Slice(which * values.Length, values.Length);
        for (var year = 0; year < row.Length; year++) row[year] = values[year] ?? double.NaN;
    }

    private static double?[] Take(ReadOnlySpan<double> figures, int which, int years)
    {
        var values = new double?[years];
        var row = figures.Slice(which * years, years);
        for (var year = 0; year < years; year++) values[year] = double.IsNaN(row[year]) ? null : row[year];
        return values;
    }
}
