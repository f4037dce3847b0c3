using System.Globalization;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Plans;

namespace Simulation.Model.Analysis.Auditing;

/// <summary>Numbers in the sentences of findings, as each language writes them.</summary>
internal static class AuditWords
{
    private static readonly NumberFormatInfo Vietnamese = CalibrationWarnings.VietnameseNumbers;

    /// <summary>A sentence whose numbers are written in both ways, <c>{0:F1}</c> in either text, and whose words (<see cref="AuditText"/>) in both languages.</summary>
    public static AuditText Say(string english, string vietnamese, params object[] values) =>
        new(string.Format(CultureInfo.InvariantCulture, english, In(values, text => text.English)), string.Format(Vietnamese, vietnamese, In(values, text => text.Vietnamese)));

    /// <summary>A finding that could not be made for want of figures.</summary>
    public static AuditFinding NotJudged(string check, IEnumerable<Target> targets, string missingEnglish, string missingVietnamese) => new(
        check, AuditVerdict.NotJudged,
        new AuditText($"Not judged: {missingEnglish} is not known on the day.", $"Chưa đánh giá: chưa có số liệu {missingVietnamese} vào thời điểm này."),
        [], [.. targets.Select(target => target.Name)], [], null, "");

    private static object[] In(object[] values, Func<AuditText, string> language) => [.. values.Select(value => value is AuditText text ? language(text) : value)];
}
