using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class PlannerProjectTests
{
    private static readonly PlannerProject Factory = new("Factory", "manufacturing", 2024, 2025, 1000, 2026, 150);
    private static readonly LeverKey Capital = new(ProjectLevers.Capital, "manufacturing");
    private static readonly LeverKey ValueAdded = new(ProjectLevers.ValueAdded, "manufacturing");

    [Fact]
    public void Laid_OneProject_SpendsWhileBuildingAndAddsValueToTheEnd()
    {
        var laid = PlannerChanges.None.With(Factory).Laid(2028);

        Assert.Equal(new LeverMove(2024, 2025, 1000), laid.Levers[Capital]);
        Assert.Equal(new LeverMove(2026, 2028, 150), laid.Levers[ValueAdded]);
        Assert.Empty(laid.Projects);
    }

    [Fact]
    public void Laid_TwoProjectsOfASector_AddUp()
    {
        var port = new PlannerProject("Port", "manufacturing", 2025, 2026, 500, 2027, 50);

        var laid = PlannerChanges.None.With(Factory).With(port).Laid(2028);

        Assert.Equal(LeverMove.Along(2024, [1000, 1500, 500]), laid.Levers[Capital]);
        Assert.Equal(LeverMove.Along(2026, [150, 200, 200]), laid.Levers[ValueAdded]);
    }

    [Fact]
    public void Laid_LeverMovedByHand_StaysBelowTheProject()
    {
        var laid = PlannerChanges.None.With(Capital, new LeverMove(2024, 2024, 300)).With(Factory).Laid(2027);

        Assert.Equal(LeverMove.Along(2024, [1300, 1000]), laid.Levers[Capital]);
    }

    [Fact]
    public void Laid_AtWorkAfterTheForecast_OnlySpends() => Assert.Equal([Capital], PlannerChanges.None.With(Factory).Laid(2025).Levers.Keys);

    [Fact]
    public void Without_AddedProject_IsTheBaselineAgain() => Assert.Equal(PlannerChanges.None, PlannerChanges.None.With(Factory).Without(Factory));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => Assert.Equal(Factory with { Name = "Nhà máy chế biến dừa" }, PlannerProject.Read((Factory with { Name = "Nhà máy chế biến dừa" }).ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("manufacturing:2025-2024:1000:2026:150:Backwards")]
    [InlineData("manufacturing:2024-2025:-1:2026:150:Negative")]
    [InlineData("manufacturing:2024-2025:1000:2026:150:")]
    public void Read_AnythingElse_IsNothing(string text) => Assert.Null(PlannerProject.Read(text));

    [Fact]
    public void Link_WithProjects_BringsThemBack()
    {
        var changes = PlannerChanges.None.With(Factory).With(Factory with { Name = "Port" });

        var (read, unread) = ChangesAddress.Read(null, null, ChangesAddress.ProjectsOf(changes));

        Assert.Equal(changes, read);
        Assert.Equal(0, unread);
    }

    [Fact]
    public void NameOf_Separators_AreTakenOut() => Assert.Equal("Port stage 2", PlannerProject.NameOf(" Port; stage: 2 "));
}
