using System.Text;
using Simulation.Cluster.Fixture;
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

    [Fact]
    public async Task Sweep_SiloKilled_HasTheRowsOfOneHost()
    {
        const string Sweep = """{"provinces":["tra-vinh"],"question":{"draws":2000,"indicators":["grdp_growth"]},"vary":[{"lever":"social_investment","year":2024,"values":[20000,60000]}],"sample":{"count":800,"seed":3}}""";

        var run = await SubmitAsync(Cluster.Api, "/v1/sweeps", Sweep);
        var end = await KillOneAsync(run);

        Assert.Equal("finished", end.State);
        var api = await reference.ApiAsync(Limit);
        var right = await SubmitAsync(api, "/v1/sweeps", Sweep);
        await api.EndAsync(right, Limit);
        Assert.Equal(await RowsAsync(api, right), await RowsAsync(Cluster.Api, run));
    }

    [Fact]
    public async Task Calibration_SiloKilled_ComesToTheBytesOfOneHost()
    {
        const string Address = "/v1/provinces/tra-vinh/calibrations";
        // Once published on both sides, which changed what the other tests' hosts were held against. A question names its calibration instead.
        const string Unpublished = """{"blocks":8,"steps":100,"publish":false}""";

        var run = await SubmitAsync(Cluster.Api, Address, Unpublished);
        var end = await KillOneAsync(run);

        Assert.Equal("finished", end.State);
        var api = await reference.ApiAsync(Limit);
        var right = await SubmitAsync(api, Address, Unpublished);
        await api.EndAsync(right, Limit);
        Assert.Equal(right, run);
        var question = $$"""{"draws":20000,"seed":5,"calibration":"{{run}}"}""";
        var answer = await Cluster.Api.AnswerAsync(question, Limit);
        Assert.Contains(run, Encoding.UTF8.GetString(answer), StringComparison.Ordinal);
        Assert.Equal(await reference.AnswerAsync(question, Limit), answer);
    }

    // As soon as something is done, and before everything is.
    private async Task<RunProgress> KillOneAsync(string run)
    {
        var mark = new ProgressMark(0.1);
        var ending = FollowAsync(run, mark);
        var at = await mark.Passed;
        Assert.False(at.IsFinal, $"The run was too short to kill anybody in it: {at}");
        await Cluster.Silos[1].KillAsync();
        var mending = Cluster.MendAsync(Limit);
        var end = await ending;
        await mending;
        Write($"killed after {at.Share:P0} of {end.Total}");
        return end;
    }

    private async Task<string> SubmitAsync(ApiClient api, string address, string body) =>
        (await api.SendPatientlyAsync(HttpMethod.Post, address, body, Limit)).Required().Json.GetProperty("run").GetString()!;

    // Rows come as they are finished.
    private async Task<string[]> RowsAsync(ApiClient api, string run) =>
        [.. Encoding.UTF8.GetString(await api.ResultAsync(run, Limit)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private async Task RoundAsync(int seed)
    {
        var random = new Random(seed);
        var victims = Cluster.Silos.OrderBy(_ => random.Next()).Take(2).ToArray();
        var (first, second) = (new ProgressMark(0.4 * random.NextDouble()), new ProgressMark(0.4 + (0.4 * random.NextDouble())));
        // Long enough for two losses; on a fast machine, which is what the long form is run on, the second would often come too late.
        var question = Questions.Of(Effort.IsLong ? 8_000_000 : 4_000_000, seed);

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
