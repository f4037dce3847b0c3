using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Data;
using Simulation.Storage.Records;

namespace Simulation.Grains.Provinces;

/// <summary>Reads and writes what is stored of provinces: their uploads, what is published of them, and which archive holds their files.</summary>
internal sealed class ProvinceLedger(IRecordStore store)
{
    private const int Page = 1_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A province's data as they are now.</summary>
    public async Task<ProvinceData> ReadAsync(string province, CancellationToken cancellation = default) =>
        await store.FindAsync(ProvinceRecord.Key(province), cancellation) is { } record ? Data(record) : new ProvinceData(0, [], null);

    /// <summary>A revision of a province's data.</summary>
    /// <exception cref="SimulationFaultException">There is no such revision.</exception>
    public async Task<ProvinceRecord> RevisionAsync(string province, long revision) => revision == 0
        ? ProvinceRecord.Empty
        : ProvinceRecord.Read(await store.FindAsync(ProvinceRecord.Key(province), revision) ?? throw new SimulationFaultException(
            FaultKind.NotFound, string.Create(CultureInfo.InvariantCulture, $"{province} has no revision {revision} of its data.")));

    /// <summary>The uploads that a revision of a province's data holds, in order.</summary>
    /// <param name="definition">The province's files.</param>
    /// <param name="revision">The revision; 0 for the files alone.</param>
    /// <exception cref="SimulationFaultException">There is no such revision.</exception>
    /// <exception cref="DataException">An upload uses words that the files do not know any more.</exception>
    public async Task<IReadOnlyList<ObservationBatch>> BatchesAsync(ProvinceDefinition definition, long revision) =>
        [.. (await UploadsAsync(definition.Id, (await RevisionAsync(definition.Id, revision)).Uploads)).Select(upload => ObservationBatch.Read(definition, upload.Text.Text, upload.Text.Published).Value)];

    /// <summary>Uploads as they are kept, in the order asked for, and the records that hold them.</summary>
    public async Task<IReadOnlyList<(UploadText Text, StoredRecord Record)>> UploadsAsync(string province, IEnumerable<string> uploads)
    {
        var found = new List<(UploadText, StoredRecord)>();
        foreach (var upload in uploads)
        {
            var stored = await store.FindAsync(UploadRecord.Key(province, upload))
                ?? throw new InvalidDataException($"The upload {upload} of {province} is not in the store: restore a backup that holds it.");
            var text = UploadRecord.Read(stored);
            found.Add((new UploadText(Strict.GetBytes(text.Text), text.Published), stored));
        }

        return found;
    }

    /// <summary>Keeps an upload whole, then adds it to the province's. An upload that is there already is not added twice.</summary>
    public async Task<ProvinceData> AcceptAsync(
        string province, string upload, ReadOnlyMemory<byte> text, DateOnly? published, string author, Guid token, CancellationToken cancellation)
    {
        await KeepAsync(province, upload, new UploadText(text, published), author, token, cancellation);
        return await ChangeAsync(
            province, record => record.Uploads.Contains(upload, StringComparer.Ordinal) ? record : record with { Uploads = [.. record.Uploads, upload] }, author, token, cancellation);
    }

    /// <summary>
    /// Makes an archive the newest files of a province, and adds its uploads to those that are there, kept whole before. A new province answers from this revision until something is published.
    /// </summary>
    /// <param name="province">Id of the province.</param>
    /// <param name="archive">The archive, which is kept.</param>
    /// <param name="uploads">Its uploads.</param>
    /// <param name="isNew">True when there is no such province yet.</param>
    /// <param name="expected">The revision that it replaces.</param>
    /// <param name="author">Who brings it.</param>
    /// <param name="token">Names the write.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="VersionConflictException">Another revision is the newest.</exception>
    public async Task<ProvinceData> BringAsync(
        string province, ProvinceRecord.ArchiveEntry archive, IReadOnlyList<UploadText> uploads, bool isNew, long expected, string author, Guid token, CancellationToken cancellation)
    {
        var newest = await store.FindAsync(ProvinceRecord.Key(province), cancellation);
        var current = newest is null ? ProvinceRecord.Empty : ProvinceRecord.Read(newest);
        foreach (var upload in uploads) await KeepAsync(province, upload.Id, upload, author, token, cancellation);
        var changed = current with
        {
            Archive = archive with { Since = expected + 1 },
            Uploads = [.. current.Uploads.Union(uploads.Select(upload => upload.Id), StringComparer.Ordinal)],
            Base = isNew ? expected + 1 : current.Base,
        };
        return await WriteAsync(province, changed, expected, author, token, cancellation);
    }

