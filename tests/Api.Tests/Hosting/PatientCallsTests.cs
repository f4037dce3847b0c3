using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Operations.Clustering;
using Xunit;

namespace Simulation.Api.Tests.Hosting;

public class PatientCallsTests
{
    private static readonly ProvinceSummary[] Answer = [new("tra-vinh", [], "provincial", 2023, [])];
    private static readonly ClusterSettings Calm = new() { Patience = TimeSpan.FromMinutes(1), AskAgainAfter = TimeSpan.FromHours(1) };
    private static readonly ClusterSettings Hasty = Calm with { AskAgainAfter = TimeSpan.FromMilliseconds(10) };
    private static readonly ClusterSettings Impatient = Calm with { Patience = TimeSpan.FromMilliseconds(300) };

    public static TheoryData<Exception> OfTheWay =>
    [
        new SiloUnavailableException("gone"), new TimeoutException("late"), new OperationCanceledException("the silo is stopping"),
        new GatewayTooBusyException(), new Orleans.Runtime.Messaging.ConnectionFailedException("closed"),
    ];

    [Theory]
    [MemberData(nameof(OfTheWay))]
    public async Task Failure_OfTheWay_IsNoAnswer(Exception failure)
    {
        var cluster = new ScriptedCluster(Calm, _ => throw failure, _ => throw failure, _ => Task.FromResult(Answer)).Connected();

        Assert.Same(Answer, await cluster.AskAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, cluster.Calls);
    }

    [Fact]
    public async Task Fault_OfTheQuestion_IsAnAnswer()
    {
        var cluster = new ScriptedCluster(Calm, _ => throw new SimulationFaultException(FaultKind.Unavailable, "The database is away.")).Connected();

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => cluster.AskAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("The database is away.", 1), (fault.Message, cluster.Calls));
    }

    [Fact]
    public async Task Answer_ThatDoesNotCome_IsAskedForBesideTheFirst()
    {
        // A client whose question was in a silo that died waited for an hour: nobody tells it.
        var first = new TaskCompletionSource<ProvinceSummary[]>();
        var abandoned = new TaskCompletionSource();
        var cluster = new ScriptedCluster(
            Hasty,
            cancellation =>
            {
                cancellation.Register(abandoned.SetResult);
                return first.Task;
            },
            _ => Task.FromResult(Answer)).Connected();

        Assert.Same(Answer, await cluster.AskAsync(TestContext.Current.CancellationToken));
        await abandoned.Task;
    }

    [Fact]
    public async Task Answer_OfTheFirst_CountsWhenTheSecondFails()
    {
        var first = new TaskCompletionSource<ProvinceSummary[]>();
        var cluster = new ScriptedCluster(
            Hasty with { AskAgainAfter = TimeSpan.FromMinutes(10) },
            _ => first.Task,
            _ =>
            {
                first.SetResult(Answer);
                throw new SiloUnavailableException("gone");
            }).Connected();

        var asking = cluster.AskAsync(TestContext.Current.CancellationToken);
        cluster.Link.NotifyGatewayCountChanged(1, 2, connectionRecovered: false);

        Assert.Same(Answer, await asking);
    }

    [Fact]
    public async Task SiloLost_WhileWaiting_IsAskedAgainAtOnce()
    {
        var never = new TaskCompletionSource<ProvinceSummary[]>();
        var cluster = new ScriptedCluster(Calm, _ => never.Task, _ => Task.FromResult(Answer)).Connected();

        var asking = cluster.AskAsync(TestContext.Current.CancellationToken);
        cluster.Link.NotifyGatewayCountChanged(1, 2, connectionRecovered: false);

        Assert.Same(Answer, await asking);
    }

    [Fact]
    public async Task Patience_Over_IsUnavailable()
    {
        Func<CancellationToken, Task<ProvinceSummary[]>> gone = _ => throw new SiloUnavailableException("gone");
        var cluster = new ScriptedCluster(Impatient, [.. Enumerable.Repeat(gone, 100)]).Connected();

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => cluster.AskAsync(TestContext.Current.CancellationToken));

        Assert.Equal(FaultKind.Unavailable, fault.Kind);
        Assert.StartsWith("The cluster did not answer within 0.3 s.", fault.Message, StringComparison.Ordinal);
        Assert.InRange(cluster.Calls, 2, 20);
    }

    [Fact]
    public async Task Cluster_NotFoundYet_IsUnavailable()
    {
        var cluster = new ScriptedCluster(Impatient);

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => cluster.AskAsync(TestContext.Current.CancellationToken));

        Assert.Equal((FaultKind.Unavailable, 0), (fault.Kind, cluster.Calls));
    }

    [Fact]
    public async Task Caller_WhoLeaves_IsNotAnsweredForHim()
    {
        using var leaving = new CancellationTokenSource();
        var cluster = new ScriptedCluster(Calm, async cancellation =>
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellation);
            return Answer;
        }).Connected();

        var asking = cluster.AskAsync(leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(1, cluster.Calls);
    }
}
