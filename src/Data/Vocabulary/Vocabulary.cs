namespace Simulation.Data;

/// <summary>The words that the data of a country may use, with their meaning.</summary>
/// <param name="Units">Units of measurement, from <c>units.csv</c>.</param>
/// <param name="Indicators">Indicators, from <c>indicators.csv</c>.</param>
/// <param name="Statuses">Statuses, from the country's <c>statuses.csv</c>.</param>
public sealed record Vocabulary(UnitTable Units, IndicatorTable Indicators, StatusTable Statuses)
{
    /// <summary>Reads the three tables; null, with the problems in the bag, when one of them cannot be read.</summary>
    /// <param name="open">Opens a file below the data folder; null, with the problem in the bag, when it cannot.</param>
    /// <param name="country">Folder of the country in it, <c>vn</c>.</param>
    /// <param name="bag">Takes the problems.</param>
    public static Vocabulary? Read(Func<string, DataFile?> open, string country, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(open);
        var units = open("units.csv") is { } unitFile ? UnitTable.Read(unitFile, bag) : null;
        var indicators = units is not null && open("indicators.csv") is { } indicatorFile ? IndicatorTable.Read(indicatorFile, units, bag) : null;
        var statuses = open($"{country}/statuses.csv") is { } statusFile ? StatusTable.Read(statusFile, bag) : null;
        return units is null || indicators is null || statuses is null ? null : new Vocabulary(units, indicators, statuses);
    }
}
