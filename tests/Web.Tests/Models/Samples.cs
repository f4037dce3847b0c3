using Simulation.Contracts.Models;
using Simulation.Web.Models;

namespace Simulation.Web.Tests.Models;

/// <summary>A small model for tests.</summary>
internal static class Samples
{
    public static ModelIndex Index { get; } = new(new ModelDescription
    {
        Name = "small",
        Version = "1",
        Hash = "0",
        Labels = [],
        Declarations =
        [
            Declared("income", "variable", "Thu nhập"), Declared("spending", "variable", "Chi tiêu"), Declared("rate", "parameter", "Tỷ lệ", source: "yearbook"),
            Declared("output", "variable", "Sản lượng", members: ["farms", "plants"]),
        ],
        Segments =
        [
            new SegmentDescription(
                null,
                [
                    new EquationDescription("output[farms]", "b", "output[s] = 2 * rate", 3), new EquationDescription("output[plants]", "b", "output[s] = 2 * rate", 3),
                    new EquationDescription("income", "b", "income = sum(s in sector: output[s])", 1), new EquationDescription("spending", "b", "spending = rate * income(-1) + income_rate", 2),
                ],
                [],
                []),
        ],
        Text = "first\nsecond\nthird",
    });

    private static DeclarationDescription Declared(string name, string kind, string label, string[]? members = null, string? source = null) =>
        new(name, kind, members ?? [], new Dictionary<string, string> { ["vi"] = label }, "percent", null, source);
}
