using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class LeverMoveTests
{
    [Fact]
    public void Then_NextYear_JoinsIntoOnePath()
    {
        var joined = new LeverMove(2024, 2025, 10).Then(new LeverMove(2026, 2026, 12));

        Assert.Equal((2024, 2026), (joined.From, joined.To));
        Assert.Equal([(2024, 2025, 10.0), (2026, 2026, 12.0)], joined.Spans());
        Assert.Equal(12, joined.Last);
    }

    [Fact]
    public void Then_YearsBetween_KeepsTheLaterMoveAlone() => Assert.Equal(new LeverMove(2027, 2027, 12), new LeverMove(2024, 2025, 10).Then(new LeverMove(2027, 2027, 12)));

    [Fact]
    public void Along_SameValueEveryYear_IsTheSameAsOneValue() => Assert.Equal(new LeverMove(2024, 2026, 10), LeverMove.Along(2024, [10, 10, 10]));

    [Fact]
    public void Spans_OneValue_IsOneSpan() => Assert.Equal([(2024, 2027, 10.0)], new LeverMove(2024, 2027, 10).Spans());

    [Fact]
    public void Equals_AnotherPathWithTheSameBeginning_IsFalse() => Assert.NotEqual(LeverMove.Along(2024, [10, 11]), LeverMove.Along(2024, [10, 12]));
}
