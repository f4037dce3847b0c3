using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Simulation.Data;

/// <summary>A power plant with its capacity and the date since when it runs.</summary>
/// <param name="Id">Its name in equations: <c>duyen_hai_1</c>.</param>
/// <param name="Name">Its name as printed.</param>
/// <param name="Fuel">What it burns or catches.</param>
/// <param name="CapacityMegawatts">Installed capacity, MW.</param>
/// <param name="Year">Year in service.</param>
/// <param name="Month">Month in service, 1-12; null when only the year is known.</param>
/// <param name="Note">A remark.</param>
public sealed partial record PowerPlant(string Id, string Name, string Fuel, double CapacityMegawatts, int Year, int? Month, string Note)
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["plant", "fuel", "capacity_mw", "in_service", "note"];

    private const double LargestPlantMegawatts = 30_000;

    /// <summary>
    /// Mean capacity in service over a year, MW: the capacity times the share of the year the plant runs. The month in service counts whole:
    /// April gives 9/12. A plant of which only the year is known runs half of it.
    /// </summary>
    public double CapacityIn(int year)
    {
        if (year != Year)
            return year < Year ? 0 : CapacityMegawatts;
        return Month is { } month ? CapacityMegawatts * (13 - month) / 12 : CapacityMegawatts / 2;
    }

    /// <summary>Reads the plants of a province.</summary>
    public static ImmutableArray<PowerPlant> Read(DataFile file, DiagnosticBag bag)
    {
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return [];
        var plants = ImmutableArray.CreateBuilder<PowerPlant>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            if (ReadRow(row) is not { } plant)
                continue;
            if (plants.Any(other => other.Id == plant.Id))
                row.Report(DataProblem.Duplicate, "plant", plant.Name, "names that differ in more than accents and punctuation",
                    "Rename one of the plants.");
            plants.Add(plant);
        }

        return plants.ToImmutable();
    }

    private static PowerPlant? ReadRow(CsvRow row)
    {
        var (name, fuel, capacity) = (row.Text("plant"), row.Text("fuel"), row.Number("capacity_mw", 0, LargestPlantMegawatts));
        var date = ServiceDate().Match(row["in_service"]);
        if (!date.Success)
        {
            row.Report(DataProblem.Period, "in_service", row["in_service"], "a year (2019) or a month (2016-01)",
                "Write the date in one of these forms.");
            return null;
        }

        if (name is null || fuel is null || capacity is null)
            return null;
        var month = date.Groups["month"];
        return new PowerPlant(Identifier.FromName(name), name, fuel, capacity.Value, Parse(date.Groups["year"]), month.Success ? Parse(month) : null, row["note"]);
    }

    private static int Parse(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<year>(?:19|20|21)[0-9]{2})(?:-(?<month>0[1-9]|1[0-2]))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceDate();
}
