using System.CommandLine;
using Simulation.Cli.Hosting;
using Simulation.Storage.Backups;

namespace Simulation.Cli.Commands;

/// <summary><c>backup --to FILE</c>: a copy of the host's database, while it runs or not.</summary>
internal sealed class BackupCommand
{
    private const string Details =
        """
        The backup holds everything that had been saved when it was begun, in one file. It is checked before
        it takes its name; a file of that name is replaced then. The host may go on working.

        Examples:
          simulation backup --to /backup/simulation-monday.db
          simulation backup --store /var/lib/simulation --to /backup/simulation.db --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Option<string> to = new("--to") { Description = "The backup to write.", HelpName = "FILE", Required = true };
    private readonly Option<string?> store = StoreOptions.Folder();

    private BackupCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var backup = new BackupCommand(common, surroundings);
        var command = new DocumentedCommand("backup", "Copy the host's database into one file.", Details) { backup.to, backup.store };
        command.SetAction(async (arguments, cancellation) => (int)await backup.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var contents = await SqliteBackup.BackupAsync(arguments.GetValue(store) ?? surroundings.Store, arguments.GetRequiredValue(to), cancellation);
        if (arguments.GetValue(common.Json))
        {
            BackupText.WriteJson(surroundings.Output, contents, database: null, replaced: null);
        }
        else
        {
            var terminal = common.Terminal(arguments, surroundings);
            terminal.Line(terminal.Say($"Wrote {contents.File}: {BackupText.Describe(contents, terminal)}.", $"Đã ghi {contents.File}: {BackupText.Describe(contents, terminal)}."));
        }

        return ExitCode.Ok;
    }
}
