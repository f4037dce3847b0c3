using System.Collections.Immutable;

namespace Simulation.Data;

/// <summary>
/// One row of <c>reporting.csv</c>: who answers for an indicator, and how often it is reported. What nobody recorded stays empty.
/// </summary>
/// <param name="Indicator">Standard name of the indicator.</param>
/// <param name="Sector">Its sector, or <c>*</c> for all.</param>
/// <param name="Owner">The department that answers for it; null when not recorded.</param>
/// <param name="Months">Months from one report to the next; null when not recorded.</param>
/// <param name="GraceDays">Days after the end of a period until its report counts as overdue.</param>
/// <param name="Source">Where that is laid down.</param>
public sealed record ReportingRule(string Indicator, string Sector, string? Owner, int? Months, int GraceDays, string Source)
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["indicator", "sector", "owner", "every_months", "grace_days", "source"];

    private static readonly int[] Rhythms = [1, 3, 6, 12];

    /// <summary>True when the rule covers a figure.</summary>
    public bool Covers(string indicator, string sector) => Indicator == indicator && (Sector == "*" || Sector == sector);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="vocabulary">The indicators that may be named.</param>
    /// <param name="bag">Takes the problems.</param>
    public static ImmutableArray<ReportingRule> Read(DataFile file, Vocabulary vocabulary, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return [];
        var known = vocabulary.Indicators.All.Select(indicator => indicator.StandardName).ToHashSet(StringComparer.Ordinal);
        var rules = ImmutableArray.CreateBuilder<ReportingRule>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            if (ReadRow(row, known) is not { } rule)
                continue;
            if (rules.Any(other => (other.Indicator, other.Sector) == (rule.Indicator, rule.Sector)))
                row.Report(DataProblem.Duplicate, "indicator", rule.Indicator, "one row for an indicator and sector", "Remove one of the rows.");
            else
                rules.Add(rule);
        }

        return rules.ToImmutable();
    }

    private static ReportingRule? ReadRow(CsvRow row, HashSet<string> known)
    {
        var (indicator, sector, source) = (row.Text("indicator"), row.Text("sector"), row.Text("source"));
        var (months, grace) = (row.OptionalNumber("every_months"), row.OptionalNumber("grace_days"));
        if (indicator is null || sector is null || source is null)
            return null;
        if (!known.Contains(indicator))
        {
            row.Report(DataProblem.Name, "indicator", indicator, "a standard name of indicators.csv", Suggestion.For(indicator, known) ?? "Correct the name.");
            return null;
        }

        if (months is { } every && !Rhythms.Any(rhythm => every.Equals(rhythm)))
        {
            row.Report(DataProblem.OutOfRange, "every_months", row["every_months"], "1, 3, 6 or 12, or nothing", "Correct the number, or leave it out when it is not known.");
            return null;
        }

        if (grace is < 0 or > 366)
        {
            row.Report(DataProblem.OutOfRange, "grace_days", row["grace_days"], "a number of days from 0 to 366", "Correct the number.");
            return null;
        }

        return new ReportingRule(indicator, sector, row["owner"] is { Length: > 0 } owner ? owner : null, (int?)months, (int)(grace ?? 0), source);
    }
}
