using System.Collections.Immutable;
using Simulation.Data;
using Simulation.Model.Analysis.Auditing;
using Simulation.Model.Calibration.Reporting;

namespace Simulation.Documents.Wording;

/// <summary>What a reader must know of a province's figures before trusting its forecasts, whatever the calibration says.</summary>
public static class ProvinceCautions
{
    /// <summary>The sentences; none when every target has a figure and every figure was in print on the day.</summary>
    public static IEnumerable<AuditText> Of(ProvinceModel joined)
    {
        ArgumentNullException.ThrowIfNull(joined);
        string[] untold = [.. joined.Plans.SelectMany(plan => plan.Targets).Where(target => target.RestsOnPriors).Select(target => Name(target.Indicator, target.Sector)).Distinct()];
        if (untold.Length > 0)
        {
            yield return new AuditText(
                $"No figure of {string.Join(", ", untold)} was published: the probability of these targets is that of the priors.",
                $"Chưa có số liệu công bố về {string.Join(", ", untold)}: xác suất của các chỉ tiêu này chỉ dựa trên phân phối tiên nghiệm.");
        }

        var late = joined.StandIns;
        if (late.IsEmpty) yield break;
        var figures = string.Join(", ", late.Select(used => $"{Name(used.Observation.Indicator, used.Observation.Sector)} {used.Observation.PeriodText}"));
        yield return new AuditText(
            FormattableString.Invariant($"{late.Length} of {joined.HistoryObservations.Length} figures are in the files from releases after {joined.AsOf:yyyy-MM-dd} and stand in for what was announced by then: {figures}."),
            FormattableString.Invariant($"{late.Length} trong {joined.HistoryObservations.Length} số liệu lấy từ tài liệu công bố sau {joined.AsOf:dd/MM/yyyy}, dùng thay cho số đã công bố khi đó: {figures}."));
    }

    /// <summary>What the calibration warns of and these sentences, in a language.</summary>
    public static ImmutableArray<string> With(ProvinceModel joined, CalibrationReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        return language == Language.Vietnamese
            ? [.. report.WarningsInVietnamese, .. Of(joined).Select(caution => caution.Vietnamese)]
            : [.. report.Warnings, .. Of(joined).Select(caution => caution.English)];
    }

    private static string Name(string indicator, string sector) => sector == "total" ? indicator : $"{indicator}[{sector}]";
}
