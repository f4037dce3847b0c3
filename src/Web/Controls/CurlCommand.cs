namespace Simulation.Web.Controls;

/// <summary>A call of the API as a command that can be pasted into a terminal.</summary>
public static class CurlCommand
{
    /// <summary>The command.</summary>
    /// <param name="host">Address of the host, with a slash at its end.</param>
    /// <param name="call">Method and address, and on the next line a body if there is one.</param>
    public static string Of(string host, string call)
    {
        var lines = call.Split('\n', 2);
        var (method, path) = lines[0].Split(' ', 2) is [var verb, var rest] ? (verb, rest) : ("GET", lines[0]);
        var address = $"'{host.TrimEnd('/')}{path}'";
        if (lines.Length == 1) return method == "GET" ? $"curl {address}" : $"curl -X {method} {address}";
        // An apostrophe ends what a shell takes as it is.
        var body = lines[1].Replace("'", "'\\''", StringComparison.Ordinal);
        return $"curl -X {method} {address} -H 'Content-Type: application/json' -d '{body}'";
    }
}
