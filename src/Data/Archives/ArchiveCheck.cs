using System.Collections.Immutable;
using Simulation.Model.Language;

namespace Simulation.Data;

/// <summary>One check of one archive.</summary>
internal sealed class ArchiveCheck(ArchiveSurroundings surroundings)
{
    private readonly DiagnosticBag bag = new();

    public ArchiveReport Check(ReadOnlyMemory<byte> bytes, string? province)
    {
        if (ProvinceArchive.Read(bytes, bag) is not { } archive) return new ArchiveReport { Diagnostics = bag.Diagnostics };
        CheckId(archive.Province, province);
        var manifest = Manifest(archive);
        var loaded = new ProvinceRepository(new FileBundle(archive.DataFiles, surroundings.Files)).Load(archive.Province);
        foreach (var diagnostic in loaded.Diagnostics) bag.Add(diagnostic);
        if (!loaded.TryGetValue(out var files)) return Unloaded(archive);

        var uploads = Uploads(archive, manifest, files);
        var joined = Join(archive, files, uploads);
        ReportUnread(archive, files);
        return new ArchiveReport
        {
            Diagnostics = bag.Diagnostics,
            Files = files,
            Joined = joined?.Value,
            Uploads = uploads,
            Scenarios = Scenarios(archive),
            Data = joined is null ? null : DataCheck.Of(joined),
        };
    }

    private void CheckId(string id, string? province)
    {
        if (!ProvinceId.IsValid(id))
            bag.Add(DataDiagnostic.Error(DataProblem.Name, ProvinceArchive.Name, null, "id", id, ProvinceId.Form, "Rename the province's folder, and the id in its province.json."));
        else if (province is not null && province != id)
            bag.Add(DataDiagnostic.Error(DataProblem.Name, ProvinceArchive.Name, null, "id", id, $"the province of the address, {province}", $"Send it to {id}, or rename the province's folder and the id in its province.json."));
    }

    private ArchiveManifest? Manifest(ProvinceArchive archive)
    {
        if (archive.Files.FirstOrDefault(file => file.Name == ArchiveManifest.FileName) is not { } file || ArchiveManifest.Read(file, bag) is not { } manifest) return null;
        var changed = manifest.ChangedSince(archive.Files);
        if (changed.Count > 0)
        {
            bag.Add(DataDiagnostic.Warning(DataProblem.Stale, file.Name, null, "files", string.Join(", ", changed), $"the files as they were exported from {manifest.Province}",
                "If you changed, renamed or left them out, all is well; if not, export again."));
        }

        return manifest;
    }

    // Errors of the model are reported beside those of the data.
    private ArchiveReport Unloaded(ProvinceArchive archive)
    {
        foreach (var file in archive.Below(ProvinceArchive.Models).Where(file => file.Name.EndsWith(ProvinceArchive.ModelEnding, StringComparison.Ordinal)))
        {
            var name = file.Name[ProvinceArchive.Models.Length..];
            if (file.ReadText(bag) is not { } text) continue;
            foreach (var diagnostic in ModelText.Check(text, name).Diagnostics) bag.Add(DataDiagnostic.OfModel(diagnostic, name));
        }

        return new ArchiveReport { Diagnostics = bag.Diagnostics };
    }

    // Those that are there come first; one that is there already is not counted twice.
    private ImmutableArray<UploadText> Uploads(ProvinceArchive archive, ArchiveManifest? manifest, ProvinceDefinition files)
    {
        var published = (manifest?.Uploads ?? []).Index().ToLookup(entry => entry.Item.File, entry => (entry.Index, entry.Item.Published), StringComparer.Ordinal);
        var uploads = ImmutableArray.CreateBuilder<UploadText>();
        foreach (var file in archive.Below(ProvinceArchive.Uploads).OrderBy(file => published[file.Name].Select(entry => entry.Index).FirstOrDefault(int.MaxValue)))
        {
            var upload = new UploadText(file.Bytes, published[file.Name].Select(entry => entry.Published).FirstOrDefault());
            if (file.Name != ArchiveContents.UploadFile(upload.Id))
                bag.Add(DataDiagnostic.Error(DataProblem.Archive, file.Name, null, null, null, $"the upload that its name and {ArchiveManifest.FileName} say", "An upload stays as it was accepted: put figures into the province's own files, or upload them."));
            else
                uploads.Add(upload);
        }

        foreach (var upload in surroundings.Uploads.Concat(uploads).DistinctBy(upload => upload.Id))
        {
            foreach (var diagnostic in ObservationBatch.Read(files, upload.Text, upload.Published).Diagnostics) bag.Add(diagnostic);
        }

        return uploads.ToImmutable();
    }

    private LoadResult<ProvinceModel>? Join(ProvinceArchive archive, ProvinceDefinition files, ImmutableArray<UploadText> uploads)
    {
        var name = files.Settings.Model;
        if ((archive.Model(name, bag) ?? surroundings.Models.Read(name, bag)) is not { } text) return null;
        // An upload that does not load is reported; the rest is joined all the same, for all problems to come together.
        var all = surroundings.Uploads.Concat(uploads).DistinctBy(upload => upload.Id).Select(upload => ObservationBatch.Read(files, upload.Text, upload.Published)).Where(read => read.Succeeded);
        var joined = ProvinceModel.Join(files.With([.. all.Select(read => read.Value)]), text);
        foreach (var diagnostic in joined.Diagnostics) bag.Add(diagnostic);
        return joined.Succeeded ? joined : null;
    }

    private static ImmutableArray<(string Id, DataFile File)> Scenarios(ProvinceArchive archive) =>
        [.. archive.Below(ProvinceArchive.Scenarios).Select(file => (file.Name[ProvinceArchive.Scenarios.Length..].Replace(".json", "", StringComparison.Ordinal), file))];

    private void ReportUnread(ProvinceArchive archive, ProvinceDefinition files)
    {
        var read = files.Files.Select(file => ProvinceArchive.Data + file.Name)
            .Append(ProvinceArchive.Models + files.Settings.Model + ProvinceArchive.ModelEnding)
            .Append(ArchiveManifest.FileName).Append(ArchiveGuide.FileName)
            .ToHashSet(StringComparer.Ordinal);
        string[] whole = [ProvinceArchive.Uploads, ProvinceArchive.Scenarios];
        var unread = archive.Files.Select(file => file.Name).Where(name => !read.Contains(name) && !whole.Any(folder => name.StartsWith(folder, StringComparison.Ordinal)));
        foreach (var name in unread.Concat(archive.Strangers))
            bag.Add(DataDiagnostic.Warning(DataProblem.Stale, name, null, null, null, "a file that the province reads", "It is not kept. Name it in province.json, or leave it out."));
    }
}
