using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Data;

/// <summary>How firm a figure is, firmest first. Of several vintages published on one day the firmer is used.</summary>
public enum StatusClass
{
    /// <summary>Final, from a yearbook or a closed account.</summary>
    Official,

    /// <summary>Preliminary, from a yearbook or a later report on the period.</summary>
    Preliminary,

    /// <summary>Announced at the end of the period or soon after.</summary>
    Estimate,

    /// <summary>Of the series before GDP and GRDP were re-evaluated.</summary>
    PreRevision,

    /// <summary>Quoted, compiled or derived by others.</summary>
    Secondary,

    /// <summary>A plan or a forecast: never used as a measurement.</summary>
    NotMeasured,
}

/// <summary>A status that observation files may name.</summary>
/// <param name="Name">The word in files.</param>
/// <param name="Class">How firm it is.</param>
/// <param name="ClassName">The class as files write it, <c>pre_revision</c>.</param>
/// <param name="Published">The day the vintage was published; null when it came out as its period ended.</param>
/// <param name="PrintedAfter">Months from the end of a period until such a figure of it is in print, for statuses without a day of their own; 0 when it comes out as its period ends.</param>
/// <param name="Meaning">What it says, in a line.</param>
public sealed record ObservationStatus(string Name, StatusClass Class, string ClassName, DateOnly? Published, int PrintedAfter, string Meaning);

/// <summary>The statuses that observation files of a country may name, read from <c>statuses.csv</c>.</summary>
public sealed class StatusTable
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["status", "class", "published", "meaning"];

    private static readonly Dictionary<string, StatusClass> Classes = new(StringComparer.Ordinal)
    {
        ["official"] = StatusClass.Official,
        ["preliminary"] = StatusClass.Preliminary,
        ["estimate"] = StatusClass.Estimate,
        ["pre_revision"] = StatusClass.PreRevision,
        ["secondary"] = StatusClass.Secondary,
        ["not_measured"] = StatusClass.NotMeasured,
    };

    private readonly FrozenDictionary<string, ObservationStatus> statuses;

    private StatusTable(FrozenDictionary<string, ObservationStatus> statuses) => this.statuses = statuses;

    /// <summary>Every status, firmest first.</summary>
    public IEnumerable<ObservationStatus> All => statuses.Values.OrderBy(status => status.Class).ThenBy(status => status.Name, StringComparer.Ordinal);

    /// <summary>Reads the table.</summary>
    public static StatusTable? Read(DataFile file, DiagnosticBag bag)
    {
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return null;
        var statuses = new Dictionary<string, ObservationStatus>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (row.Text("status") is not { } name || row.OneOf("class", Classes) is not { } firmness || row.Text("meaning") is not { } meaning || !TryPublished(row, out var published, out var months))
                continue;
            if (!statuses.TryAdd(name, new ObservationStatus(name, firmness, row["class"], published, months, meaning)))
                row.Report(DataProblem.Duplicate, "status", name, "every status once", "Remove one of the rows.");
        }

        return new StatusTable(statuses.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The status a file names, if it is known.</summary>
    public ObservationStatus? Find(string name) => statuses.GetValueOrDefault(name);

    // A day for a vintage of its own; +6M for figures that are printed so many months after their period.
    private static bool TryPublished(CsvRow row, out DateOnly? day, out int months)
    {
        (day, months) = (null, 0);
        var text = row["published"];
        if (text.Length == 0)
            return true;
        if (text is ['+', .. var number, 'M'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out months) && months is >= 1 and <= 60)
            return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            day = parsed;
            return true;
        }

        row.Report(DataProblem.Period, "published", text, "a day such as 2022-12-29, or months after the period such as +6M",
            "Write year, month and day with hyphens, or the months, or leave the field empty.");
        return false;
    }
}
