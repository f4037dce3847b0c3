using System.CommandLine;
using Simulation.Cli.Hosting;
using Simulation.Storage.Backups;

namespace Simulation.Cli.Commands;

/// <summary><c>restore FILE</c>: a backup in the place of the host's database.</summary>
internal sealed class RestoreCommand
{
    private const string Details =
        """
        Stop the host first. The backup is checked before anything is changed. The database that it replaces
        is kept beside it, under its name with the date. A backup of an earlier version of the program is
        brought up to date when the host next starts; one of a later version is refused.

        Examples:
          simulation restore /backup/simulation-monday.db
          simulation restore /backup/simulation-monday.db --force
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> file = new("file") { Description = "The backup.", HelpName = "FILE" };
    private readonly Option<string?> store = StoreOptions.Folder();
    private readonly Option<bool> force = new("--force") { Description = "Replace the database that is there; it is kept beside." };

    private RestoreCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var restore = new RestoreCommand(common, surroundings);
        var command = new DocumentedCommand("restore", "Put a backup in the place of the host's database.", Details) { restore.file, restore.store, restore.force };
        command.SetAction(async (arguments, cancellation) => (int)await restore.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var folder = arguments.GetValue(store) ?? surroundings.Store;
        var restored = await RestoreAsync(arguments.GetRequiredValue(file), folder, arguments.GetValue(force), cancellation);
        if (arguments.GetValue(common.Json))
        {
            BackupText.WriteJson(surroundings.Output, restored.Contents, restored.Database, restored.Replaced);
            return ExitCode.Ok;
        }

        var terminal = common.Terminal(arguments, surroundings);
        var contents = BackupText.Describe(restored.Contents, terminal);
        terminal.Line(terminal.Say($"Restored {restored.Database}: {contents}.", $"Đã khôi phục {restored.Database}: {contents}."));
        if (restored.Replaced is { } replaced)
            terminal.Line(terminal.Say($"The database that was there is kept as {replaced}.", $"Cơ sở dữ liệu cũ được giữ lại tại {replaced}."));
        return ExitCode.Ok;
    }

    private async Task<RestoredBackup> RestoreAsync(string backup, string folder, bool isForced, CancellationToken cancellation)
    {
        if (!isForced && SqliteBackup.IsDatabaseIn(folder))
            throw new CommandFault(ExitCode.WrongUsage, $"There is a database in {Path.GetFullPath(folder)} already: give --force to replace it (it is kept beside), or another --store.");
        return await SqliteBackup.RestoreAsync(backup, folder, isForced, surroundings.Clock, cancellation);
    }
}
