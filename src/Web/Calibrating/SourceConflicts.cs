using System.Globalization;
using Simulation.Contracts.Observations;
using Simulation.Documents.Calibrating;
using Simulation.Web.Data;

namespace Simulation.Web.Calibrating;

/// <summary>Sources that disagree about a figure the calibration was held to.</summary>
/// <param name="Used">The observation as the calibration used it.</param>
/// <param name="Figures">Everything published of it, smallest first.</param>
public sealed record SourceConflict(ObservationDocument Used, IReadOnlyList<ObservationFigure> Figures)
{
    /// <summary>Largest less smallest, in standard errors of the figure used.</summary>
    public double Spread => (Figures[^1].Value - Figures[0].Value) / Used.StandardError;
}

/// <summary>Finds them.</summary>
public static class SourceConflicts
{
    /// <summary>Conflicts about observations of a calibration, the widest first.</summary>
    /// <param name="observations">What the calibration used.</param>
    /// <param name="board">What was published.</param>
    public static IReadOnlyList<SourceConflict> Find(IReadOnlyList<ObservationDocument> observations, ObservationBoard board)
    {
        var groups = board.Rows.Where(row => row.Group.Differs).GroupBy(row => Origin(row.Figure), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Group, StringComparer.Ordinal);
        return
        [
            .. observations.Where(used => groups.ContainsKey(used.Origin))
                .Select(used => new SourceConflict(used, [.. groups[used.Origin].Figures.OrderBy(figure => figure.Value)]))
                .OrderByDescending(conflict => conflict.Spread),
        ];
    }

    /// <summary>File and line, as reports of calibrations write them.</summary>
    public static string Origin(ObservationFigure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.File}:{figure.Line}");
}
