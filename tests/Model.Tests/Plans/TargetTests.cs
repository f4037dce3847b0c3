using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Plans;
using Xunit;

namespace Simulation.Model.Tests.Plans;

/// <summary>The per-figure test of a target.</summary>
public sealed class TargetTests
{
    [Theory]
    [InlineData(TargetOperator.AtLeast, 8.5, true)]
    [InlineData(TargetOperator.AtLeast, 8.4999, false)]
    [InlineData(TargetOperator.Above, 8.5, false)]
    [InlineData(TargetOperator.Above, 8.5001, true)]
    [InlineData(TargetOperator.AtMost, 8.5, true)]
    [InlineData(TargetOperator.AtMost, 8.5001, false)]
    [InlineData(TargetOperator.Below, 8.5, false)]
    [InlineData(TargetOperator.Below, 8.4999, true)]
    [InlineData(TargetOperator.NearlyAtLeast, 8.451, true)]
    [InlineData(TargetOperator.NearlyAtLeast, 8.449, false)]
    [InlineData(TargetOperator.NearlyAtMost, 8.549, true)]
    [InlineData(TargetOperator.NearlyAtMost, 8.551, false)]
    public void IsMet_FigureNearTheValue_FollowsTheOperator(TargetOperator comparison, double figure, bool expected) =>
        Assert.Equal(expected, Sample.Target(comparison, 8.5).IsMet(figure));

    [Theory]
    [InlineData(TargetOperator.AtLeast)]
    [InlineData(TargetOperator.Above)]
    [InlineData(TargetOperator.AtMost)]
    [InlineData(TargetOperator.Below)]
    [InlineData(TargetOperator.NearlyAtLeast)]
    [InlineData(TargetOperator.NearlyAtMost)]
    public void IsMet_UndefinedFigure_IsFalse(TargetOperator comparison)
    {
        var target = Sample.Target(comparison, 8.5);
        Assert.False(target.IsMet(double.NaN));
        Assert.False(target.IsExceeded(double.NaN));
        Assert.True(double.IsNaN(target.Margin(double.NaN)));
    }

    [Theory]
    [InlineData(27, 0, 0.5)]
    [InlineData(8.5, 1, 0.05)]
    [InlineData(94.95, 2, 0.005)]
    [InlineData(34000, 0, 0.5)]
    [InlineData(1e300, 0, 0.5)]
    [InlineData(1e-7, 7, 0.00000005)]
    public void Tolerance_ValueAsPrinted_IsHalfAUnitOfTheLastDigit(double value, int decimals, double tolerance)
    {
        var target = Sample.Target(TargetOperator.AtLeast, value);
        Assert.Equal(decimals, target.Decimals);
        Assert.Equal(tolerance, target.Tolerance, 1e-12);
    }

    [Fact]
    public void Decimals_Given_OverrideTheShortestForm()
    {
        var target = Sample.Target(TargetOperator.NearlyAtMost, 27) with { Decimals = 1 };
        Assert.Equal(27.05, target.Threshold, 1e-12);
    }

    [Theory]
    [InlineData(TargetOperator.AtLeast, 9, 0.5)]
    [InlineData(TargetOperator.Above, 8, -0.5)]
    [InlineData(TargetOperator.AtMost, 8, 0.5)]
    [InlineData(TargetOperator.NearlyAtMost, 8, 0.55)]
    [InlineData(TargetOperator.NearlyAtLeast, 8, -0.45)]
    public void Margin_Figure_IsPositiveOnTheGoodSide(TargetOperator comparison, double figure, double margin) =>
        Assert.Equal(margin, Sample.Target(comparison, 8.5).Margin(figure), 1e-12);

    [Theory]
    [InlineData(TargetOperator.AtLeast, 8.56, true)]
    [InlineData(TargetOperator.AtLeast, 8.54, false)]
    [InlineData(TargetOperator.NearlyAtMost, 8.54, false)]
    [InlineData(TargetOperator.NearlyAtMost, 8.44, true)]
    public void IsExceeded_Figure_MustReadBetterWhenPrintedLikeTheTarget(TargetOperator comparison, double figure, bool expected) =>
        Assert.Equal(expected, Sample.Target(comparison, 8.5).IsExceeded(figure));

    [Fact]
    public void ToCondition_NearlyAtMost_AsksForTheThresholdInTheYear() =>
        Assert.Equal(new DrawCondition(4, 2024, Comparison.AtMost, 27.5), Sample.Target(TargetOperator.NearlyAtMost, 27).ToCondition(4));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Value_NotFinite_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Target(TargetOperator.Above, value));

    [Fact]
    public void TryParse_EveryWrittenForm_RoundTrips()
    {
        foreach (var comparison in Enum.GetValues<TargetOperator>())
        {
            Assert.True(TargetOperatorText.TryParse(comparison.ToText(), out var read));
            Assert.Equal(comparison, read);
        }

        Assert.Equal(Enum.GetValues<TargetOperator>().Length, TargetOperatorText.All.Count);
    }

    [Theory]
    [InlineData("=>")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_OtherText_IsRefused(string? text) => Assert.False(TargetOperatorText.TryParse(text, out _));
}
