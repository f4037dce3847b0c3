using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>One check of one upload against a province.</summary>
internal sealed class UploadCheck
{
    private readonly ProvinceDefinition before;
    private readonly ProvinceDefinition after;
    private readonly ObservationBatch batch;
    private readonly ImmutableArray<Observation> uploaded;
    private readonly ILookup<(string, string, string, Period?, string), Observation> known;

    public UploadCheck(ProvinceDefinition province, ObservationBatch batch, int number)
    {
        before = province;
        this.batch = batch;
        uploaded = [.. batch.Observations.Select(observation => observation with { Upload = number })];
        after = province with { Observations = [.. province.Observations, .. uploaded] };
        known = province.Observations.ToLookup(Key);
    }

    public UploadReport Report(ModelSource model, ImmutableArray<DataDiagnostic> warnings)
    {
        var selection = after.Select(after.Settings.AsOf);
        var unused = selection.Unused.ToDictionary<UnusedObservation, object, string>(entry => entry.Observation, entry => entry.Reason, ReferenceEqualityComparer.Instance);
        return new UploadReport(
            batch.Id,
            [.. warnings, .. Contradictions(), .. Joining(model)],
            [.. uploaded.Select(observation => Judge(observation, unused.GetValueOrDefault(observation)))],
            Implausible());
    }

    private static (string, string, string, Period?, string) Key(Observation observation) =>
        (observation.Region, observation.Indicator, observation.Sector, observation.Period, observation.Period is null ? observation.PeriodText : "");

    private UploadedFigure Judge(Observation observation, string? whyUnused)
    {
        var rivals = known[Key(observation)].ToImmutableArray();
        if (rivals.IsEmpty)
            return new UploadedFigure(observation, UploadVerdict.New, null, "Nothing was known of it.", whyUnused);
        if (rivals.FirstOrDefault(rival => rival.Value.Equals(observation.Value)) is { } twin)
            return new UploadedFigure(observation, UploadVerdict.Repeated, twin, $"The same figure is at {twin.Origin}.", whyUnused);
        var (standing, reason) = after.Stand([.. rivals, observation]);
        return ReferenceEquals(standing, observation)
            ? new UploadedFigure(observation, UploadVerdict.Revising, before.Stand(rivals).Standing, reason, whyUnused)
            : new UploadedFigure(observation, UploadVerdict.Conflicting, standing, reason, whyUnused);
    }

    // Rows of one file that nothing tells apart, and that no choice decides between.
    private IEnumerable<DataDiagnostic> Contradictions() =>
        from conflict in after.Conflicts
        where !conflict.IsResolved
        let chosen = conflict.Chosen
        where chosen is not null && uploaded.Contains(chosen, ReferenceEqualityComparer.Instance)
        let rival = conflict.Figures.Last(figure => figure.Upload == chosen.Upload && !figure.Value.Equals(chosen.Value))
        select DataDiagnostic.Error(
            DataProblem.Conflict, rival.Origin.File, rival.Origin.Line, "value", rival.Origin.Value,
            $"one figure for {conflict.Indicator} of {conflict.Sector} in {conflict.PeriodText}, and line {chosen.Origin.Line} gives {chosen.Origin.Value}",
            "Leave one of the two out, or give each the status it has.");

    private ImmutableArray<DataDiagnostic> Joining(ModelSource model) =>
        [.. ProvinceModel.Join(after, model).Diagnostics.Where(diagnostic => diagnostic.Severity == DataSeverity.Error)];

    // Judged with everything that is known by now, so that figures of after the province's day are checked too.
    private ImmutableArray<Finding> Implausible()
    {
        var day = after.Observations.Max(observation => observation.KnownFrom) ?? after.Settings.AsOf;
        return
        [
            .. Plausibility.Judge(after.Observations, after.Select(day).Used)
                .Where(finding => finding.Verdict == FindingVerdict.Odd && finding.Figures.Any(figure => uploaded.Contains(figure, ReferenceEqualityComparer.Instance))),
        ];
    }
}
