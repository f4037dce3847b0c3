using Simulation.Web.Comparing;
using Simulation.Web.Tests.WhatIf;
using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.Comparing;

public class ChangeDifferenceTests
{
    [Fact]
    public void Between_SameChanges_IsNothing() => CsCheck.Check.Sample(Changes.Any, changes => ChangeDifference.Between(changes, changes).Count == 0);

    [Fact]
    public void Between_BaselineAndChanges_NamesEachOnce() => CsCheck.Check.Sample(Changes.Any, changes => ChangeDifference.Between(PlannerChanges.None, changes).Count == changes.Count);

    [Fact]
    public void Between_LeverMovedOnAndEventLeftToChance_TellsBoth()
    {
        var (investment, drought) = (new LeverKey("investment", null), new LeverKey("drought", null));
        var before = PlannerChanges.None.With(investment, new LeverMove(2024, 2027, 10)).With(drought, new EventSwitch(2024, 2024, true));
        var after = PlannerChanges.None.With(investment, new LeverMove(2024, 2027, 12));

        var differences = ChangeDifference.Between(before, after);

        Assert.Equal([(10.0, 12.0)], differences.Where(each => !each.IsEvent).Select(each => (each.LeverBefore!.Value, each.LeverAfter!.Value)));
        Assert.Equal([null], differences.Where(each => each.IsEvent).Select(each => each.EventAfter));
    }
}