    /// <summary>Takes the archive of a province away, with all that hung on it; earlier revisions stay.</summary>
    public Task<ProvinceData> RemoveAsync(string province, string author, Guid token, CancellationToken cancellation) =>
        ChangeAsync(province, _ => ProvinceRecord.Empty, author, token, cancellation);

    /// <summary>The provinces whose newest revision is an archive, by id.</summary>
    public async Task<IReadOnlyList<(string Province, ProvinceRecord Record)>> BroughtAsync(CancellationToken cancellation = default)
    {
        var found = new List<(string, ProvinceRecord)>();
        for (string? after = null; ;)
        {
            var page = await store.ListAsync(ProvinceRecord.Kind, "", after, Page, cancellation);
            found.AddRange(page.Select(record => (record.Key.Id, ProvinceRecord.Read(record))).Where(entry => entry.Item2.Archive is not null));
            if (page.Count < Page) return found;
            after = page[^1].Key.Id;
        }
    }

    /// <summary>The newest record of a province; null when nothing was ever stored of it.</summary>
    public Task<StoredRecord?> NewestAsync(string province, CancellationToken cancellation) => store.FindAsync(ProvinceRecord.Key(province), cancellation);

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
            if (changed.Published == current.Published && changed.Archive == current.Archive && changed.Uploads.SequenceEqual(current.Uploads)) return await ReadAsync(province, cancellation);
            try
            {
                return await WriteAsync(province, changed, newest?.Version ?? 0, author, token, cancellation);
            }
            catch (VersionConflictException)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    // Its id is a hash of it: what is there under the id is the same. One that was kept and never added, because the process died between, is added now.
    private async Task KeepAsync(string province, string upload, UploadText text, string author, Guid token, CancellationToken cancellation)
    {
        var key = UploadRecord.Key(province, upload);
        if (await store.FindAsync(key, cancellation) is not null) return;
        var content = new UploadRecord(Strict.GetString(text.Text.Span), text.Published).ToBytes();
        await store.WriteAsync(new RecordWrite { Key = key, Schema = UploadRecord.Schema, Content = content, Author = author, Token = Derived(token, "upload " + upload) }, cancellation);
    }

    private async Task<ProvinceData> WriteAsync(string province, ProvinceRecord changed, long expected, string author, Guid token, CancellationToken cancellation)
    {
        var write = new RecordWrite
        {
            Key = ProvinceRecord.Key(province),
            Expected = expected,
            Schema = changed.Form,
            Content = changed.ToBytes(),
            Author = author,
            Token = token,
        };
        await store.WriteAsync(write, cancellation);
        // A repeated write gets its own version back; others may have come after it.
        return await ReadAsync(province, cancellation);
    }

    private static ProvinceData Data(StoredRecord record)
    {
        var content = ProvinceRecord.Read(record);
        return new ProvinceData(record.Version, [.. content.Uploads], content.Published is { } published ? new PublishedCalibration(published.Revision, published.Calibration) : null)
        {
            Base = content.Base,
            Archive = content.Archive?.Hash,
            ArchiveRevision = content.Archive?.Since ?? 0,
        };
    }

    private static Guid Derived(Guid token, string part) =>
        new(SHA256.HashData([.. token.ToByteArray(), .. Encoding.UTF8.GetBytes(part)]).AsSpan(0, 16));
}
