using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Data;

/// <summary>
/// A ready-made scenario of a province's <c>scenario-templates.csv</c>: one row for each change, the first of which says what the scenario is called and why one would try it. The rows
/// of a scenario stand together.
/// </summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Labels">What it is called, by language.</param>
/// <param name="Reason">One line that says why, by language.</param>
/// <param name="Changes">What it changes.</param>
public sealed record ScenarioTemplate(string Id, ImmutableDictionary<string, string> Labels, ImmutableDictionary<string, string> Reason, ImmutableArray<TemplateChange> Changes)
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["template", "label_en", "label_vi", "reason_en", "reason_vi", "change", "member", "from", "to", "value"];

    /// <summary>Reads the file. Whether levers, events, years and values fit the model is judged when the province is joined with it.</summary>
    public static ImmutableArray<ScenarioTemplate> Read(DataFile file, DiagnosticBag bag)
    {
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return [];
        var templates = ImmutableArray.CreateBuilder<ScenarioTemplate>();
        foreach (var row in table.Rows)
        {
            if (row.Text("template") is not { } id || TemplateChange.Read(row) is not { } change)
                continue;
            if (templates is [.., { } last] && last.Id == id && row["label_en"].Length == 0)
                templates[^1] = last with { Changes = [.. last.Changes, change] };
            else if (templates.Any(known => known.Id == id))
                row.Report(DataProblem.Duplicate, "template", id, "rows of a scenario one below the other, named by the first", "Move the row, leave its labels empty, or choose another id.");
            else if (Named(row, "label") is { } labels && Named(row, "reason") is { } reason)
                templates.Add(new ScenarioTemplate(id, labels, reason, [change]));
        }

        return templates.ToImmutable();
    }

    private static ImmutableDictionary<string, string>? Named(CsvRow row, string what) =>
        row.Text($"{what}_en") is { } english && row.Text($"{what}_vi") is { } vietnamese
            ? ImmutableDictionary<string, string>.Empty.Add("en", english).Add("vi", vietnamese)
            : null;
}

/// <summary>One change of a ready-made scenario. Of value, level and occurrence one is given.</summary>
/// <param name="Name">Name of a lever or an event of the model.</param>
/// <param name="Member">The member of its index set; empty for all of a lever's, or where there is none.</param>
/// <param name="From">First year; null for the first of the forecast.</param>
/// <param name="To">Last year; null for the last of the forecast.</param>
/// <param name="Value">Value of a lever, in its unit.</param>
/// <param name="Level">Ambition level of a lever: <c>level 3</c> in the file.</param>
/// <param name="Occurs">Whether an event happens: <c>on</c> or <c>off</c> in the file.</param>
/// <param name="File">File of the row.</param>
/// <param name="Line">Line of the row.</param>
public sealed record TemplateChange(string Name, string Member, int? From, int? To, double? Value, int? Level, bool? Occurs, string File, int Line)
{
    private const string LevelWord = "level ";

    internal static TemplateChange? Read(CsvRow row)
    {
        if (row.Text("change") is not { } name || row.Text("value") is not { } text)
            return null;
        var (from, to) = (row["from"].Length == 0 ? null : row.Year("from"), row["to"].Length == 0 ? null : row.Year("to"));
        var change = new TemplateChange(name, row["member"], from, to, null, null, null, row.File, row.Line);
        if (text is "on" or "off")
            return change with { Occurs = text == "on" };
        if (!text.StartsWith(LevelWord, StringComparison.Ordinal))
            return row.Number("value") is { } value ? change with { Value = value } : null;
        if (int.TryParse(text[LevelWord.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var level))
            return change with { Level = level };
        row.Report(DataProblem.NotANumber, "value", text, "a level such as 'level 3'", "Write the number of the level after the word.");
        return null;
    }
}
