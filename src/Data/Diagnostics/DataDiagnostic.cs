using System.Globalization;
using System.Text;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Data;

/// <summary>
/// One problem in a file of data: where it is, what stands there, what was expected, and the way out. Several are reported together.
/// </summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Severity">Whether the file can be used all the same.</param>
/// <param name="File">Path of the file below the data folder, with forward slashes, or the name of an upload.</param>
/// <param name="Line">Line in the file, the header being line 1; null when the whole file is meant.</param>
/// <param name="Column">Name of the column or of the setting, or the number of the column in a model text; null when none is meant.</param>
/// <param name="Value">What stands there, shortened when long; null when nothing does.</param>
/// <param name="Expected">What was expected; for <see cref="DataProblem.Model"/> what is wrong.</param>
/// <param name="WayOut">What to do about it.</param>
public sealed record DataDiagnostic(
    DataProblem Problem,
    DataSeverity Severity,
    string File,
    int? Line,
    string? Column,
    string? Value,
    string Expected,
    string WayOut)
{
    private const int LongestValue = 60;

    /// <summary>An error.</summary>
    public static DataDiagnostic Error(DataProblem problem, string file, int? line, string? column, string? value, string expected, string wayOut) =>
        new(problem, DataSeverity.Error, file, line, column, Shorten(value), expected, wayOut);

    /// <summary>A warning.</summary>
    public static DataDiagnostic Warning(DataProblem problem, string file, int? line, string? column, string? value, string expected, string wayOut) =>
        new(problem, DataSeverity.Warning, file, line, column, Shorten(value), expected, wayOut);

    /// <summary>A problem that the model language found, with its place in the model text or in the file that overrides it.</summary>
    public static DataDiagnostic OfModel(Diagnostic diagnostic, string file)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? DataSeverity.Error : DataSeverity.Warning;
        return diagnostic.Origin is { } origin
            ? new(DataProblem.Model, severity, origin, null, null, null, diagnostic.Message, diagnostic.Hint ?? "")
            : new(DataProblem.Model, severity, file, diagnostic.Span.Line, diagnostic.Span.Column.ToString(CultureInfo.InvariantCulture), null, diagnostic.Message, diagnostic.Hint ?? "");
    }

    /// <summary>The problem on one line: <c>tra-vinh/observations.csv:12 column 'value': 'abc' found; a number expected. Write ...</c></summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line is { } line)
            text.Append(CultureInfo.InvariantCulture, $":{line}");
        if (Problem == DataProblem.Model && Column is not null)
            text.Append(CultureInfo.InvariantCulture, $":{Column}");
        else if (Column is not null)
            text.Append(CultureInfo.InvariantCulture, $" column '{Column}'");
        text.Append(": ");
        if (Problem == DataProblem.Model)
            return text.Append(Expected).Append(WayOut.Length == 0 ? "" : " ").Append(WayOut).ToString();
        if (Value is not null)
            text.Append(CultureInfo.InvariantCulture, $"'{Value}' found; ");
        return text.Append(CultureInfo.InvariantCulture, $"{Expected} expected. {WayOut}").ToString();
    }

    private static string? Shorten(string? value) =>
        value is { Length: > LongestValue } ? string.Concat(value.AsSpan(0, LongestValue), "...") : value;
}

/// <summary>How bad a problem is.</summary>
public enum DataSeverity
{
    /// <summary>The data load, and something in them is not used or looks odd.</summary>
    Warning,

    /// <summary>The data do not load.</summary>
    Error,
}

/// <summary>Kinds of problems in data.</summary>
public enum DataProblem
{
    /// <summary>A file or folder that is asked for does not exist.</summary>
    Missing,

    /// <summary>The file is larger than the limit.</summary>
    TooLarge,

    /// <summary>The bytes are not UTF-8.</summary>
    Encoding,

    /// <summary>The file holds nothing, or a header and no rows where rows are needed.</summary>
    Empty,

    /// <summary>Column names missing, unknown or repeated.</summary>
    Header,

    /// <summary>A row with more or fewer fields than the header, or with broken quotes.</summary>
    Row,

    /// <summary>A field longer than the limit.</summary>
    FieldTooLong,

    /// <summary>A field that must be filled is empty.</summary>
    Blank,

    /// <summary>Text where a number belongs.</summary>
    NotANumber,

    /// <summary>NaN or infinity.</summary>
    NotFinite,

    /// <summary>A number outside its range.</summary>
    OutOfRange,

    /// <summary>A period that cannot be read.</summary>
    Period,

    /// <summary>A unit that is unknown, or that does not measure the indicator.</summary>
    Unit,

    /// <summary>A status that is not in the table of statuses.</summary>
    Status,

    /// <summary>An indicator, sector, symbol, member, plan or other name that is not known.</summary>
    Name,

    /// <summary>A row that repeats another.</summary>
    Duplicate,

    /// <summary>Different figures for one thing and no choice among them, or choices that contradict each other.</summary>
    Conflict,

    /// <summary>A choice, rule or path that applies to nothing.</summary>
    Stale,

    /// <summary>A JSON file that cannot be read, or a setting that is missing or unknown.</summary>
    Settings,

    /// <summary>A model text that does not bind, or does not fit the data.</summary>
    Model,

    /// <summary>An archive that cannot be unpacked, or that holds what none may.</summary>
    Archive,
}
