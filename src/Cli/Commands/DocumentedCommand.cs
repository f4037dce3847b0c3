using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Simulation.Cli.Commands;

/// <summary>A command with a text below its help: what it shows, and examples.</summary>
/// <param name="name">As typed.</param>
/// <param name="description">One line.</param>
/// <param name="details">Printed as it is after the list of options.</param>
internal class DocumentedCommand(string name, string description, string details) : Command(name, description)
{
    /// <summary>The text below the help.</summary>
    public string Details { get; } = details;
}

/// <summary>Prints the help of a command and its details.</summary>
internal sealed class DetailedHelpAction(int width) : SynchronousCommandLineAction
{
    private readonly HelpAction help = new() { MaxWidth = width };

    /// <summary>Help is shown also where an argument is missing.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DocumentedCommand command)
            parseResult.InvocationConfiguration.Output.WriteLine(command.Details);
        return code;
    }
}
