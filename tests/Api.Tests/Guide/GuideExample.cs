using Simulation.Client;

namespace Simulation.Api.Tests.Guide;

/// <summary>The example in C# of <c>docs/guide/api.md</c>, so that it is compiled and run; <see cref="GuideTests"/> compares the two.</summary>
internal static class GuideExample
{
    /// <summary>Runs the example.</summary>
    /// <param name="host">Address of the host.</param>
    /// <returns>What it prints.</returns>
    public static async Task<string> RunAsync(string host)
    {
        var Environment = new Surroundings(host);
        var Console = new StringWriter();

        var client = SimulationClient.Of(new Uri(Environment.GetEnvironmentVariable("H") ?? "http://localhost:5080"));
        var answer = await client.SimulateAsync("tra-vinh", new SimulateRequest
        {
            Levers = [new LeverRequest { Lever = "social_investment", Year = 2024, Value = 40000 }],
            Indicators = ["grdp_growth"],
        });
        Console.WriteLine(answer.Forecasts[0].Median[0]);

        return Console.ToString();
    }

    // Stands for the process of the example: other tests run in this one.
    private sealed class Surroundings(string host)
    {
        public string? GetEnvironmentVariable(string name) => name == "H" ? host : null;
    }
}
