using Simulation.Cluster.Fixture;
using Xunit;

namespace Simulation.Cluster.Tests.Support;

/// <summary>A test on the shared cluster: leaves three silos that run, and shows what the processes wrote when it has failed.</summary>
[Collection(ThreeSilos.Collection)]
public abstract class ClusterTest(ThreeSilos silos) : IAsyncLifetime
{
    private readonly CancellationTokenSource limit = Effort.Limit();

    protected ClusterHarness Cluster => silos.Cluster;

    protected CancellationToken Limit => limit.Token;

    public async ValueTask InitializeAsync() => await Cluster.MendAsync(Limit);

    public ValueTask DisposeAsync()
    {
        limit.Dispose();
        if (TestContext.Current.TestState?.Result == TestResult.Failed) Write(Cluster.Output);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static void Write(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);

    /// <summary>Follows a run to its end; marks tell when it has come so far.</summary>
    protected async Task<RunProgress> FollowAsync(string run, params ProgressMark[] marks)
    {
        try
        {
            await foreach (var progress in Cluster.Api.FollowAsync(run, Limit))
            {
                foreach (var mark in marks) mark.Note(progress);
                if (progress.IsFinal) return progress;
            }

            throw new InvalidOperationException($"Nothing is known of the run {run}.");
        }
        catch (Exception exception)
        {
            foreach (var mark in marks) mark.Fail(exception);
            throw;
        }
    }
}
