using System.Collections.Immutable;
using Simulation.Model.Plans;

namespace Simulation.Data;

/// <summary>Reads the targets of a plan.</summary>
public static class PlanReader
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns =
        ["indicator", "sector", "operator", "value", "unit", "year", "label_vi", "label_en", "kind"];

    private static readonly Dictionary<string, TargetKind> Kinds = new(StringComparer.Ordinal)
    {
        ["simulated"] = TargetKind.Simulated,
        ["lever"] = TargetKind.Lever,
        ["reported"] = TargetKind.Reported,
    };

    /// <summary>Reads a plan; null, with the problems in the bag, when the file is not one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">What the province's settings say about the plan.</param>
    /// <param name="bag">Takes the problems.</param>
    public static Plan? Read(DataFile file, PlanSource source, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(bag);
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return null;
        var targets = table.Rows.Select(ReadTarget).OfType<Target>().ToImmutableArray();
        if (targets.Length != table.Rows.Length)
            return null;
        if (targets.IsEmpty)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Empty, file.Name, null, null, null, "at least one target",
                "Add the plan's targets, or take the plan out of province.json."));
            return null;
        }

        try
        {
            return new Plan { Id = source.Id, Labels = source.Labels, Source = source.Source, Targets = targets };
        }
        catch (ArgumentException e)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Duplicate, file.Name, null, null, null, "a plan that can be scored", e.Message));
            return null;
        }
    }

    private static Target? ReadTarget(CsvRow row)
    {
        var (indicator, sector, unit) = (row.Text("indicator"), row.Text("sector"), row.Text("unit"));
        var (value, year, kind) = (row.Number("value"), row.Year("year"), row.OneOf("kind", Kinds));
        if (!TargetOperatorText.TryParse(row["operator"], out var comparison))
        {
            row.Report(DataProblem.Name, "operator", row["operator"], $"one of {string.Join(' ', TargetOperatorText.All)}",
                "Choose the operator the resolution's words mean.");
            return null;
        }

        if (indicator is null || sector is null || unit is null || value is null || year is null || kind is null)
            return null;
        return new Target
        {
            Indicator = indicator,
            Sector = sector,
            Operator = comparison,
            Value = value.Value,
            Unit = unit,
            Year = year.Value,
            Kind = kind.Value,
            Labels = ImmutableDictionary<string, string>.Empty.Add("en", row["label_en"]).Add("vi", row["label_vi"]),
            Decimals = PrintedDecimals(row["value"]),
        };
    }

    private static int PrintedDecimals(string value)
    {
        var point = value.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : Math.Min(15, value.Length - point - 1);
    }
}
