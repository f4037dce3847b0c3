using Simulation.Cluster.Tests.Support;
using Xunit;

namespace Simulation.Cluster.Tests;

/// <summary>A run finishes, and comes to the same bytes, whatever silos are lost on the way.</summary>
public sealed class LostSiloTests(ThreeSilos silos, ReferenceHost reference) : ClusterTest(silos)
{
    [Fact]
    public async Task Run_TwoOfThreeSilosKilled_ComesToTheBytesOfOneHost()
    {
        for (var round = 0; round < Effort.Rounds; round++) await RoundAsync(Effort.Seed + round);
    }

    private async Task RoundAsync(int seed)
    {
        var random = new Random(seed);
        var victims = Cluster.Silos.OrderBy(_ => random.Next()).Take(2).ToArray();
        var (first, second) = (new ProgressMark(0.4 * random.NextDouble()), new ProgressMark(0.4 + (0.4 * random.NextDouble())));
        // Long enough for two losses.
        var question = Questions.Of(4_000_000, seed);

        var run = await Cluster.Api.SubmitAsync(question, Limit);
        var ending = FollowAsync(run, first, second);
        var at = await first.Passed;
        Assert.False(at.IsFinal, $"The run was too short to kill anybody in it: {at}");
        await victims[0].KillAsync();
        var then = await second.Passed;
        await victims[1].KillAsync();
        var mending = Cluster.MendAsync(Limit);
        var end = await ending;
        await mending;

        Write($"seed {seed}: {victims[0].Process.Name} after {at.Share:P0}, {victims[1].Process.Name} after {then.Share:P0}, {end.Total} draws");
        Assert.Equal("finished", end.State);
        Assert.Equal(await reference.AnswerAsync(question, Limit), await Cluster.Api.ResultAsync(run, Limit));
    }
}
