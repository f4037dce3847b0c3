using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Simulation.Api.Tests.Readers;

/// <summary>Runs a script that reads our answers with a library written elsewhere.</summary>
internal static class NodeReader
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>What a script of <c>Readers/node</c> prints.</summary>
    /// <param name="script">Its name without ending.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<JsonElement> ReadAsync(string script, params string[] arguments)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "readers");
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules")),
            "The readers are missing: ./test fetches them before it builds, or run npm ci in tests/Api.Tests/Readers/node and build again.");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, $"{script}.mjs"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Longest);
        var said = node.StandardOutput.ReadToEndAsync(patience.Token);
        var complained = node.StandardError.ReadToEndAsync(patience.Token);
        await node.WaitForExitAsync(patience.Token);
        Assert.True(node.ExitCode == 0, $"{script}: {await complained}");
        return JsonDocument.Parse(await said).RootElement;
    }
}
