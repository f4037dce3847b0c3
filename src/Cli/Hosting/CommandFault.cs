using System.Collections.Immutable;

namespace Simulation.Cli.Hosting;

/// <summary>Ends a command with an exit code and the problems to print, each naming its place and the way out.</summary>
internal sealed class CommandFault : Exception
{
    /// <summary>A fault with the problems found; there is one at least.</summary>
    public CommandFault(ExitCode code, ImmutableArray<string> problems)
        : base(string.Join('\n', problems)) => (Code, Problems) = (code, problems);

    /// <summary>A fault with one problem.</summary>
    public CommandFault(ExitCode code, string problem)
        : this(code, [problem])
    {
    }

    /// <summary>Exit code of the process.</summary>
    public ExitCode Code { get; }

    /// <summary>The problems, in the order of the input.</summary>
    public ImmutableArray<string> Problems { get; }
}
