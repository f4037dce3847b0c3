using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Scenarios;
using Simulation.Data;
using Simulation.Grains.Hosting;
using Simulation.Grains.Scenarios;
using Simulation.Model.Language;
using Simulation.Storage.Records;

namespace Simulation.Grains.Provinces;

/// <summary>Puts provinces into archives, and checks and keeps archives that are brought.</summary>
internal sealed class ArchiveDesk(
    ProvinceCatalogue catalogue, ProvinceLedger ledger, ArchivedProvinces archives, IRecordStore store, ProvinceRepository provinces, ModelRepository models, IOptions<SimulationOptions> options)
{
    // A version that the store refuses, unless it knows the write already: see ScenarioGrain.
    private const long Never = long.MaxValue - 1;

    /// <summary>The whole province, or its files as the beginning of another.</summary>
    public async Task<ExportedProvince> ExportAsync(string id, ProvinceData data, ProvinceExport export, CancellationToken cancellation)
    {
        var files = await catalogue.FilesAsync(id, data.Revision);
        var contents = new ArchiveContents(files.Definition, files.Model, ModelHash(files));
        if (export.As is { } other)
        {
            if (!ProvinceId.IsValid(other))
                throw new SimulationFaultException(FaultKind.Invalid, $"'{other}' is not an id of a province. Give {ProvinceId.Form}.", new Problem("?as", other, $"'{other}' is not an id of a province.", $"Give {ProvinceId.Form}."));
            return new ExportedProvince(contents.As(other, export.Name).Pack(), data.Revision);
        }

        var newest = await ledger.NewestAsync(id, cancellation);
        var uploads = await ledger.UploadsAsync(id, data.Uploads);
        var scenarios = await ScenariosAsync(id, cancellation);
        return new ExportedProvince(
            (contents with
            {
                Revision = data.Revision,
                Calibration = data.Published?.Calibration,
                Changed = newest is null ? null : new ArchiveChange(newest.Written, newest.Author),
                Uploads = [.. uploads.Select(upload => (new ArchivedUpload(ArchiveContents.UploadFile(upload.Text.Id), upload.Text.Published, upload.Record.Written, upload.Record.Author), upload.Text.Text))],
                Scenarios = scenarios,
            }).Pack(),
            data.Revision);
    }

    /// <summary>Checks an archive, and keeps it when it is to be kept and can be.</summary>
    /// <returns>The report, and the province's data when they changed.</returns>
    public async Task<(ImportResult Result, ProvinceData? Data)> ImportAsync(string id, ProvinceImport import, CancellationToken cancellation)
    {
        if (!ProvinceId.IsValid(id))
            throw new SimulationFaultException(FaultKind.Invalid, $"'{id}' is not an id of a province. Give {ProvinceId.Form}.", new Problem("{province}", id, $"'{id}' is not an id of a province.", $"Give {ProvinceId.Form}."));
        var before = await ledger.ReadAsync(id, cancellation);
        var isNew = before.Archive is null && !catalogue.IsShipped(id);
        var earlier = await ledger.UploadsAsync(id, before.Uploads);
        var surroundings = new ArchiveSurroundings(provinces.Files, models, [.. earlier.Select(upload => upload.Text)]);
        var (report, scenarios) = await Task.Run(() => Check(id, import.Archive, surroundings), cancellation);
        if (!report.IsAcceptable) return (ImportMapping.Result(report, ImportOutcome.Refused, before.Revision), null);
        if (import.IsTrial) return (ImportMapping.Result(report, ImportOutcome.Acceptable, before.Revision), null);
        var contents = new ArchiveContents(report.Files!, report.Joined!.Text, report.Joined.Model.TextHash).PackFiles();
        var holds = Holds(import.Condition, before.Revision, isNew);
        if (IsThere(before, contents, report) && (holds || import.Condition.Kind == WriteConditionKind.Unstated))
            return (ImportMapping.Result(report, ImportOutcome.AlreadyThere, before.Revision), null);
        var after = await KeepAsync(id, import, before, isNew, holds, report, contents, scenarios, cancellation);
        // Where the condition did not hold and the store took the write all the same, it knows it from an attempt whose answer was lost.
        var outcome = !holds ? ImportOutcome.AlreadyThere : isNew ? ImportOutcome.Created : ImportOutcome.Replaced;
        return (ImportMapping.Result(report, outcome, after.Revision), after);
    }

    private async Task<ProvinceData> KeepAsync(
        string id, ProvinceImport import, ProvinceData before, bool isNew, bool holds, ArchiveReport report, byte[] contents, IReadOnlyList<(string Id, ScenarioRecord Scenario)> scenarios,
        CancellationToken cancellation)
    {
        if (holds)
        {
            await archives.KeepAsync(contents, cancellation);
            foreach (var (scenario, record) in scenarios) await KeepAsync(id, scenario, record, import, cancellation);
        }

        var settings = report.Files!.Settings;
        var entry = new ProvinceRecord.ArchiveEntry(
            ArchivedProvinces.HashOf(contents), 0, settings.Labels.ToDictionary(), catalogue.AddressOf(report.Joined!.Text), report.Joined.LastHistoryYear, [.. report.Files.Plans.Select(plan => plan.Id)]);
        try
        {
            return await ledger.BringAsync(id, entry, holds ? report.Uploads : [], isNew, holds ? before.Revision : Never, import.Author, import.Token, cancellation);
        }
        catch (VersionConflictException)
        {
            var isThere = catalogue.IsShipped(id) || (await ledger.ReadAsync(id, cancellation)).Archive is not null;
            throw ImportFaults.Conflict(id, import.Condition, await ledger.NewestAsync(id, cancellation), isThere);
        }
    }

    // One that is there already is left as it is: somebody may have changed it since.
    private async Task KeepAsync(string id, string scenario, ScenarioRecord record, ProvinceImport import, CancellationToken cancellation)
    {
        var token = new Guid(SHA256.HashData([.. import.Token.ToByteArray(), .. Encoding.UTF8.GetBytes("scenario " + scenario)]).AsSpan(0, 16));
        try
        {
            await store.WriteAsync(
                new RecordWrite { Key = ScenarioRecord.Key(id, scenario), Expected = 0, Schema = ScenarioRecord.Schema, Content = record.ToBytes(), Author = import.Author, Token = token }, cancellation);
        }
        catch (VersionConflictException)
        {
            // It is there.
        }
    }

    private (ArchiveReport Report, IReadOnlyList<(string, ScenarioRecord)> Scenarios) Check(string id, byte[] archive, ArchiveSurroundings surroundings)
    {
        var report = ArchiveReport.Of(archive, surroundings, id);
        if (report.Joined is not { } joined) return (report, []);
        var (scenarios, problems) = ScenarioFiles.Read(report.Scenarios, ProvinceCalibration.Of(joined).Examiner(options.Value.MaximumDraws));
        return (report with { Diagnostics = [.. report.Diagnostics, .. problems] }, scenarios);
    }

    private async Task<ImmutableArray<(ArchivedScenario, ReadOnlyMemory<byte>)>> ScenariosAsync(string id, CancellationToken cancellation)
    {
        const int Page = 1_000;
        var prefix = $"{id}/";
        var found = ImmutableArray.CreateBuilder<(ArchivedScenario, ReadOnlyMemory<byte>)>();
        for (string? after = null; ;)
        {
            var page = await store.ListAsync(ScenarioRecord.Kind, prefix, after, Page, cancellation);
            found.AddRange(page.Select(record => (new ArchivedScenario(ArchiveContents.ScenarioFile(record.Key.Id[prefix.Length..]), record.Version, record.Written, record.Author), ScenarioFiles.Write(record))));
            if (page.Count < Page) return found.ToImmutable();
            after = page[^1].Key.Id;
        }
    }

    private static bool IsThere(ProvinceData before, byte[] contents, ArchiveReport report) =>
        before.Archive == ArchivedProvinces.HashOf(contents) && report.Uploads.All(upload => before.Uploads.Contains(upload.Id, StringComparer.Ordinal));

    private static bool Holds(WriteCondition condition, long revision, bool isNew) => condition.Kind switch
    {
        WriteConditionKind.Unstated or WriteConditionKind.IsNew => isNew,
        WriteConditionKind.Exists => !isNew,
        _ => !isNew && condition.Versions.Contains(revision),
    };

    private static string ModelHash(ProvinceFiles files) => ModelText.Check(files.Model.Text, files.Model.Name).Model?.TextHash ?? "";
}

