using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>What a choice does with the figure it names.</summary>
public enum ChoiceAction
{
    /// <summary>This figure is used and its rivals are set aside.</summary>
    Use,

    /// <summary>This figure is set aside.</summary>
    Exclude,
}

/// <summary>One row of a province's <c>choices.csv</c>: a documented decision about a published figure.</summary>
/// <param name="Indicator">Standard name of the indicator.</param>
/// <param name="Sector">The sector.</param>
/// <param name="PeriodText">The period as printed in the observations.</param>
/// <param name="Action">What is decided.</param>
/// <param name="Value">The figure as printed; null for any (<c>*</c>).</param>
/// <param name="Source">A part of the source's text; empty for any (<c>*</c>).</param>
/// <param name="Reason">Why.</param>
/// <param name="File">File of the choice.</param>
/// <param name="Line">Line of the file.</param>
public sealed record Choice(
    string Indicator, string Sector, string PeriodText, ChoiceAction Action, double? Value, string Source, string Reason, string File, int Line)
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["indicator", "sector", "period", "action", "value", "source", "reason"];

    private static readonly Dictionary<string, ChoiceAction> Actions = new(StringComparer.Ordinal)
    {
        ["use"] = ChoiceAction.Use,
        ["exclude"] = ChoiceAction.Exclude,
    };

    /// <summary>True when the choice speaks about the observation.</summary>
    public bool Covers(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return IsAbout(observation)
            && (Value is not { } value || IsPrintedAs(observation, value))
            && observation.Source.Contains(Source, StringComparison.Ordinal);
    }

    /// <summary>True when the observation has the indicator, the sector and the period of the choice, whatever its figure.</summary>
    public bool IsAbout(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return Indicator == observation.Indicator && Sector == observation.Sector && IsOver(observation);
    }

    /// <summary>Reads the choices of a province and checks them against its observations: each must cover something, and none may contradict another.</summary>
    public static ImmutableArray<Choice> Read(DataFile file, ImmutableArray<Observation> observations, DiagnosticBag bag)
    {
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return [];
        var choices = ImmutableArray.CreateBuilder<Choice>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            if (ReadRow(row) is not { } choice)
                continue;
            Check(row, choice, observations, choices);
            choices.Add(choice);
        }

        return choices.ToImmutable();
    }

    private static Choice? ReadRow(CsvRow row)
    {
        var (indicator, sector, period, reason) = (row.Text("indicator"), row.Text("sector"), row.Text("period"), row.Text("reason"));
        var (action, anyValue, source) = (row.OneOf("action", Actions), row["value"] == "*", row.Text("source"));
        var value = anyValue ? null : row.Number("value");
        return indicator is null || sector is null || period is null || reason is null || action is null || source is null || (!anyValue && value is null)
            ? null
            : new Choice(indicator, sector, period, action.Value, value, source == "*" ? "" : source, reason, row.File, row.Line);
    }

    private static void Check(CsvRow row, Choice choice, ImmutableArray<Observation> observations, IEnumerable<Choice> earlier)
    {
        var covered = observations.Where(choice.Covers).ToArray();
        if (covered.Length == 0)
        {
            var there = observations.Where(choice.IsAbout).Select(observation => $"{observation.Origin.Value} ({observation.Source})").ToArray();
            row.Report(DataProblem.Stale, "value", row["value"], "a figure of the observations",
                there.Length == 0 ? "No observation has this indicator, sector and period: correct them or remove the choice." : $"Choose one of {string.Join("; ", there)}.");
        }
        else if (choice.Action == ChoiceAction.Use && covered.Select(observation => observation.Value).Distinct().Count() > 1)
        {
            row.Report(DataProblem.Conflict, "value", row["value"], "one figure to use", "Name the value or more of the source.");
        }

        if (earlier.FirstOrDefault(choice.Repeats) is { } twin)
            row.Report(DataProblem.Duplicate, null, $"{choice.Indicator} {choice.Sector} {choice.PeriodText}",
                $"every choice once, and this one repeats line {twin.Line}", "Keep one of the two, with both reasons.");
        else if (earlier.FirstOrDefault(other => Contradicts(other, choice, covered)) is { } rival)
            row.Report(DataProblem.Conflict, "action", row["action"], $"one decision for a figure, and line {rival.Line} takes another",
                "Remove one of the two choices.");
    }

    private bool Repeats(Choice other) =>
        (Indicator, Sector, PeriodText, Action, Value, Source) == (other.Indicator, other.Sector, other.PeriodText, other.Action, other.Value, other.Source);

    private static bool Contradicts(Choice earlier, Choice later, Observation[] covered) =>
        earlier.Action == ChoiceAction.Use && later.Action == ChoiceAction.Use
            ? covered.Any(earlier.IsAbout)
            : earlier.Action != later.Action && covered.Any(earlier.Covers);

    // The same half-year is printed 2023H1 in one file and 2023-H1 in another.
    private bool IsOver(Observation observation) =>
        PeriodText == observation.PeriodText
        || (observation.Period is { } period && Period.TryParse(PeriodText, observation.Origin.Unit, out var mine) && mine == period);

    private static bool IsPrintedAs(Observation observation, double value) =>
        double.TryParse(observation.Origin.Value, CultureInfo.InvariantCulture, out var printed) && printed.Equals(value);
}
