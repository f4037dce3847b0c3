using System.Net.Http.Headers;

namespace Simulation.Operations.Health;

/// <summary>
/// The argument <c>healthcheck</c> of a program: asks the program that runs beside it whether it lives. For containers without other tools.
/// </summary>
public static class HealthCheckCommand
{
    /// <summary>Name of the argument.</summary>
    public const string Name = "healthcheck";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks <c>/health/live</c> of an address; 0 when it lives, 1 when not.</summary>
    /// <param name="urls">Where the program listens, as configured: <c>http://*:5080</c>, several divided by semicolons; the first is asked.</param>
    /// <param name="output">Where the finding is written.</param>
    public static async Task<int> RunAsync(string urls, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(urls);
        ArgumentNullException.ThrowIfNull(output);
        var address = AddressOf(urls);
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("healthcheck", "1"));
            using var response = await client.GetAsync(address);
            await output.WriteLineAsync($"{address}: {(int)response.StatusCode}");
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"{address}: {exception.Message}");
            return 1;
        }
    }

    // What listens everywhere listens here, too.
    internal static Uri AddressOf(string urls)
    {
        var first = urls.Split(';')[0].Trim().TrimEnd('/');
        foreach (var everywhere in (string[])["*", "+", "0.0.0.0", "[::]"])
            first = first.Replace($"://{everywhere}", "://localhost", StringComparison.Ordinal);
        return new Uri($"{first}/health/live");
    }
}
