using System.Security.Cryptography;
using Simulation.Data;
using Simulation.Storage.Blobs;

namespace Simulation.Grains.Provinces;

/// <summary>A province's files and the text of its model.</summary>
/// <param name="Definition">The files, without uploads.</param>
/// <param name="Model">The text.</param>
internal sealed record ProvinceFiles(ProvinceDefinition Definition, ModelSource Model);

/// <summary>Keeps the archives of provinces, whole, under a hash of their bytes, and reads them again. Safe for concurrent use.</summary>
internal sealed class ArchivedProvinces(IBlobStore blobs)
{
    private const int Kept = 8;

    private readonly Shelf<(string Province, string Hash), ProvinceFiles> read = new(Kept);

    /// <summary>Keeps an archive, durably; returns its hash.</summary>
    public async Task<string> KeepAsync(byte[] archive, CancellationToken cancellation)
    {
        var hash = HashOf(archive);
        await blobs.WriteAsync(NameOf(hash), archive, cancellation);
        return hash;
    }

    /// <summary>Hash of an archive.</summary>
    public static string HashOf(byte[] archive) => Convert.ToHexStringLower(SHA256.HashData(archive));

    /// <summary>A province as an archive holds it.</summary>
    /// <exception cref="InvalidDataException">The archive is not in the store, or damaged.</exception>
    /// <exception cref="DataException">This program does not take its files any more.</exception>
    public Task<ProvinceFiles> FindAsync(string province, string hash) => read.GetAsync((province, hash), async () =>
    {
        var bytes = await blobs.ReadAsync(NameOf(hash)) ?? throw new InvalidDataException($"The archive {hash} of {province} is not in the store: restore a backup that holds it.");
        var bag = new DiagnosticBag();
        if (ProvinceArchive.Read(bytes, bag) is not { } archive) throw new DataException(bag.Diagnostics);
        var definition = new ProvinceRepository(new FileBundle(archive.DataFiles)).Load(province).Value;
        return new ProvinceFiles(definition, archive.Model(definition.Settings.Model, bag) ?? throw new InvalidDataException($"The archive {hash} of {province} has no model."));
    });

    private static string NameOf(string hash) => $"archive/{hash}";
}
