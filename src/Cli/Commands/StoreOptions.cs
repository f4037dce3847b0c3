using System.CommandLine;
using Simulation.Cli.Hosting;
using Simulation.Cli.Simulating;

namespace Simulation.Cli.Commands;

/// <summary>Options of the commands that need a calibration: where it is kept, and whether it is made anew.</summary>
internal sealed class StoreOptions
{
    private readonly Option<string?> folder = Folder();
    private readonly Option<bool> fresh = new("--fresh") { Description = "Calibrate anew, also where this calibration is kept." };

    /// <summary>The option for the folder of the database.</summary>
    public static Option<string?> Folder() => new("--store")
    {
        Description = "Folder of the database, simulation.db. Default: that of the host.",
        HelpName = "DIR",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(folder);
        command.Options.Add(fresh);
    }

    /// <summary>The shelf these options ask for.</summary>
    public CalibrationShelf Open(ParseResult arguments, Surroundings surroundings, Terminal terminal) =>
        new(arguments.GetValue(folder) ?? surroundings.Store, arguments.GetValue(fresh), terminal, surroundings.Error);
}
