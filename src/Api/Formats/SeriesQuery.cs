using Simulation.Api.Json;
using Simulation.Formats.Series;

namespace Simulation.Api.Formats;

/// <summary>Which years of a series are wanted, and as what: <c>date=2024:2027</c>, <c>units=change</c>.</summary>
/// <param name="Units">The transformation.</param>
/// <param name="Years">The years.</param>
internal readonly record struct SeriesQuery(SeriesUnits Units, YearRange Years)
{
    private const string YearsWayOut = "Give years as 2024:2027, 2024:, :2027 or 2024.";

    /// <summary>Reads both.</summary>
    public static SeriesQuery Read(QueryFields query) =>
        new(query.Choice("units", SeriesUnitsNames.All) is { } units ? SeriesUnitsNames.Find(units)!.Value : SeriesUnits.Level, ReadYears(query));

    /// <summary>Reads the years alone.</summary>
    public static YearRange ReadYears(QueryFields query) => query.Parsed("date", text => YearRange.Parse(text), YearsWayOut) ?? YearRange.All;
}
