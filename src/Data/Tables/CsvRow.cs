using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Data;

/// <summary>
/// One row of a <see cref="CsvTable"/>. The typed readers return null and report the problem when a field does not hold what is asked for.
/// </summary>
public sealed class CsvRow
{
    private readonly ImmutableDictionary<string, int> positions;
    private readonly string[] fields;
    private readonly DiagnosticBag bag;

    internal CsvRow(string file, int line, ImmutableDictionary<string, int> positions, string[] fields, DiagnosticBag bag)
    {
        File = file;
        Line = line;
        this.positions = positions;
        this.fields = fields;
        this.bag = bag;
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Line on which the row starts, the header being line 1.</summary>
    public int Line { get; }

    /// <summary>A field as it stands, blanks at both ends dropped.</summary>
    public string this[string column] => fields[positions[column]].Trim();

    /// <summary>A field that must not be empty.</summary>
    public string? Text(string column)
    {
        var text = this[column];
        if (text.Length > 0)
            return text;
        Report(DataProblem.Blank, column, null, "a value", "Fill in the field.");
        return null;
    }

    /// <summary>A finite number with a decimal point and no thousands separators.</summary>
    public double? Number(string column)
    {
        var text = this[column];
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
        {
            Report(DataProblem.NotANumber, column, text, "a number",
                "Write digits with a decimal point and no thousands separators; put words into the note.");
            return null;
        }

        if (double.IsFinite(number))
            return number;
        Report(DataProblem.NotFinite, column, text, "a finite number", "Leave the row out when the figure is not known.");
        return null;
    }

    /// <summary>A finite number within bounds, both included.</summary>
    public double? Number(string column, double minimum, double maximum)
    {
        if (Number(column) is not { } number)
            return null;
        if (number >= minimum && number <= maximum)
            return number;
        Report(DataProblem.OutOfRange, column, this[column], string.Create(CultureInfo.InvariantCulture,
            $"a number from {minimum} to {maximum}"), "Check the figure and its unit.");
        return null;
    }

    /// <summary>A finite number, or null without a report when the field is empty.</summary>
    public double? OptionalNumber(string column) => this[column].Length == 0 ? null : Number(column);

    /// <summary>A calendar year.</summary>
    public int? Year(string column)
    {
        var text = this[column];
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200)
            return year;
        Report(DataProblem.Period, column, text, "a year such as 2023", "Write four digits.");
        return null;
    }

    /// <summary>One of a few words.</summary>
    public T? OneOf<T>(string column, IReadOnlyDictionary<string, T> words) where T : struct
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = this[column];
        if (words.TryGetValue(text, out var value))
            return value;
        Report(DataProblem.Name, column, text, $"one of {string.Join(", ", words.Keys)}", Suggestion.For(text, words.Keys) ?? "Choose one of them.");
        return null;
    }

    /// <summary>Reports an error in a field of this row.</summary>
    public void Report(DataProblem problem, string? column, string? value, string expected, string wayOut) =>
        bag.Add(DataDiagnostic.Error(problem, File, Line, column, value, expected, wayOut));

    /// <summary>Reports something odd in a field of this row.</summary>
    public void Warn(DataProblem problem, string? column, string? value, string expected, string wayOut) =>
        bag.Add(DataDiagnostic.Warning(problem, File, Line, column, value, expected, wayOut));
}