/// <summary>What is said when a province is not there, or not as its bringer thought.</summary>
internal static class ImportFaults
{
    public static SimulationFaultException Conflict(string id, WriteCondition condition, StoredRecord? current, bool isThere)
    {
        if (!isThere)
        {
            return new SimulationFaultException(
                FaultKind.Conflict, $"There is no province {id} (any more), and nothing was written. Send If-None-Match: * to create it.",
                new Problem("If-Match", null, "There is no such province.", "Send If-None-Match: * instead."));
        }

        var tag = Text($"\"{current?.Version ?? 0}\"");
        var written = current is null ? "with the files that came with the program" : Text($"in revision {current.Version} of {current.Author}, {current.Written:yyyy-MM-dd HH:mm} UTC");
        return condition.Kind == WriteConditionKind.Unstated
            ? new SimulationFaultException(
                FaultKind.ConditionRequired, $"{id} is there already, {written}. Export it, and send If-Match: {tag} to say that you have seen what you replace.",
                new Problem("If-Match", null, "The header is missing.", $"Send If-Match: {tag}."))
            : new SimulationFaultException(
                FaultKind.Conflict, $"{id} is there already, {written}, and nothing was written. Choose another id, or send If-Match: {tag} to bring a new version of it.",
                new Problem(condition.Kind == WriteConditionKind.IsNew ? "If-None-Match" : "If-Match", null, $"The newest revision is {tag}.", $"Export it, and send If-Match: {tag}."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
