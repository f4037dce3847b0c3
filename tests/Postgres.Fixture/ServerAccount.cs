using System.Diagnostics;

namespace Simulation.Postgres.Fixture;

/// <summary>Under which account the server runs: PostgreSQL refuses the super-user, as whom containers run their tests.</summary>
internal static class ServerAccount
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    private static readonly string? Other = Environment.IsPrivilegedProcess ? Known() : null;

    /// <summary>How to start a program under the account, with its streams redirected.</summary>
    public static ProcessStartInfo Start(string program, params IEnumerable<string> arguments)
    {
        string[] command = Other is null
            ? [program, .. arguments]
            : ["setpriv", $"--reuid={Other}", $"--regid={GroupOf(Other)}", "--clear-groups", program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // Messages in English, whoever runs the tests.
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    /// <summary>Gives a folder to the account.</summary>
    public static async Task OwnAsync(string folder, CancellationToken cancellation)
    {
        if (Other is null) return;
        using var chown = Process.Start("chown", [Other, folder]);
        await chown.WaitForExitAsync(cancellation);
        if (chown.ExitCode != 0) throw new InvalidOperationException($"The folder {folder} could not be given to {Other}.");
    }

    private static string Known() => Candidates.FirstOrDefault(name => Line("/etc/passwd", name) is not null)
        ?? throw new InvalidOperationException($"PostgreSQL does not run as root, and there is no account {string.Join(" or ", Candidates)} to run it: add one.");

    // The primary group, by its number: the fourth field.
    private static string GroupOf(string account) => Line("/etc/passwd", account)!.Split(':')[3];

    private static string? Line(string file, string name) => File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal));
}
