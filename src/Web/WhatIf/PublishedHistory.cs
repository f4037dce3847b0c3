using System.Globalization;
using Simulation.Contracts.Observations;
using Simulation.Web.Charts;

namespace Simulation.Web.WhatIf;

/// <summary>Yearly figures of one indicator as a chart shows them.</summary>
public static class PublishedHistory
{
    // Older figures would press the years that matter together.
    private const int MostYears = 9;

    /// <summary>Of each year the figure that became known last is in use; the others are shown hollow.</summary>
    /// <param name="figures">Figures of one indicator and sector.</param>
    /// <param name="region">The province.</param>
    public static IReadOnlyList<FanPoint> Of(IReadOnlyList<ObservationFigure> figures, string region)
    {
        var yearly = figures
            .Where(figure => figure.Region == region && figure.Period.Length == 4 && int.TryParse(figure.Period, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .GroupBy(figure => int.Parse(figure.Period, CultureInfo.InvariantCulture))
            .OrderBy(year => year.Key)
            .ToList();
        return
        [
            .. yearly.TakeLast(MostYears).SelectMany(year =>
            {
                var newest = year.Select((figure, i) => (figure, i)).MaxBy(each => (each.figure.KnownFrom ?? DateOnly.MinValue, each.i)).figure;
                return year.Where(figure => figure == newest || figure.Value != newest.Value)
                    .DistinctBy(figure => figure.Value)
                    .Select(figure => new FanPoint(year.Key, figure.Value, figure == newest, figure.Source));
            }),
        ];
    }
}
