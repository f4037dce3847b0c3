using System.Diagnostics;
using System.Net;
using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>A silo that hangs is routed around; one that is told to stop says goodbye.</summary>
public sealed class HungSiloTests(ThreeSilos silos, ReferenceHost reference) : ClusterTest(silos)
{
    [Fact]
    public async Task Silo_Hangs_OthersGoOn()
    {
        var question = Questions.Large(Effort.Seed + 3_000);
        var hung = Cluster.Silos[Effort.Seed % Cluster.Silos.Count];
        var begun = new ProgressMark(0.05);
        var run = await Cluster.Api.SubmitAsync(question, Limit);
        var ending = FollowAsync(run, begun);
        await begun.Passed;

        await hung.Process.SendAsync(Signal.Stop);
        try
        {
            var clock = Stopwatch.StartNew();
            // As many as make it unlikely that none concerns the silo that hangs.
            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Cluster.Api.SendPatientlyAsync(HttpMethod.Post, ApiClient.Simulate, Questions.Small(Effort.Seed + number), Limit)));
            Write($"12 questions answered {clock.Elapsed.TotalSeconds:F1} s after {hung.Process.Name} hung");
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            Assert.Equal("finished", (await ending).State);
            Assert.Equal(await reference.AnswerAsync(question, Limit), await Cluster.Api.ResultAsync(run, Limit));
        }
        finally
        {
            await hung.Process.SendAsync(Signal.Continue);
        }

        // It finds itself declared dead, and ends: whoever started it starts it again.
        Assert.NotEqual(0, await hung.Process.Exited.WaitAsync(Limit));
    }

    [Fact]
    public async Task Silo_ToldToStop_FailsNoRequest()
    {
        var question = Questions.Large(Effort.Seed + 4_000);
        var leaving = Cluster.Silos[(Effort.Seed + 1) % Cluster.Silos.Count];
        var begun = new ProgressMark(0.05);
        var run = await Cluster.Api.SubmitAsync(question, Limit);
        var ending = FollowAsync(run, begun);
        await begun.Passed;

        await using var load = new Load(Cluster.Api.AskAsync, count: 2, Effort.Seed + 10_000);
        await load.MoreAsync(4, Limit);
        var code = await leaving.Process.TerminateAsync(Limit);
        await load.MoreAsync(4, Limit);
        await load.StopAsync();

        Assert.Equal(0, code);
        Assert.Empty(load.Failures);
        Assert.Equal("finished", (await ending).State);
        Assert.Equal(await reference.AnswerAsync(question, Limit), await Cluster.Api.ResultAsync(run, Limit));
        Write($"{load.Answered} questions answered while {leaving.Process.Name} left");
    }
}
