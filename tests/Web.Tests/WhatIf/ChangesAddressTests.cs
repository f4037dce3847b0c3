using CsCheck;
using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class ChangesAddressTests
{
    [Fact]
    public void Read_WhatWasWritten_GivesTheSameChangesToTheBit() => Changes.Any.Sample(changes =>
    {
        var (read, unread) = ChangesAddress.Read(ChangesAddress.LeversOf(changes), ChangesAddress.EventsOf(changes));
        return unread == 0 && read.Equals(changes);
    });

    [Fact]
    public void LeversOf_NoChanges_IsNothing()
    {
        Assert.Null(ChangesAddress.LeversOf(PlannerChanges.None));
        Assert.Null(ChangesAddress.EventsOf(PlannerChanges.None));
    }

    [Fact]
    public void LeversOf_ValueOfASector_ReadsAsInTheManual()
    {
        var changes = PlannerChanges.None.With(new LeverKey("share", "services"), new LeverMove(2024, 2027, 0.35)).With(new LeverKey("investment", null), LeverMove.Along(2024, [36_000, 37_500]));

        Assert.Equal("investment:2024-2025:36000|37500;share[services]:2024-2027:0.35", ChangesAddress.LeversOf(changes));
    }

    [Theory]
    [InlineData("investment")]
    [InlineData("investment:2024-2027")]
    [InlineData("investment:2024:36500")]
    [InlineData("investment:2027-2024:36500")]
    [InlineData("investment:2024-2027:many")]
    [InlineData("investment:2024-2027:NaN")]
    [InlineData("investment:2024-2027:1|2")]
    [InlineData(":2024-2027:36500")]
    public void Read_PartThatIsNone_IsLeftOutAndCounted(string part)
    {
        var (changes, unread) = ChangesAddress.Read($"{part};load_shift:2024-2024:5", null);

        Assert.Equal(1, unread);
        Assert.Equal([new LeverKey("load_shift", null)], changes.Levers.Keys);
    }

    [Fact]
    public void Read_EventThatIsNeitherOnNorOff_IsCounted() => Assert.Equal(1, ChangesAddress.Read(null, "drought:2024-2024:maybe").Unread);
}
