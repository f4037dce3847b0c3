using Simulation.Contracts.Provinces;

namespace Simulation.Web.Tests.WhatIf;

/// <summary>A small province for tests.</summary>
internal static class Province
{
    public static LeverDescription Lever(double baseline, double minimum, double maximum, params double[] levels) => new(
        "investment", null, [], "billion VND", minimum, maximum, [baseline, baseline], [.. levels.Select((level, i) => new AmbitionDescription(i + 1, level, []))], null);

    public static ProvinceDescription With(params LeverDescription[] levers) => new()
    {
        Id = "here",
        Labels = [],
        Model = "provincial",
        ModelVersion = "1.0",
        Calibration = "c",
        DataVintage = new DateOnly(2024, 1, 1),
        BaseYear = 2023,
        DefaultHorizon = 2027,
        MaximumHorizon = 2030,
        DefaultDraws = 2_000,
        MaximumDraws = 100_000,
        Plans = [],
        Levers = levers,
        Events = [],
        Indicators = [],
        Offices = [],
    };
}
