using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Data;
using Simulation.Storage.Records;

namespace Simulation.Grains.Provinces;

/// <summary>Reads and writes what is stored of provinces: their uploads and what is published of them.</summary>
internal sealed class ProvinceLedger(IRecordStore store)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A province's data as they are now.</summary>
    public async Task<ProvinceData> ReadAsync(string province, CancellationToken cancellation = default) =>
        await store.FindAsync(ProvinceRecord.Key(province), cancellation) is { } record ? Data(record) : new ProvinceData(0, [], null);

    /// <summary>The uploads that a revision of a province's data holds, in order.</summary>
    /// <param name="definition">The province's files.</param>
    /// <param name="revision">The revision; 0 for the files alone.</param>
    /// <exception cref="SimulationFaultException">There is no such revision.</exception>
    /// <exception cref="DataException">An upload uses words that the files do not know any more.</exception>
    public async Task<IReadOnlyList<ObservationBatch>> BatchesAsync(ProvinceDefinition definition, long revision)
    {
        if (revision == 0) return [];
        var record = await store.FindAsync(ProvinceRecord.Key(definition.Id), revision) ?? throw new SimulationFaultException(
            FaultKind.NotFound, string.Create(CultureInfo.InvariantCulture, $"{definition.Id} has no revision {revision} of its data."));
        var batches = new List<ObservationBatch>();
        foreach (var upload in ProvinceRecord.Read(record).Uploads)
        {
            var stored = await store.FindAsync(UploadRecord.Key(definition.Id, upload))
                ?? throw new InvalidDataException($"The upload {upload} of {definition.Id} is not in the store: restore a backup that holds it.");
            var text = UploadRecord.Read(stored);
            batches.Add(ObservationBatch.Read(definition, Strict.GetBytes(text.Text), text.Published).Value);
        }

        return batches;
    }

    /// <summary>Keeps an upload whole, then adds it to the province's. An upload that is there already is not added twice.</summary>
    public async Task<ProvinceData> AcceptAsync(
        string province, string upload, ReadOnlyMemory<byte> text, DateOnly? published, string author, Guid token, CancellationToken cancellation)
    {
        var key = UploadRecord.Key(province, upload);
        // Its id is a hash of it: what is there under the id is the same. One that was kept and never added, because the process died between, is added now.
        if (await store.FindAsync(key, cancellation) is null)
        {
            var content = new UploadRecord(Strict.GetString(text.Span), published).ToBytes();
            await store.WriteAsync(
                new RecordWrite { Key = key, Schema = UploadRecord.Schema, Content = content, Author = author, Token = Derived(token, "upload") }, cancellation);
        }

        return await ChangeAsync(
            province, record => record.Uploads.Contains(upload, StringComparer.Ordinal) ? record : record with { Uploads = [.. record.Uploads, upload] }, author, token, cancellation);
    }

    /// <summary>Publishes a calibration.</summary>
    public Task<ProvinceData> PublishAsync(string province, PublishedCalibration published, string author, Guid token, CancellationToken cancellation) =>
        ChangeAsync(province, record => record with { Published = new ProvinceRecord.Publication(published.Revision, published.Calibration) }, author, token, cancellation);

    // Neither change depends on what others wrote meanwhile: it is repeated on the newest version until it holds.
    private async Task<ProvinceData> ChangeAsync(
        string province, Func<ProvinceRecord, ProvinceRecord> change, string author, Guid token, CancellationToken cancellation)
    {
        while (true)
        {
            var newest = await store.FindAsync(ProvinceRecord.Key(province), cancellation);
            var current = newest is null ? ProvinceRecord.Empty : ProvinceRecord.Read(newest);
            var changed = change(current);
            if (changed.Published == current.Published && changed.Uploads.SequenceEqual(current.Uploads)) return await ReadAsync(province, cancellation);
            try
            {
                var write = new RecordWrite
                {
                    Key = ProvinceRecord.Key(province),
                    Expected = newest?.Version ?? 0,
                    Schema = ProvinceRecord.Schema,
                    Content = changed.ToBytes(),
                    Author = author,
                    Token = token,
                };
                await store.WriteAsync(write, cancellation);
                // A repeated write gets its own version back; others may have come after it.
                return await ReadAsync(province, cancellation);
            }
            catch (VersionConflictException)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private static ProvinceData Data(StoredRecord record)
    {
        var content = ProvinceRecord.Read(record);
        return new ProvinceData(record.Version, [.. content.Uploads], content.Published is { } published ? new PublishedCalibration(published.Revision, published.Calibration) : null);
    }

    private static Guid Derived(Guid token, string part) =>
        new(SHA256.HashData([.. token.ToByteArray(), .. Encoding.UTF8.GetBytes(part)]).AsSpan(0, 16));
}
