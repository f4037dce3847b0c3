using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>
/// The measurement errors of a country's observations, read from <c>measurement-errors.csv</c>. Of the rules that cover an observation the most specific stands;
/// an observation that none covers is not used in calibration.
/// </summary>
public sealed class MeasurementErrorTable
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns =
        ["region", "indicator", "sector", "status", "period", "years", "transform", "scale", "sd", "growth_per_year", "bridge_sd", "reason"];

    private static readonly Dictionary<string, ObservationTransform> Transforms = new(StringComparer.Ordinal)
    {
        ["level"] = ObservationTransform.Level,
        ["log"] = ObservationTransform.LogLevel,
        ["growth"] = ObservationTransform.Growth,
    };

    private static readonly Dictionary<string, ErrorScale> Scales = new(StringComparer.Ordinal)
    {
        ["absolute"] = ErrorScale.Absolute,
        ["relative"] = ErrorScale.Relative,
    };

    private MeasurementErrorTable(ImmutableArray<MeasurementErrorRule> rules) => Rules = rules;

    /// <summary>The rules in the order of the file.</summary>
    public ImmutableArray<MeasurementErrorRule> Rules { get; }

    /// <summary>Reads the table.</summary>
    public static MeasurementErrorTable? Read(DataFile file, Vocabulary vocabulary, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return null;
        var rules = ImmutableArray.CreateBuilder<MeasurementErrorRule>(table.Rows.Length);
        var seen = new Dictionary<(string, string, string, string, string, YearSpan), int>();
        foreach (var row in table.Rows)
        {
            if (ReadRow(row, vocabulary) is not { } rule)
                continue;
            if (seen.TryAdd((rule.Region, rule.Indicator, rule.Sector, rule.Status, rule.PeriodForm, rule.Years), row.Line))
                rules.Add(rule);
            else
                row.Report(DataProblem.Duplicate, null, rule.Indicator, "every rule once",
                    "Remove one of the two rows that cover the same observations.");
        }

        return new MeasurementErrorTable(rules.ToImmutable());
    }

    /// <summary>The rule that stands for an observation; null when none covers it.</summary>
    public MeasurementErrorRule? Find(Observation observation, ObservationStatus status)
    {
        ArgumentNullException.ThrowIfNull(observation);
        ArgumentNullException.ThrowIfNull(status);
        MeasurementErrorRule? best = null;
        foreach (var rule in Rules)
        {
            if (rule.Covers(observation, status) && (best is null || rule.Specificity > best.Specificity))
                best = rule;
        }

        return best;
    }

    /// <summary>
    /// How far a part of a year lies from the year itself, in the rule's unit: the bridge of the most specific rule for that form of period; null when no rule has one.
    /// </summary>
    /// <param name="region">The province.</param>
    /// <param name="indicator">Standard name of the indicator.</param>
    /// <param name="sector">Its sector.</param>
    /// <param name="form">Form of the period, <c>q1</c>.</param>
    public double? FindBridge(string region, string indicator, string sector, string form) => Rules
        .Where(rule => rule.PeriodForm == form && (rule.Region == region || rule.Region == "*") && rule.Indicator == indicator && (rule.Sector == sector || rule.Sector == "*"))
        .OrderByDescending(rule => rule.Specificity).Select(rule => (double?)rule.BridgeStandardDeviation).FirstOrDefault();

    private static MeasurementErrorRule? ReadRow(CsvRow row, Vocabulary vocabulary)
    {
        var (region, sector, reason) = (row.Text("region"), row.Text("sector"), row.Text("reason"));
        var indicator = Known(row, "indicator", [.. vocabulary.Indicators.All.Select(known => known.StandardName)], "indicators.csv");
        var status = Known(row, "status", [.. vocabulary.Statuses.All.SelectMany(known => (string[])[known.Name, known.ClassName])], "statuses.csv");
        var form = Known(row, "period", [.. MeasurementErrorRule.Forms], $"the forms {string.Join(' ', MeasurementErrorRule.Forms)}");
        var (transform, scale) = (row.OneOf("transform", Transforms), row.OneOf("scale", Scales));
        var (sd, growth, bridge) = (row.Number("sd", 1e-9, 1e9), row.Number("growth_per_year", 0, 1e9), row.Number("bridge_sd", 0, 1e9));
        if (!YearSpan.TryParse(row["years"], out var years))
        {
            row.Report(DataProblem.Period, "years", row["years"], "*, 2019, 2015..2019, ..2019 or 2020..", "Write the years in one of these forms.");
            return null;
        }

        return region is null || sector is null || reason is null || indicator is null || status is null || form is null
            || transform is null || scale is null || sd is null || growth is null || bridge is null
            ? null
            : new MeasurementErrorRule(region, indicator, sector, status, form, years, transform.Value, scale.Value, sd.Value, growth.Value, bridge.Value, reason, row.Line);
    }

    private static string? Known(CsvRow row, string column, HashSet<string> names, string where)
    {
        if (row.Text(column) is not { } name || name == "*" || names.Contains(name))
            return row[column] is { Length: > 0 } text ? text : null;
        row.Report(DataProblem.Name, column, name, $"* or one of {where}", Suggestion.For(name, names) ?? "Correct the name.");
        return null;
    }
}
