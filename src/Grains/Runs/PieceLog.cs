using System.Globalization;
using Simulation.Storage.Blobs;

namespace Simulation.Grains.Runs;

/// <summary>Pieces of a run recorded one by one, each under its number.</summary>
internal sealed class PieceLog(string run, IBlobStore blobs)
{
    private readonly string prefix = PrefixOf(run);

    /// <summary>Beginning of the names of a run's pieces.</summary>
    public static string PrefixOf(string run) => $"{RunLedger.BlobsOf(run)}piece-";

    /// <summary>Number of a piece by its name.</summary>
    public static int NumberOf(string name) => int.Parse(name[(name.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);

    /// <summary>Numbers of the pieces recorded.</summary>
    public async Task<IReadOnlyCollection<int>> ListAsync(CancellationToken cancellation) =>
        [.. (await blobs.ListAsync(prefix, cancellation)).Select(NumberOf)];

    /// <summary>Records a piece.</summary>
    public Task WriteAsync(int number, ReadOnlyMemory<byte> content, CancellationToken cancellation) => blobs.WriteAsync(NameOf(number), content, cancellation);

    /// <summary>A recorded piece.</summary>
    /// <exception cref="InvalidDataException">It was not recorded.</exception>
    public async Task<byte[]> ReadAsync(int number, CancellationToken cancellation) =>
        await blobs.ReadAsync(NameOf(number), cancellation) ?? throw new InvalidDataException($"Piece {number} of the run is gone from the store.");

    /// <summary>Removes all pieces.</summary>
    public Task ClearAsync(CancellationToken cancellation) => blobs.DeleteAsync(prefix, cancellation);

    private string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D8}");
}
