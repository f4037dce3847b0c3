using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Tests.Hosting;
using Xunit;
using static Simulation.Grains.Tests.Workshops.WorkshopSample;

namespace Simulation.Grains.Tests.Workshops;

/// <summary>What a code opens for somebody who has nothing else, and what it does not.</summary>
public sealed class WorkshopAccessTests(SiloFixture silo) : IDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Access.Current = null;

    [Fact]
    public async Task Code_WithoutAKey_TakesPartAndSeesNobodyElse()
    {
        var workshop = await silo.OpenAsync();
        Access.Current = Access.Nothing;

        Assert.Equal(0, (await workshop.FindAsync(Cancellation)).Joined);
        // Levers that no other test asks about: an answer that is known already would come without a run.
        Assert.NotEmpty((await workshop.AskAsync([new WorkshopValue("social_investment", null, 31_415.9)], Cancellation)).Targets);
        Assert.Equal(1, (await workshop.HandInAsync(HandIn("An", 30_000), Cancellation)).Version);
        await RefusedAsync(() => workshop.SummariseAsync(Cancellation));
        await RefusedAsync(() => workshop.ForecastAsync(Cancellation));
        await RefusedAsync(() => workshop.CloseAsync("An", Cancellation));
        await RefusedAsync(() => workshop.LeaveOutAsync("An", true, "An", Guid.NewGuid(), Cancellation));
        await RefusedAsync(() => silo.TraVinh.DescribeAsync(Cancellation));
        await RefusedAsync(() => silo.Grains.GetGrain<IPlanningWorkshopsGrain>(SiloFixture.Province).ListAsync(Cancellation));
    }

    [Fact]
    public async Task Viewer_OfTheProvince_SeesResultsAndOpensNothing()
    {
        var workshop = await silo.OpenAsync();
        Access.Current = new Access(AccessRole.Viewer, [SiloFixture.Province]);

        Assert.Equal(2, (await workshop.SummariseAsync(Cancellation)).Levers.Length);
        await RefusedAsync(() => workshop.CloseAsync("An", Cancellation));
        await RefusedAsync(() => silo.OpenAsync());
    }

    [Fact]
    public async Task Planner_OfAnotherProvince_IsAStrangerHere()
    {
        var workshop = await silo.OpenAsync();
        Access.Current = new Access(AccessRole.Planner, ["tien-giang"]);

        Assert.True((await workshop.FindAsync(Cancellation)).IsOpen);
        await RefusedAsync(() => workshop.SummariseAsync(Cancellation));
        await RefusedAsync(() => workshop.CloseAsync("An", Cancellation));
        await RefusedAsync(() => silo.OpenAsync());
    }

    private static async Task RefusedAsync(Func<Task> call) => Assert.Equal(FaultKind.Forbidden, (await Assert.ThrowsAsync<SimulationFaultException>(call)).Kind);
}
