using Simulation.Contracts.Observations;
using Simulation.Data;
using Simulation.Model.Calibration;

namespace Simulation.Grains.Observations;

/// <summary>Observations and reports in the words of the contracts.</summary>
internal static class ObservationMapping
{
    public static ObservationFigure Figure(Observation observation) => new()
    {
        Region = observation.Region,
        Indicator = observation.Indicator,
        Sector = observation.Sector,
        Period = observation.PeriodText,
        Value = observation.Value,
        Unit = observation.Unit,
        Status = observation.Status,
        Source = observation.Source,
        Note = observation.Note,
        KnownFrom = observation.KnownFrom,
        File = observation.Origin.File,
        Line = observation.Origin.Line,
        PrintedValue = observation.Origin.Value,
        PrintedUnit = observation.Origin.Unit,
        Upload = ObservationBatch.UploadOf(observation),
    };

    public static UploadResult Result(UploadReport report, UploadOutcome outcome, long revision) => new()
    {
        Id = report.Id,
        Outcome = outcome,
        Revision = revision,
        Remarks = [.. report.Diagnostics.Select(Remark)],
        Figures = [.. report.Figures.Select(Judged)],
        Implausible = [.. report.Findings.Select(finding => Implausible(finding, report))],
    };

    private static UploadRemark Remark(DataDiagnostic diagnostic) => new(
        diagnostic.Severity == DataSeverity.Error,
        diagnostic.Line,
        diagnostic.Column,
        diagnostic.Value,
        diagnostic.Problem == DataProblem.Model ? diagnostic.Expected : $"{(diagnostic.Value is { } value ? $"'{value}' found; " : "")}{diagnostic.Expected} expected.",
        diagnostic.WayOut);

    private static JudgedFigure Judged(UploadedFigure figure) => new(
        Word(figure.Verdict), Figure(figure.Observation), figure.Other is { } other ? Figure(other) : null, figure.Reason, figure.WhyUnused);

    private static ImplausibleFigures Implausible(Finding finding, UploadReport report) => new(
        finding.Rule, finding.Period, finding.Message, [.. finding.Figures.Where(figure => ObservationBatch.UploadOf(figure) == report.Id).Select(figure => figure.Origin.Line).Order()]);

    private static string Word(UploadVerdict verdict) => verdict switch
    {
        UploadVerdict.New => "new",
        UploadVerdict.Repeated => "repeated",
        UploadVerdict.Revising => "revising",
        _ => "conflicting",
    };
}
