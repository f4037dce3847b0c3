using System.Globalization;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Data;
using Simulation.Grains.Provinces;
using Simulation.Model.Calibration;

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
                && (query.AsOf is not { } day || entry.Item.IsKnownOn(day))
                && IsWithin(entry.Item.Period, query.FromYear, query.ToYear))
            .ToList();
        if (query.MostRecent is { } periods) known = Latest(known, periods);
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
            () => UploadReport.Of(source.Joined.Province, data.Uploads.Length, source.Joined.Text, upload.Text, upload.Published), cancellation);
        if (!report.IsAcceptable) return (ObservationMapping.Result(report, UploadOutcome.Refused, data.Revision), data);
        if (upload.IsTrial) return (ObservationMapping.Result(report, UploadOutcome.Acceptable, data.Revision), data);
        var changed = await ledger.AcceptAsync(id, batch, upload.Text, upload.Published, upload.Author, upload.Token, cancellation);
        return (ObservationMapping.Result(report, UploadOutcome.Accepted, changed.Revision), changed);
    }

    private static bool IsWithin(Period? period, int? from, int? to) =>
        (from, to) == (null, null) || (period is { } known && known.FirstYear >= (from ?? int.MinValue) && known.LastYear <= (to ?? int.MaxValue));

    // What has no period that can be read has no place in time.
    private static List<(int Index, Observation Item)> Latest(List<(int Index, Observation Item)> known, int periods) =>
    [
        .. known.Where(entry => entry.Item.Period is not null)
            .GroupBy(entry => (entry.Item.Region, entry.Item.Indicator, entry.Item.Sector, entry.Item.Period!.Value.Kind))
            .SelectMany(series =>
            {
                var latest = series.Select(entry => entry.Item.Period!.Value).Distinct().OrderByDescending(period => (period.LastYear, period.LastMonth)).Take(periods).ToHashSet();
                return series.Where(entry => latest.Contains(entry.Item.Period!.Value));
            })
            .OrderBy(entry => entry.Index),
    ];

    private static void Require(string path, string? name, IEnumerable<string> known)
    {
        if (name is null) return;
        var names = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (names.Contains(name, StringComparer.Ordinal)) return;
        var wayOut = string.Join(' ', new[] { Model.Language.Diagnostics.NameSuggestion.Hint(name, names), $"There are {string.Join(", ", names)}." }.OfType<string>());
        throw new SimulationFaultException(FaultKind.Invalid, $"There is no observation of '{name}'. {wayOut}", new Problem(path, name, $"There is no observation of '{name}'.", wayOut));
    }
}
