using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Formats.Subjects;
using Simulation.Formats.Tables;
using Simulation.Formats.Writers;

namespace Simulation.Formats.Tests;

/// <summary>A small province, an answer with undefined figures, and awkward texts.</summary>
internal static class Samples
{
    public static ProvinceDescription Province { get; } = new()
    {
        Id = "tra-vinh",
        Labels = new() { ["vi"] = "Trà Vinh", ["en"] = "Tra Vinh" },
        Model = "provincial",
        ModelVersion = "provincial 1.0 (abc)",
        Calibration = "cal",
        DataVintage = new DateOnly(2024, 1, 1),
        BaseYear = 2023,
        DefaultHorizon = 2026,
        MaximumHorizon = 2033,
        DefaultDraws = 2000,
        MaximumDraws = 10_000,
        Plans = [],
        Levers = [],
        Events = [],
        Indicators =
        [
            new("grdp_growth", "total", new() { ["en"] = "Growth of GRDP", ["vi"] = "Tăng trưởng GRDP" }, "percent", "growth"),
            new("value_added", "agriculture", new() { ["en"] = "Value added", ["vi"] = "Giá trị tăng thêm" }, "billion VND2010", "flow"),
        ],
        Offices = [new("agriculture", new() { ["en"] = "Agriculture, forestry and fishery", ["vi"] = "Nông, lâm nghiệp và thủy sản" }, ["agriculture"])],
    };

    public static RunResult Result { get; } = new()
    {
        Run = "85ddc520",
        Model = "provincial 1.0 (abc)",
        Calibration = "cal",
        DataVintage = new DateOnly(2024, 1, 1),
        Plan = "2024",
        Seed = 20240101,
        Draws = 2000,
        Years = [2024, 2025, 2026],
        Forecasts =
        [
            new("grdp_growth", "total", "percent", [6.5, 1.0 / 3, null], [6.4, 7, 7.5], [Band(50, 5, 8), Band(80, 3, 10), Band(90, -1.5, 12)]),
            new("value_added", "agriculture", "billion VND2010", [100, 110, 99], [100, 112, 98], [Band(50, 90, 120), Band(80, 80, 130), Band(90, 70, 140)]),
        ],
        Targets =
        [
            new("grdp_growth", "total", "percent", ">=", 8.5, 2024, "simulated", 6.4, 0.25, "unlikely"),
            new("grdp_growth", "total", "percent", "<=", 9.5, 2024, "simulated", 6.4, 0.9, "likely"),
            new("secure_communes", "total", "percent", ">=", 90, 2024, "reported", null, null, "reported"),
        ],
        AllTargets = 0.2,
    };

    public static ObservationFigure Figure { get; } = new()
    {
        Region = "tra-vinh",
        Indicator = "grdp_growth",
        Sector = "total",
        Period = "2023",
        Value = 8.25,
        Unit = "percent",
        Status = "estimate",
        Source = "Cục Thống kê, \"Niên giám\"\r\n2023",
        Note = "=1+1",
        KnownFrom = new DateOnly(2024, 1, 1),
        File = "vn/tra-vinh/observations.csv",
        Line = 40,
        PrintedValue = "8,25",
        PrintedUnit = "percent",
    };

    public static StatisticalTable Forecasts { get; } = ForecastTable.Of(Province, Result);

    public static StatisticalTable Observations { get; } = ObservationTable.Of(
        Province, 3, [Figure, Figure with { Value = 8.3, Note = "", Line = 41 }, Figure with { Period = "2024-Q1", KnownFrom = null }, Figure with { Period = "2022", Value = -1.5 }]);

    public static byte[] Written(this TableFormat format, StatisticalTable table, string language = "en") => format.ToFile(table, "name", language).Content;

    private static BandForecast Band(int percent, double low, double high) => new(percent, [low, low, low], [high, high, high]);
}
