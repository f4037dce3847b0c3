using System.Collections.Immutable;
using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Reporting;
using Spectre.Console;

namespace Simulation.Cli.Calibrating;

/// <summary>Shows a calibration: verdicts first, then warnings, prior against posterior, the fit of every observation, and convergence.</summary>
internal sealed class CalibrationReportWriter(Terminal terminal)
{
    private const double DisagreementZ = 2.5;
    private const double ContradictionZ = 3;

    /// <summary>Shows the calibration of a province.</summary>
    public void Write(ProvinceModel joined, CalibrationResult calibration)
    {
        var report = calibration.Report;
        var place = terminal.Language.Label(joined.Province.Settings.Labels, joined.Province.Id);
        terminal.Line(
            terminal.Say(
                $"{place}: calibrated from {calibration.StartYear} to {calibration.LastYear} on {report.Observations.Length} figures known on {terminal.Numbers.Day(joined.AsOf)}.",
                $"{place}: hiệu chỉnh từ {calibration.StartYear} đến {calibration.LastYear} theo {report.Observations.Length} số liệu đến {terminal.Numbers.Day(joined.AsOf)}."),
            new Style(decoration: Decoration.Bold));
        WriteVerdicts(report);
        WriteWarnings(ProvinceCautions.With(joined, report, terminal.Language));
        WriteConflicts(joined);
        WriteParameters(report);
        WriteObservations(report);
        WriteConvergence(report.Convergence);
        terminal.Line();
        terminal.Line(
            terminal.Say($"Model {joined.Model.Name} {joined.Model.Version}; calibration {calibration.Id}.", $"Mô hình {joined.Model.Name} {joined.Model.Version}; hiệu chỉnh {calibration.Id}."),
            new Style(Color.Grey));
    }

    private void WriteVerdicts(CalibrationReport report)
    {
        var convergence = report.Convergence;
        var rHat = terminal.Numbers.Fixed(convergence.WorstRHat, 3);
        Verdict(convergence.IsConverged, convergence.IsConverged
            ? terminal.Say($"Converged: worst R-hat {rHat}.", $"Đã hội tụ: R-hat lớn nhất {rHat}.")
            : terminal.Say(
                $"Not converged: R-hat {rHat} for {convergence.WorstRHatOf}; {terminal.Numbers.Fixed(ConvergenceReport.ConvergedRHat, 2)} is allowed.",
                $"Chưa hội tụ: R-hat {rHat} ở {convergence.WorstRHatOf}; mức cho phép {terminal.Numbers.Fixed(ConvergenceReport.ConvergedRHat, 2)}."));
        var (all, fitted) = (report.Observations.Length, report.Observations.Count(fit => Math.Abs(fit.Z) <= DisagreementZ));
        Verdict(fitted == all, terminal.Say(
            $"Fit: {fitted} of {all} figures within 2.5 standard errors.", $"Khớp số liệu: {fitted} trên {all} số nằm trong 2,5 sai số chuẩn."));
        var expected = report.Observations.Count(fit => Math.Abs(fit.PriorZ) <= ContradictionZ);
        Verdict(expected == all, terminal.Say(
            $"Priors: {expected} of {all} figures within 3 standard deviations of what was expected before the data.",
            $"Tiên nghiệm: {expected} trên {all} số nằm trong 3 độ lệch chuẩn của kỳ vọng trước khi có số liệu."));
    }

    private void Verdict(bool isGood, string text)
    {
        var (sign, colour) = (isGood, terminal.UseUnicode) switch
        {
            (true, true) => ("✓", Color.Green),
            (true, false) => ("+", Color.Green),
            _ => ("!", Color.DarkOrange3),
        };
        terminal.Line($"{sign} {text}", new Style(colour));
    }

    private void WriteWarnings(ImmutableArray<string> warnings)
    {
        if (warnings.IsEmpty) return;
        terminal.Heading(terminal.Say("Warnings", "Cảnh báo"));
        foreach (var warning in warnings) terminal.Line($"! {warning}");
    }

    private void WriteConflicts(ProvinceModel joined)
    {
        var conflicts = joined.Province.Conflicts.Where(conflict => conflict.Chosen is not null).ToList();
        if (conflicts.Count == 0) return;
        terminal.Heading(terminal.Say("Conflicting figures, and the one used", "Số liệu mâu thuẫn và số được dùng"));
        foreach (var conflict in conflicts)
        {
            var figures = string.Join("; ", conflict.Figures.Select(figure => terminal.Numbers.Shortest(figure.Value, 2)).Distinct());
            terminal.Line($"  {conflict.Indicator}[{conflict.Sector}] {conflict.PeriodText}: {figures}. {terminal.Say("Used", "Dùng")}: {terminal.Numbers.Shortest(conflict.Chosen!.Value, 2)}.");
        }
    }

