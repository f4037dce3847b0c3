namespace Simulation.Model.Calibration;

/// <summary>
/// One published figure, in the standard unit of its indicator. Nothing is interpolated or merged: conflicting figures are separate observations.
/// </summary>
public sealed record Observation
{
    /// <summary>Where it was measured: the id of a province, or of the nation.</summary>
    public required string Region { get; init; }

    /// <summary>What was measured, in the standard name that models use: <c>grdp_growth</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>The part it covers: <c>total</c>, <c>agriculture</c>, <c>industry</c>, <c>services</c>, <c>product_taxes</c> or a narrower one.</summary>
    public required string Sector { get; init; }

    /// <summary>The period; null when the printed text could not be read without guessing, and then the observation is shown but never used.</summary>
    public required Period? Period { get; init; }

    /// <summary>The period as printed.</summary>
    public required string PeriodText { get; init; }

    /// <summary>The figure in <see cref="Unit"/>. Finite.</summary>
    public required double Value { get; init; }

    /// <summary>The standard unit of the indicator.</summary>
    public required string Unit { get; init; }

    /// <summary>How firm the figure is, and of which vintage, as the file says: <c>official</c>, <c>preliminary</c>, <c>estimate</c>, ...</summary>
    public required string Status { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }

    /// <summary>A remark, often the words printed; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>The row it was read from, with the figure as printed there.</summary>
    public required ObservationOrigin Origin { get; init; }

    /// <summary>Which of the accepted uploads it came with, counting from 1; 0 for the files. Of two figures of one vintage the one uploaded later revises the other.</summary>
    public int Upload { get; init; }

    /// <summary>
    /// The day from which it counts as known: the later of the end of its period and the day its vintage was published; null when the period was not read.
    /// </summary>
    public required DateOnly? KnownFrom { get; init; }

    /// <summary>
    /// The day from which this very figure can have been in print, where that is later than <see cref="KnownFrom"/>: a yearbook's figure is printed months after its year, and
    /// what is known of the year before is an announcement that may differ. Null when it is the same day.
    /// </summary>
    public DateOnly? PrintedFrom { get; init; }

    /// <summary>True when the observation was known on that day.</summary>
    public bool IsKnownOn(DateOnly day) => KnownFrom is { } from && from <= day;

    /// <summary>True when on that day the figure stands for an announcement that was made by then, and was not itself in print.</summary>
    public bool StandsInOn(DateOnly day) => IsKnownOn(day) && PrintedFrom > day;
}

/// <summary>The row of a file an observation was read from.</summary>
/// <param name="File">Path of the file below the data folder, with forward slashes.</param>
/// <param name="Line">Line of the row, the header being line 1.</param>
/// <param name="Indicator">The indicator as printed, where the file uses another name for it (<c>gdp_growth</c>).</param>
/// <param name="Value">The figure as printed.</param>
/// <param name="Unit">The unit as printed.</param>
public sealed record ObservationOrigin(string File, int Line, string Indicator, string Value, string Unit)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}";
}
