using Simulation.Cli.Hosting;
using Simulation.Model.Calibration;
using Simulation.Model.Language.Bound;
using Simulation.Storage;
using Simulation.Storage.Calibrations;
using Simulation.Storage.Schema;
using Simulation.Storage.Sql;
using Simulation.Storage.Sqlite;

namespace Simulation.Cli.Simulating;

/// <summary>
/// Calibrations that this program or a host has made, in the database of a data folder. It saves time and decides no figure: where it cannot be used, that is
/// said, and the calibration is computed.
/// </summary>
internal sealed class CalibrationShelf : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SqliteDatabase database;
    private readonly CalibrationArchive archive;
    private readonly Terminal terminal;
    private readonly TextWriter error;
    private readonly bool isFresh;
    private bool isUsable = true;

    /// <summary>Names the folder; the database is created when it is first used.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="isFresh">True: what is there is not looked at, and replaced.</param>
    /// <param name="terminal">The language of its messages.</param>
    /// <param name="error">Where they go.</param>
    public CalibrationShelf(string folder, bool isFresh, Terminal terminal, TextWriter error)
    {
        (this.isFresh, this.terminal, this.error) = (isFresh, terminal, error);
        database = new SqliteDatabase(folder, Patience, TimeProvider.System);
        archive = new CalibrationArchive(new SqlBlobStore(database, TimeProvider.System));
    }

    /// <summary>The calibration of that id; null when there is none that can be used.</summary>
    public async Task<CalibrationResult?> FindAsync(string id, BoundModel model, CancellationToken cancellation)
    {
        CalibrationResult? found = null;
        if (!isFresh) await UseAsync(async () => found = await archive.FindAsync(id, model, cancellation));
        return found;
    }

    /// <summary>Puts a calibration on the shelf.</summary>
    public Task KeepAsync(CalibrationResult calibration, CancellationToken cancellation) =>
        isUsable ? UseAsync(() => archive.KeepAsync(calibration, cancellation)) : Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task UseAsync(Func<Task> use)
    {
        try
        {
            await use();
        }
        catch (Exception fault) when (fault is InvalidDataException or CalibrationException)
        {
            await error.WriteLineAsync(terminal.Say($"Calibrating anew: {fault.Message}", $"Hiệu chỉnh lại: {fault.Message}"));
        }
        catch (Exception fault) when (fault is StorageUnavailableException or SchemaVersionException or IOException or UnauthorizedAccessException)
        {
            isUsable = false;
            await error.WriteLineAsync(terminal.Say($"Calibrations are not kept: {fault.Message}", $"Kết quả hiệu chỉnh không được lưu: {fault.Message}"));
        }
    }
}
