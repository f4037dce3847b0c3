using System.Globalization;
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

    /// <summary>Both as an address has them, <c>?units=change&amp;date=2024:2027</c>; empty for every year as it is.</summary>
    public string ToQuery()
    {
        var units = Units == SeriesUnits.Level ? null : $"units={SeriesUnitsNames.NameOf(Units)}";
        var date = Years == YearRange.All ? null : string.Create(CultureInfo.InvariantCulture, $"date={Years.From}:{Years.To}");
        return (units, date) == (null, null) ? "" : $"?{string.Join('&', new[] { units, date }.OfType<string>())}";
    }

    /// <summary>Reads the years alone.</summary>
    public static YearRange ReadYears(QueryFields query) => query.Parsed("date", text => YearRange.Parse(text), YearsWayOut) ?? YearRange.All;
}
