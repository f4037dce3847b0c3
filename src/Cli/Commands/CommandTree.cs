using System.CommandLine;
using System.CommandLine.Help;
using Simulation.Cli.Hosting;

namespace Simulation.Cli.Commands;

/// <summary>All commands with their options and help.</summary>
internal static class CommandTree
{
    private const string Description =
        """
        Simulates a province's economy: how likely are the targets of its plan, and what moves them.

        Exit codes: 0 done; 1 the model or the data have errors; 2 wrong usage; 3 not computable; 130 stopped by Ctrl-C.
        Results go to the standard output; progress and errors to the standard error. NO_COLOR is respected.
        """;

    /// <summary>Builds the tree.</summary>
    /// <param name="surroundings">Given to every command.</param>
    public static RootCommand Build(Surroundings surroundings)
    {
        var options = new CommonOptions();
        var root = new RootCommand(Description);
        options.AddTo(root);
        foreach (var help in root.Options.OfType<HelpOption>())
            ((HelpAction)help.Action!).MaxWidth = surroundings.Width;
        return root;
    }
}
