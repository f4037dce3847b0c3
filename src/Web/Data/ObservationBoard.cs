using Simulation.Contracts.Observations;

namespace Simulation.Web.Data;

/// <summary>A published figure among the others of the same thing.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Group">All figures of the same region, indicator, sector and period, this one included.</param>
public sealed record ObservationRow(ObservationFigure Figure, ObservationGroup Group);

/// <summary>Everything published of one indicator, sector and period.</summary>
/// <param name="Figures">By the day they became known, then as they stand in files and uploads.</param>
public sealed record ObservationGroup(IReadOnlyList<ObservationFigure> Figures)
{
    /// <summary>True when they do not all have the same value.</summary>
    public bool Differs => Figures.Any(figure => figure.Value != Figures[0].Value);

    /// <summary>Smallest figure.</summary>
    public double Low => Figures.Min(figure => figure.Value);

    /// <summary>Largest figure.</summary>
    public double High => Figures.Max(figure => figure.Value);
}

/// <summary>Which figures are wanted; what is null or empty does not restrict.</summary>
public sealed record ObservationFilter
{
    /// <summary>The indicator.</summary>
    public string? Indicator { get; init; }

    /// <summary>The sector.</summary>
    public string? Sector { get; init; }

    /// <summary>How firm it is.</summary>
    public string? Status { get; init; }

    /// <summary>Known on this day.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Words that stand in its name, period, source or remark, whatever their case.</summary>
    public string Words { get; init; } = "";

    /// <summary>Only what was published with different values.</summary>
    public bool OnlyDiffering { get; init; }
}

/// <summary>The figures of a province, to be looked through.</summary>
public sealed class ObservationBoard
{
    private ObservationBoard(IReadOnlyList<ObservationRow> rows, int differing) => (Rows, Differing) = (rows, differing);

    /// <summary>Every figure, in the order of files and uploads.</summary>
    public IReadOnlyList<ObservationRow> Rows { get; }

    /// <summary>How many things were published with different values.</summary>
    public int Differing { get; }

    /// <summary>Indicators there are figures of.</summary>
    public IEnumerable<string> Indicators => Distinct(figure => figure.Indicator);

    /// <summary>Sectors there are figures of.</summary>
    public IEnumerable<string> Sectors => Distinct(figure => figure.Sector);

    /// <summary>Kinds of figures there are.</summary>
    public IEnumerable<string> Statuses => Distinct(figure => figure.Status);

    /// <summary>Puts figures of the same thing together.</summary>
    public static ObservationBoard Of(IReadOnlyList<ObservationFigure> figures)
    {
        var groups = figures.GroupBy(figure => (figure.Region, figure.Indicator, figure.Sector, figure.Period))
            .ToDictionary(group => group.Key, group => new ObservationGroup([.. group.OrderBy(figure => figure.KnownFrom ?? DateOnly.MaxValue)]));
        return new ObservationBoard(
            [.. figures.Select(figure => new ObservationRow(figure, groups[(figure.Region, figure.Indicator, figure.Sector, figure.Period)]))],
            groups.Values.Count(group => group.Differs));
    }

    /// <summary>The figures that pass a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="name">Name of a figure as its reader sees it, in which words are looked for too.</param>
    public IReadOnlyList<ObservationRow> Find(ObservationFilter filter, Func<ObservationFigure, string> name)
    {
        var words = filter.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. Rows.Where(row => Passes(row, filter) && words.All(word => Texts(row.Figure, name).Any(text => text.Contains(word, StringComparison.CurrentCultureIgnoreCase))))];
    }

    private static bool Passes(ObservationRow row, ObservationFilter filter) =>
        Matches(filter.Indicator, row.Figure.Indicator)
        && Matches(filter.Sector, row.Figure.Sector)
        && Matches(filter.Status, row.Figure.Status)
        && (filter.AsOf is not { } day || row.Figure.KnownFrom <= day)
        && (!filter.OnlyDiffering || row.Group.Differs);

    private static bool Matches(string? wanted, string value) => string.IsNullOrEmpty(wanted) || wanted == value;

    private static IEnumerable<string> Texts(ObservationFigure figure, Func<ObservationFigure, string> name) =>
        [name(figure), figure.Indicator, figure.Sector, figure.Period, figure.Source, figure.Note];

    private IEnumerable<string> Distinct(Func<ObservationFigure, string> part) => Rows.Select(row => part(row.Figure)).Distinct().Order(StringComparer.Ordinal);
}
