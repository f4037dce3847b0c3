using Simulation.Cli.Hosting;

namespace Simulation.Cli.Tests;

/// <summary>Runs the program's real entry point in this process, with its output caught.</summary>
internal static class CommandLine
{
    /// <summary>What a run left behind.</summary>
    public sealed record Result(ExitCode Code, string Output, string Error);

    /// <summary>Runs a command line as into a pipe, in English.</summary>
    public static Task<Result> RunAsync(params string[] arguments) => RunAsync(arguments, surroundings => surroundings, TestContextToken);

    /// <summary>Runs a command line in changed surroundings.</summary>
    public static async Task<Result> RunAsync(string[] arguments, Func<Surroundings, Surroundings> change, CancellationToken cancellation)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var surroundings = change(new Surroundings { Output = output, Error = error, Folders = [AppContext.BaseDirectory], Store = Store });
        var code = await Application.RunAsync(arguments, surroundings, cancellation);
        return new Result(code, output.ToString(), error.ToString());
    }

    // No test may touch what the person who runs it has kept.
    private static string Store { get; } = Path.Combine(Path.GetTempPath(), $"simulation-cli-{Environment.ProcessId}");

    private static CancellationToken TestContextToken => Xunit.TestContext.Current.CancellationToken;
}
