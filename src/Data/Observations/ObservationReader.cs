using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>
/// Reads observation files, shipped or uploaded. Values are converted to the standard unit of their indicator and otherwise left as printed.
/// A row that repeats another to the source is an error; rows that disagree are kept, all of them.
/// </summary>
public static class ObservationReader
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["region", "indicator", "sector", "period", "value", "unit", "status", "source", "note"];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="vocabulary">The words it may use.</param>
    /// <param name="bag">Takes the problems, all of them.</param>
    /// <returns>The observations of the rows without problems, in order; to be used only when the bag has no errors.</returns>
    public static ImmutableArray<Observation> Read(DataFile file, Vocabulary vocabulary, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(bag);
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return [];
        if (table.Rows.IsEmpty)
            bag.Add(DataDiagnostic.Warning(DataProblem.Empty, file.Name, null, null, null, "at least one observation",
                "Add rows, or leave the file out."));

        var observations = ImmutableArray.CreateBuilder<Observation>(table.Rows.Length);
        var lines = new Dictionary<(string, string, string, string, double, string, string, string), int>();
        foreach (var row in table.Rows)
        {
            if (ReadRow(row, vocabulary) is not { } observation)
                continue;
            var key = (observation.Region, observation.Origin.Indicator, observation.Sector, observation.PeriodText, observation.Value,
                observation.Status, observation.Source, observation.Note);
            if (!lines.TryAdd(key, row.Line))
                row.Report(DataProblem.Duplicate, null, $"{observation.Indicator} {observation.Sector} {observation.PeriodText}",
                    $"every row once, and this one repeats line {lines[key]}", "Remove one of the two.");
            else
                observations.Add(observation);
        }

        return observations.ToImmutable();
    }

    private static Observation? ReadRow(CsvRow row, Vocabulary vocabulary)
    {
        var (region, sector, source) = (row.Text("region"), row.Text("sector"), row.Text("source"));
        var (indicator, status, unit, value) = (ReadIndicator(row, vocabulary), ReadStatus(row, vocabulary), row.Text("unit"), row.Number("value"));
        if (!TryPeriod(row, unit ?? "", out var period) || region is null || sector is null || source is null
            || indicator is null || status is null || unit is null || value is null || !CheckUnit(row, unit, indicator, vocabulary.Units))
            return null;

        var standard = vocabulary.Units.Convert(value.Value, unit, indicator.Unit);
        if (standard < indicator.Minimum || standard > indicator.Maximum)
            row.Warn(DataProblem.OutOfRange, "value", row["value"],
                $"a value between {indicator.Minimum} and {indicator.Maximum} {indicator.Unit}", "Check the figure and its unit against the source.");

        return new Observation
        {
            Region = region,
            Indicator = indicator.StandardName,
            Sector = sector,
            Period = period,
            PeriodText = row["period"],
            Value = standard,
            Unit = indicator.Unit,
            Status = status.Name,
            Source = source,
            Note = row["note"],
            Origin = new ObservationOrigin(row.File, row.Line, indicator.Name, row["value"], unit),
            KnownFrom = KnownFrom(period, status, indicator),
            PrintedFrom = PrintedFrom(period, status, indicator),
        };
    }

    private static DateOnly? KnownFrom(Period? period, ObservationStatus status, Indicator indicator)
    {
        if (period is not { } read)
            return null;
        return indicator.IsRevised && status.Published is { } published && published > read.KnownFrom ? published : read.KnownFrom;
    }

    // What is never revised is final when it is announced.
    private static DateOnly? PrintedFrom(Period? period, ObservationStatus status, Indicator indicator) =>
        period is { } read && indicator.IsRevised && status.PrintedAfter > 0 ? read.KnownFrom.AddMonths(status.PrintedAfter) : null;

    private static Indicator? ReadIndicator(CsvRow row, Vocabulary vocabulary)
    {
        if (row.Text("indicator") is not { } name)
            return null;
        if (vocabulary.Indicators.Find(name) is { } indicator)
            return indicator;
        row.Report(DataProblem.Name, "indicator", name, "an indicator of indicators.csv",
            Suggestion.For(name, vocabulary.Indicators.All.Select(known => known.Name)) ?? "Add the indicator to indicators.csv with its unit and meaning.");
        return null;
    }

    private static ObservationStatus? ReadStatus(CsvRow row, Vocabulary vocabulary)
    {
        if (row.Text("status") is not { } name)
            return null;
        if (vocabulary.Statuses.Find(name) is { } status)
            return status;
        row.Report(DataProblem.Status, "status", name, "a status of statuses.csv",
            Suggestion.For(name, vocabulary.Statuses.All.Select(known => known.Name)) ?? "Add the status to statuses.csv with its class and meaning.");
        return null;
    }

    private static bool CheckUnit(CsvRow row, string unit, Indicator indicator, UnitTable units)
    {
        if (units.AreCommensurable(unit, indicator.Unit))
            return true;
        var expected = $"a unit that measures {indicator.Name}, such as {indicator.Unit}";
        row.Report(DataProblem.Unit, "unit", unit, expected, units.Contains(unit)
            ? $"Convert the figure to {indicator.Unit}, or check the indicator."
            : Suggestion.For(unit, units.Names) ?? "Add the unit to units.csv with its dimension and factor.");
        return false;
    }

    // A form that starts with a year but would have to be guessed at is kept as text and never used; anything else is a slip.
    private static bool TryPeriod(CsvRow row, string unit, out Period? period)
    {
        var text = row["period"];
        if (Period.TryParse(text, unit, out period))
            return true;
        const string forms = "a year (2023), a year to date (2024-Q1, 2024-H1, 2023-9M), a quarter (2024-Q3), a mean (2016-2020avg), a sum (2006-2010sum) or a month (2021-03)";
        if (text.Length >= 4 && text[..4].All(char.IsAsciiDigit) && text[0] is '1' or '2')
        {
            row.Warn(DataProblem.Period, "period", text, forms, "The row is kept and shown but not used: rewrite the period if it is one of these.");
            return true;
        }

        row.Report(DataProblem.Period, "period", text, forms, "Write the period in one of these forms.");
        return false;
    }
}
