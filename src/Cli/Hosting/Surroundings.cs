using System.Text;
using Simulation.Storage;

namespace Simulation.Cli.Hosting;

/// <summary>What the process finds around it. Everything a command knows about the machine comes from here, so that tests can give it.</summary>
internal sealed record Surroundings
{
    private const int WidthWithoutTerminal = 100;

    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where progress and errors go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True when a person reads <see cref="Output"/> on a terminal; false for a pipe or a file.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>True when a person reads <see cref="Error"/> on a terminal: progress is shown there only.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Characters in a line of output.</summary>
    public int Width { get; init; } = WidthWithoutTerminal;

    /// <summary>An environment variable; null when not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Folders in which <c>data</c> and <c>models</c> are looked for, each upwards to its root, in this order.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The folder that keeps calibrations when none is named: that of the host.</summary>
    public string Store { get; init; } = StorageOptions.DefaultDataDirectory;

    /// <summary>The clock; only the time that something took is ever read from it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The real ones: console, environment, current folder, and the program's own folder.</summary>
    public static Surroundings OfProcess()
    {
        // Labels are Vietnamese; a console that starts in another encoding would print question marks.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Surroundings
        {
            Output = Console.Out,
            Error = Console.Error,
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? WidthWithoutTerminal : Console.WindowWidth,
            Variable = Environment.GetEnvironmentVariable,
            Folders = [Environment.CurrentDirectory, AppContext.BaseDirectory],
        };
    }

    /// <summary>The nearest folder of this name, in one of <see cref="Folders"/> or above it; null when there is none.</summary>
    public string? Find(string name)
    {
        foreach (var start in Folders)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, name);
                if (Directory.Exists(candidate)) return candidate;
            }
        }

        return null;
    }
}
