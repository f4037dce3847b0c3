using System.Globalization;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Data;
using Simulation.Grains.Provinces;

namespace Simulation.Grains.Observations;

/// <summary>Shows the figures of provinces, and checks and keeps uploads.</summary>
internal sealed class ObservationDesk(ProvinceWorkshop workshop, ProvinceLedger ledger)
{
    /// <summary>The figures of a revision.</summary>
    public async Task<ObservationPage> ObserveAsync(string id, long revision, ObservationQuery query)
    {
        var province = (await workshop.SourceAsync(id, revision)).Joined.Province;
        var known = province.Observations.Index()
            .Where(entry => (query.Indicator is null || entry.Item.Indicator == query.Indicator)
                && (query.Sector is null || entry.Item.Sector == query.Sector)
                && (query.AsOf is not { } day || entry.Item.IsKnownOn(day)))
            .ToList();
        Require("?indicator", query.Indicator, province.Observations.Select(observation => observation.Indicator));
        Require("?sector", query.Sector, province.Observations.Select(observation => observation.Sector));
        // Uploads are added at the end, so that a place stays a place.
        var page = known.Where(entry => entry.Index >= query.After).Take(query.Limit).ToList();
        var next = page.Count > 0 && page[^1].Index < known[^1].Index ? page[^1].Index + 1 : (int?)null;
        return new ObservationPage(revision, [.. page.Select(entry => ObservationMapping.Figure(entry.Item))], next);
    }

    /// <summary>Checks an upload and keeps it, when it is to be kept and can be.</summary>
    public async Task<(UploadResult Result, ProvinceData Data)> UploadAsync(string id, ProvinceData data, ObservationUpload upload, CancellationToken cancellation)
    {
        if (upload.Text.Length > ObservationUpload.MaximumBytes)
        {
            throw new SimulationFaultException(FaultKind.Invalid, string.Create(
                CultureInfo.InvariantCulture, $"The text has {upload.Text.Length} bytes and may have {ObservationUpload.MaximumBytes}. Divide it."));
        }

        var batch = ObservationBatch.IdOf(upload.Text, upload.Published);
        if (data.Uploads.Contains(batch, StringComparer.Ordinal))
            return (new UploadResult { Id = batch, Outcome = UploadOutcome.AlreadyThere, Revision = data.Revision }, data);
        var source = await workshop.SourceAsync(id, data.Revision);
        var report = await Task.Run(
            () => UploadReport.Of(source.Joined.Province, data.Uploads.Length, workshop.Text(source.Joined.Model.Name), upload.Text, upload.Published), cancellation);
        if (!report.IsAcceptable) return (ObservationMapping.Result(report, UploadOutcome.Refused, data.Revision), data);
        if (upload.IsTrial) return (ObservationMapping.Result(report, UploadOutcome.Acceptable, data.Revision), data);
        var changed = await ledger.AcceptAsync(id, batch, upload.Text, upload.Published, upload.Author, upload.Token, cancellation);
        return (ObservationMapping.Result(report, UploadOutcome.Accepted, changed.Revision), changed);
    }

    private static void Require(string path, string? name, IEnumerable<string> known)
    {
        if (name is null) return;
        var names = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (names.Contains(name, StringComparer.Ordinal)) return;
        var wayOut = string.Join(' ', new[] { Model.Language.Diagnostics.NameSuggestion.Hint(name, names), $"There are {string.Join(", ", names)}." }.OfType<string>());
        throw new SimulationFaultException(FaultKind.Invalid, $"There is no observation of '{name}'. {wayOut}", new Problem(path, name, $"There is no observation of '{name}'.", wayOut));
    }
}
