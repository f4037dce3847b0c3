using Simulation.Model.Analysis.ModelComparison;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Xunit;

namespace Simulation.Model.Tests.Analysis.ModelComparison;

public sealed class ModelComparerTests
{
    private const string Text =
        """
        model small "Two sectors"
        unit VND
        parameter share ~ normal(0.4, sd = 0.05)
        lever investment "Investment" [VND] in 0..100 default 50
        shock noise ~ normal(0, 0.02)
        variable capital [VND]
        variable output [VND]
        variable growth [percent]
        block b:
          capital = 0.95 * capital(-1) + investment
          dlog(output) = share * dlog(capital) + noise
          growth = pct(output)
        start:
          capital = 800
          output = 300
        """;

    private static readonly ComparisonSample Sample = new(2022, 2024, Scenarios: 200);

    [Fact]
    public void Compare_IdenticalTexts_FindsNoDifferenceAtAll()
    {
        var found = ModelComparer.Compare(Version(Text), Version(Text), Sample);

        Assert.True(found.IsNone);
        Assert.Equal((200, 3), (found.Scenarios, found.Compared));
    }

    [Fact]
    public void Compare_CommentsAndOrderChanged_FindsNoDifference()
    {
        var moved = Text.Replace("  capital = 0.95", "  # wear and tear\n  capital = 0.95", StringComparison.Ordinal)
            .Replace("variable growth [percent]\n", "", StringComparison.Ordinal).Replace("variable capital", "variable growth [percent]\nvariable capital", StringComparison.Ordinal);

        Assert.True(ModelComparer.Compare(Version(Text), Version(moved), Sample).IsNone);
    }

    [Fact]
    public void Compare_DepreciationChanged_SaysWhereAndByHowMuch()
    {
        var found = ModelComparer.Compare(Version(Text), Version(Text.Replace("0.95", "0.94", StringComparison.Ordinal)), Sample);

        var structure = Assert.Single(found.Structure);
        Assert.Equal((StructuralKind.Equation, "capital"), (structure.Kind, structure.Name));
        Assert.Contains("0.94", structure.After, StringComparison.Ordinal);
        var capital = found.Results.First(result => result is { Indicator: "capital", Year: 2022 });
        // By hand: the start is the same, 0.95 (0.95 · 800 + 50) against 0.94 (0.94 · 800 + 50), and the sampled investment of 2022 is in both.
        var gap = (0.94 * ((0.94 * 800) + 50)) - (0.95 * ((0.95 * 800) + 50));
        Assert.Equal(200, capital.Differing);
        Assert.Equal(Math.Abs(gap), capital.RootMeanSquare, 1e-9);
        Assert.Equal(gap, capital.Largest!.Difference, 1e-9);
        Assert.Equal(["investment"], capital.Largest.Levers.Keys);
        Assert.Equal(9, found.Results.Length);
    }

    [Fact]
    public void Compare_PriorUnitAndDeclarations_AreNamed()
    {
        var changed = Text.Replace("sd = 0.05", "sd = 0.06", StringComparison.Ordinal).Replace("variable growth [percent]", "variable growth [ratio]", StringComparison.Ordinal)
            .Replace("in 0..100", "in 0..120", StringComparison.Ordinal) + "\nvariable extra [VND]\nblock c:\n  extra = capital\n";

        var found = StructureComparer.Compare(ModelText.Load(Text), ModelText.Load(changed));

        Assert.Equal(
            [(StructuralKind.Declaration, "extra"), (StructuralKind.Unit, "growth"), (StructuralKind.Range, "investment"), (StructuralKind.Law, "share")],
            found.Select(difference => (difference.Kind, difference.Name)));
        Assert.Equal(("percent", "ratio"), (found[1].Before, found[1].After));
    }

    [Fact]
    public void Compare_LeverThatOnlyOneVersionFeels_NamesTheScenario()
    {
        var without = Text.Replace("+ investment", "+ 0 * investment + 50 * sqrt(capital(-1) / capital(-1)) + 0 * investment", StringComparison.Ordinal)
            .Replace("50 * sqrt(capital(-1) / capital(-1))", "0.0625 * capital(-1)", StringComparison.Ordinal);
        var found = ModelComparer.Compare(Version(Text), Version(without), Sample);
        var capital = found.Results.First(result => result is { Indicator: "capital", Year: 2022 });

        // The largest difference is where investment is furthest from what the other version assumes.
        var lever = capital.Largest!.Levers["investment"];
        Assert.True(lever is < 2 or > 98, $"{lever}");
    }

    private static ModelVersion Version(string text) => new(ModelText.Load(text), PathTable.Empty, 2020);
}
