using System.Globalization;
using System.Text;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Provinces;
using Simulation.Grains.Scenarios;
using Simulation.Grains.Workshops;
using Simulation.Storage.Records;

namespace Simulation.Grains.Auditing;

/// <summary>What a record says, a line for each thing, in the words of planners and economists.</summary>
internal static class AuditLines
{
    /// <summary>The lines of a version; none for a deletion.</summary>
    public static IReadOnlyList<string> Of(StoredRecord record) => record.IsDeleted ? [] : record.Key.Kind switch
    {
        ScenarioRecord.Kind => Scenario(ScenarioRecord.Read(record)),
        ProvinceRecord.Kind => Province(ProvinceRecord.Read(record)),
        UploadRecord.Kind => Upload(UploadRecord.Read(record)),
        WorkshopRecord.Kind => Workshop(WorkshopRecord.Read(record)),
        WorkshopEntryRecord.Kind => Entry(WorkshopEntryRecord.Read(record)),
        _ => [],
    };

    private static List<string> Scenario(ScenarioRecord scenario)
    {
        var lines = new List<string> { $"name: {scenario.Name}" };
        if (scenario.Description is { } description) lines.Add($"description: {description}");
        if (scenario.Plan is { } plan) lines.Add($"plan: {plan}");
        if (scenario.Horizon is { } horizon) lines.Add(Text($"horizon: {horizon}"));
        if (scenario.Workshop is { } workshop) lines.Add($"mean of workshop {WorkshopCode.Show(workshop)}");
        lines.AddRange((scenario.Levers ?? []).Select(lever => Text($"{Named(lever.Lever, lever.Sector)} = {lever.Value}{Years(lever.From, lever.To)}")));
        lines.AddRange((scenario.Events ?? []).Select(change => $"{Named(change.Event, change.Sector)} {Switched(change)}{Years(change.From, change.To)}"));
        return lines;
    }

    private static List<string> Workshop(WorkshopRecord workshop)
    {
        var lines = new List<string> { $"title: {workshop.Title}", Text($"{(workshop.Closed is null ? "closes" : "closed")} {workshop.End:yyyy-MM-dd HH:mm} UTC") };
        if (workshop.Plan is { } plan) lines.Add($"plan: {plan}");
        if (workshop.Scenario is { } scenario) lines.Add(Text($"from scenario {scenario}, version {workshop.ScenarioVersion}"));
        lines.AddRange(workshop.Asks.Select(ask => $"asks {Named(ask.Lever, ask.Sector)}{Years(ask.From, ask.To)}"));
        return lines;
    }

    private static List<string> Entry(WorkshopEntryRecord entry) =>
    [
        $"participant: {entry.Participant}", entry.HandedIn ? "handed in" : "joined", .. (entry.LeftOut == true ? (string[])["left out"] : []),
        .. (entry.Values ?? []).Select(value => Text($"{Named(value.Lever, value.Sector)} = {value.Value}")),
    ];

    private static List<string> Province(ProvinceRecord province)
    {
        var lines = province.Uploads.Select(upload => $"upload {upload}").ToList();
        if (province.Archive is { } archive) lines.Add($"archive {archive.Hash[..16]}, model {archive.Model}");
        if (province.Published is { } published) lines.Add(Text($"published calibration {published.Calibration} of revision {published.Revision}"));
        return lines;
    }

    // The header is one row; blank lines at the end are none.
    private static List<string> Upload(UploadRecord upload)
    {
        var rows = upload.Text.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) - 1;
        var lines = new List<string> { Text($"{rows} rows, {Encoding.UTF8.GetByteCount(upload.Text)} bytes") };
        if (upload.Published is { } day) lines.Add(Text($"published {day:yyyy-MM-dd}"));
        return lines;
    }

    private static string Switched(ScenarioRecord.EventRow change) =>
        change.Occurs is { } occurs ? occurs ? "occurs" : "does not occur" : Text($"with probability {change.Probability}");

    private static string Named(string name, string? member) => member is null ? name : $"{name}[{member}]";

    private static string Years(int? from, int? to) => (from, to) switch
    {
        (null, null) => " in every year",
        (null, { } last) => Text($" until {last}"),
        ({ } first, null) => Text($" from {first}"),
        ({ } first, { } last) => first == last ? Text($" in {first}") : Text($" in {first}-{last}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