    private void WriteParameters(CalibrationReport report)
    {
        terminal.Heading(terminal.Say("Parameters: before and after the data", "Tham số: trước và sau khi có số liệu"));
        var table = Table(
            [terminal.Say("Parameter", "Tham số")],
            [
                terminal.Say("Prior mean", "TB tiên nghiệm"), terminal.Say("sd", "đlc"), terminal.Say("Mean", "TB hậu nghiệm"), terminal.Say("sd", "đlc"),
                terminal.Say("90 % band", "dải 90%"), terminal.Say("Contraction", "Độ co"),
            ]);
        foreach (var fit in report.Parameters)
        {
            var decimals = Decimals(Math.Max(Math.Abs(fit.Mean), Math.Abs(fit.PriorMean)), fit.Sd);
            table.AddRow(Row(
                fit.Parameter,
                terminal.Numbers.Fixed(fit.PriorMean, decimals),
                terminal.Numbers.Fixed(fit.PriorSd, decimals),
                terminal.Numbers.Fixed(fit.Mean, decimals),
                terminal.Numbers.Fixed(fit.Sd, decimals),
                Band(fit.Low, fit.High, decimals),
                terminal.Numbers.Fixed(fit.Contraction, 2)));
        }

        terminal.Out.Write(table);
    }

    private void WriteObservations(CalibrationReport report)
    {
        terminal.Heading(terminal.Say("Figures: published and fitted", "Số liệu: công bố và khớp"));
        var table = Table(
            [terminal.Say("Figure", "Số liệu"), terminal.Say("Period", "Kỳ")],
            [terminal.Say("Published", "Công bố"), terminal.Say("Error", "Sai số"), terminal.Say("Fitted", "Khớp"), terminal.Say("90 % band", "dải 90%"), "z"]);
        foreach (var fit in report.Observations)
        {
            var decimals = Decimals(Math.Abs(fit.Observed), fit.StandardError);
            table.AddRow(Row(
                $"{fit.Indicator}[{fit.Sector}]",
                fit.Period,
                terminal.Numbers.Fixed(fit.Observed, decimals),
                terminal.Numbers.Fixed(fit.StandardError, decimals),
                terminal.Numbers.Fixed(fit.Fitted, decimals),
                Band(fit.FittedLow, fit.FittedHigh, decimals),
                terminal.Numbers.WithSign(fit.Z, 1) + (Math.Abs(fit.Z) > DisagreementZ ? " !" : "")));
        }

        terminal.Out.Write(table);
    }

    private void WriteConvergence(ConvergenceReport convergence)
    {
        terminal.Heading(terminal.Say("Convergence", "Hội tụ"));
        var sample = terminal.Numbers.Fixed(convergence.LeastEffectiveSampleSize, 0);
        var members = terminal.Numbers.Fixed(convergence.Members, 0);
        terminal.Line(terminal.Say(
            $"{members} members of {convergence.Superchains} superchains, {convergence.Steps} steps; least effective sample size {sample}; longest autocorrelation {terminal.Numbers.Fixed(convergence.LongestAutocorrelation, 1)} steps.",
            $"{members} phần tử của {convergence.Superchains} siêu chuỗi, {convergence.Steps} bước; cỡ mẫu hiệu dụng nhỏ nhất {sample}; tự tương quan dài nhất {terminal.Numbers.Fixed(convergence.LongestAutocorrelation, 1)} bước."));
        terminal.Line(terminal.Say(
            $"{convergence.Coordinates} uncertain numbers sampled, {convergence.IdleCoordinates} that no figure depends on; acceptance {terminal.Numbers.Fixed(convergence.Acceptance, 2)}.",
            $"{convergence.Coordinates} đại lượng bất định được lấy mẫu, {convergence.IdleCoordinates} không liên quan số liệu nào; tỷ lệ chấp nhận {terminal.Numbers.Fixed(convergence.Acceptance, 2)}."));
    }

    private Table Table(string[] texts, string[] numbers)
    {
        var table = terminal.Table();
        foreach (var name in texts) table.AddColumn(new TableColumn(new Text(name)));
        foreach (var name in numbers) table.AddColumn(new TableColumn(new Text(name)).RightAligned().NoWrap());
        return table;
    }

    private string Band(double low, double high, int decimals) =>
        $"{terminal.Numbers.Fixed(low, decimals)} {(terminal.UseUnicode ? "…" : "..")} {terminal.Numbers.Fixed(high, decimals)}";

    // Two digits of the spread, and no more than the figure can carry.
    private static int Decimals(double magnitude, double spread) =>
        magnitude >= 10_000 || !(spread > 0) ? (magnitude >= 100 ? 0 : 2) : Math.Clamp(1 - (int)Math.Floor(Math.Log10(spread)), 0, 4);

    private static IEnumerable<Text> Row(params string[] cells) => cells.Select(cell => new Text(cell));
}
