using Simulation.Model.Plans;

namespace Simulation.Model.Tests.Plans;

/// <summary>Targets for tests.</summary>
internal static class Sample
{
    public static Target Target(TargetOperator comparison, double value) => new()
    {
        Indicator = "growth",
        Sector = "total",
        Operator = comparison,
        Value = value,
        Unit = "percent",
        Year = 2024,
        Kind = TargetKind.Simulated,
    };
}
