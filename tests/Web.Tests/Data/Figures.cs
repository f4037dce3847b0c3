using Simulation.Contracts.Observations;

namespace Simulation.Web.Tests.Data;

/// <summary>Figures for tests.</summary>
internal static class Figures
{
    public static ObservationFigure Of(
        double value, string indicator = "grdp_growth", string sector = "total", string period = "2023", string status = "official", DateOnly? known = null, string source = "yearbook", string? upload = null, int line = 2) => new()
        {
            Region = "tra-vinh",
            Indicator = indicator,
            Sector = sector,
            Period = period,
            Value = value,
            Unit = "percent",
            Status = status,
            Source = source,
            Note = "",
            KnownFrom = known ?? new DateOnly(2024, 1, 1),
            File = "observations.csv",
            Line = line,
            PrintedValue = "",
            PrintedUnit = "percent",
            Upload = upload,
        };
}
