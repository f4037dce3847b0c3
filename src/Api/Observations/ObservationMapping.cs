using System.Globalization;
using Simulation.Api.Errors;
using Simulation.Contracts.Observations;

namespace Simulation.Api.Observations;

/// <summary>Observations in the words of HTTP.</summary>
internal static class ObservationMapping
{
    public static ObservationListResponse List(ObservationPage page) =>
        new(page.Revision, [.. page.Figures.Select(Figure)], page.Next?.ToString(CultureInfo.InvariantCulture));

    public static UploadResponse Report(UploadResult result) => new()
    {
        Upload = result.Id,
        Outcome = Word(result.Outcome),
        Revision = result.Revision,
        Counts = new UploadCounts(Count(result, "new"), Count(result, "repeated"), Count(result, "revising"), Count(result, "conflicting")),
        Problems = [.. result.Remarks.Select(Problem)],
        Figures = [.. result.Figures.Select(Judged)],
        Implausible = [.. result.Implausible.Select(finding => new ImplausibleResponse(finding.Rule, finding.Period, finding.Message, finding.Lines))],
    };

    /// <summary>The errors of a refused upload, by line and column.</summary>
    public static FieldError Error(UploadRemark remark)
    {
        var place = remark.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}") : "file";
        return new FieldError(remark.Column is { } column ? $"{place}, column {column}" : place, remark.Value, remark.Message, remark.WayOut);
    }

    private static int Count(UploadResult result, string verdict) => result.Figures.Count(figure => figure.Verdict == verdict);

    private static ObservationResponse Figure(ObservationFigure figure) => new()
    {
        Region = figure.Region,
        Indicator = figure.Indicator,
        Sector = figure.Sector,
        Period = figure.Period,
        Value = figure.Value,
        Unit = figure.Unit,
        Status = figure.Status,
        Source = figure.Source,
        Note = figure.Note,
        Vintage = figure.KnownFrom,
        Origin = new ObservationOriginResponse(figure.File, figure.Line, figure.PrintedValue, figure.PrintedUnit, figure.Upload),
    };

    private static UploadedFigureResponse Judged(JudgedFigure figure) => new()
    {
        Verdict = figure.Verdict,
        Figure = Figure(figure.Figure),
        Others = figure.Other is { } other ? [Figure(other)] : [],
        Reason = figure.Reason,
        WhyUnused = figure.WhyUnused,
    };

    private static UploadProblem Problem(UploadRemark remark) =>
        new(remark.IsError ? "error" : "warning", remark.Line, remark.Column, remark.Value, remark.Message, remark.WayOut);

    private static string Word(UploadOutcome outcome) => outcome switch
    {
        UploadOutcome.Accepted => "accepted",
        UploadOutcome.AlreadyThere => "already-there",
        UploadOutcome.Acceptable => "acceptable",
        _ => "refused",
    };
}
