using System.Collections.Immutable;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Shards;
using Simulation.Formats.Series;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Draws;

/// <summary>
/// Draws as a table: one row for each draw and year, one column for each series. Wider than the other tables, because draws have millions of values that only belong together draw by
/// draw; it is never in memory as a whole.
/// </summary>
public sealed class DrawsTable
{
    /// <summary>Name of the column with the number of the draw, from 0.</summary>
    public const string Draw = "draw";

    /// <summary>Name of the column with the year.</summary>
    public const string Year = "year";

    private readonly int runYears;

    /// <summary>The table of a run's draws.</summary>
    /// <param name="run">The run.</param>
    /// <param name="years">Years wanted.</param>
    public DrawsTable(RunDraws run, YearRange years)
    {
        ArgumentNullException.ThrowIfNull(run);
        Run = run;
        runYears = run.Years.Length;
        YearPlaces = [.. Enumerable.Range(0, runYears).Where(place => years.Contains(run.Years[place]))];
        Columns = [.. run.Series.Select(series => new DrawsColumn(NameOf(series), series))];
        About = new TableMetadata
        {
            Province = run.Ticket.Province,
            Source = SourceWords.Forecast,
            Model = run.Model,
            Calibration = run.Ticket.Calibration,
            DataVintage = run.DataVintage,
            Revision = run.Ticket.Revision,
            Plan = run.Plan,
            Run = run.Ticket.Run,
            Seed = run.Seed,
            Draws = run.Draws,
            Units = SeriesUnitsNames.NameOf(SeriesUnits.Level),
        };
    }

    /// <summary>The run.</summary>
    public RunDraws Run { get; }

    /// <summary>Where the figures come from, and what is needed to have them again.</summary>
    public TableMetadata About { get; }

    /// <summary>Columns after draw and year.</summary>
    public ImmutableArray<DrawsColumn> Columns { get; }

    /// <summary>Places of the years wanted among those of the run.</summary>
    public ImmutableArray<int> YearPlaces { get; }

    /// <summary>Value of a column, in its unit; NaN where it is not defined.</summary>
    /// <param name="block">Draws of the run.</param>
    /// <param name="column">Position of the column.</param>
    /// <param name="draw">Position of the draw in the block.</param>
    /// <param name="place">Place of the year among those of the run.</param>
    public double ValueOf(DrawBlock block, int column, int draw, int place)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block.Values[(((column * block.Draws) + draw) * runYears) + place];
    }

    // Names that need no quotes in SQL, R and Python; none of ours has two underscores in a row.
    private static string NameOf(DrawnSeries series) => series.Sector == "total" ? series.Indicator : $"{series.Indicator}__{series.Sector}";
}

/// <summary>A column of draws.</summary>
/// <param name="Name">Its name: the indicator, and after two underscores the sector unless it is the total: <c>sector_share__agriculture</c>.</param>
/// <param name="Series">What it holds.</param>
public sealed record DrawsColumn(string Name, DrawnSeries Series);
