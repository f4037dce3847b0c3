using System.Text.Json;
using Simulation.Contracts.Provinces;
using Simulation.Data;

namespace Simulation.Grains.Provinces;

/// <summary>Reports on archives in the words of the contracts.</summary>
internal static class ImportMapping
{
    public static ImportResult Result(ArchiveReport report, ImportOutcome outcome, long revision) => new()
    {
        Outcome = outcome,
        Revision = revision,
        Remarks = [.. report.Diagnostics.Select(Remark)],
        Contents = report.Joined is null ? null : Contents(report, report.Joined),
    };

    private static ImportContents Contents(ArchiveReport report, ProvinceModel joined) => new()
    {
        Labels = joined.Province.Settings.Labels.ToDictionary(),
        Model = $"{joined.Model.Name} {joined.Model.Version} ({joined.Model.TextHash})",
        BaseYear = joined.LastHistoryYear,
        Figures = joined.Province.Observations.Length,
        Used = joined.HistoryObservations.Length,
        Plans = [.. joined.Plans.Select(plan => plan.Id)],
        Uploads = report.Uploads.Length,
        Scenarios = report.Scenarios.Length,
        Findings = [.. report.Findings.Select(finding => $"{finding.Period}: {finding.Message}")],
    };

    private static ImportRemark Remark(DataDiagnostic diagnostic) => new(
        diagnostic.Severity == DataSeverity.Error,
        diagnostic.File,
        diagnostic.Line,
        diagnostic.Column,
        diagnostic.Value,
        diagnostic.Problem == DataProblem.Model ? diagnostic.Expected : $"{(diagnostic.Value is { } value ? $"'{value}' found; " : "")}{diagnostic.Expected} expected.",
        diagnostic.WayOut,
        JsonNamingPolicy.KebabCaseLower.ConvertName(diagnostic.Problem.ToString()));
}
