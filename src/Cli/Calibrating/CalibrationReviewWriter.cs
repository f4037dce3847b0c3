using Simulation.Cli.Hosting;
using Simulation.Documents.Calibrating;
using Spectre.Console;

namespace Simulation.Cli.Calibrating;

/// <summary>
/// Shows a calibration's review, below its report: surprises among the figures, influence, predictive checks, and what the data do not say.
/// </summary>
internal sealed class CalibrationReviewWriter(Terminal terminal)
{
    private const int MostInfluential = 15;

    /// <summary>Shows the review.</summary>
    public void Write(CalibrationReviewDocument review)
    {
        WriteInfluence(review);
        WritePercentiles(review);
        WriteChecks(review);
        WriteIdentification(review);
        WriteConfounded(review);
    }

    private void WriteInfluence(CalibrationReviewDocument review)
    {
        terminal.Heading(terminal.Say("Influence: what leaving a figure out would change", "Ảnh hưởng: nếu bỏ từng số liệu"));
        var table = Table(
            [terminal.Say("Figure", "Số liệu")],
            [.. review.Headlines.Select(headline => $"Δ {headline.Indicator} {headline.Year}"), "k", terminal.Say("Expected by others", "Các số khác kỳ vọng"), terminal.Say("Published", "Công bố")]);
        var largest = review.Observations.OrderByDescending(Size).Take(MostInfluential);
        foreach (var fit in largest)
        {
            table.AddRow(Row(
            [
                Name(fit),
                .. fit.Influence.Shifts.Select(shift => $"{terminal.Numbers.WithSign(shift.Mean, 2)} {PlusMinus} {terminal.Numbers.Fixed(shift.StandardError, 2)}"),
                Trust(fit.Influence),
                terminal.Numbers.Significant(fit.Influence.Expected, 4),
                terminal.Numbers.Significant(fit.Observed, 4),
            ]));
        }

        terminal.Out.Write(table);
        var doubtful = review.Observations.Count(fit => !fit.Influence.IsReliable);
        terminal.Line(
            terminal.Say(
                $"The {Math.Min(MostInfluential, review.Observations.Count)} most influential of {review.Observations.Count}. {doubtful} marked ! cannot be left out by weights (k above 0.7): --refit calibrates without them.",
                $"{Math.Min(MostInfluential, review.Observations.Count)} số ảnh hưởng nhất trong {review.Observations.Count}. {doubtful} số đánh dấu ! không thể bỏ bằng trọng số (k trên 0,7): --refit hiệu chỉnh lại không có chúng."),
            new Style(Color.Grey));
    }

    private void WritePercentiles(CalibrationReviewDocument review)
    {
        terminal.Heading(terminal.Say("Surprises: percentile of the published figure", "Bất ngờ: bách phân vị của số công bố"));
        var table = Table(
            [terminal.Say("Figure", "Số liệu")],
            [terminal.Say("Prior", "Tiên nghiệm"), terminal.Say("New shocks", "Cú sốc mới"), terminal.Say("Other figures", "Các số khác"), terminal.Say("Posterior", "Hậu nghiệm")]);
        foreach (var fit in review.Observations.OrderByDescending(Extremity).Take(MostInfluential))
            table.AddRow(Row([Name(fit), Percentile(fit.PriorPercentile), Percentile(fit.ReplayedPercentile), Percentile(fit.Influence.Percentile), Percentile(fit.PosteriorPercentile)]));
        terminal.Out.Write(table);
    }

    private void WriteChecks(CalibrationReviewDocument review)
    {
        terminal.Heading(terminal.Say("Predictive checks: share of replicates at least as large", "Kiểm tra dự báo: tỷ lệ bản sao ít nhất bằng số liệu"));
        var table = Table(
            [terminal.Say("Statistic", "Thống kê")],
            [terminal.Say("Data", "Số liệu"), terminal.Say("Prior", "Tiên nghiệm"), terminal.Say("Posterior", "Hậu nghiệm"), terminal.Say("New shocks", "Cú sốc mới")]);
        foreach (var check in review.Discrepancies)
        {
            table.AddRow(Row(
                [check.Statistic, Two(check.Observed), Two(check.Prior), Two(check.Posterior), Two(check.Replayed)]));
        }

        terminal.Out.Write(table);
    }

    private void WriteIdentification(CalibrationReviewDocument review)
    {
        terminal.Heading(terminal.Say("What the data say of the parameters", "Số liệu nói gì về các tham số"));
        foreach (var (word, english, vietnamese) in new[]
        {
            ("idle", "No figure depends on", "Không số liệu nào phụ thuộc"),
            ("silent", "The figures say nothing of", "Số liệu không nói gì về"),
            ("weak", "They say little of", "Số liệu nói ít về"),
            ("informed", "They say something of", "Số liệu có thông tin về"),
        })
        {
            var names = review.Parameters.Where(parameter => parameter.Identification == word).OrderByDescending(parameter => parameter.Divergence).Select(parameter => parameter.Parameter).ToArray();
            if (names.Length > 0) terminal.Line($"{terminal.Say(english, vietnamese)} ({names.Length}): {string.Join(", ", names)}.");
        }
    }

    private void WriteConfounded(CalibrationReviewDocument review)
    {
        if (review.Confounded.Count == 0) return;
        terminal.Heading(terminal.Say("What they cannot tell apart", "Những gì số liệu không phân biệt được"));
        foreach (var pair in review.Confounded.Take(10))
            terminal.Line($"  {pair.First} {terminal.Say("and", "và")} {pair.Second}: {terminal.Numbers.WithSign(pair.Correlation, 2)}");
    }

    private string PlusMinus => terminal.UseUnicode ? "±" : "+/-";

    private string Trust(InfluenceDocument influence) => influence.IsRefitted
        ? terminal.Say("again", "lại")
        : terminal.Numbers.Fixed(influence.ParetoShape, 2) + (influence.IsReliable ? "" : " !");

    // Statistics of the errors alone say nothing under the prior: their places stay empty.
    private string Two(double? value) => value is null ? "" : terminal.Numbers.Fixed(value, 2);

    private string Percentile(double? share) => share is { } value ? terminal.Numbers.Fixed(100 * value, 1) : terminal.Numbers.Undefined;

    // What is left of the shift when its Monte-Carlo error is taken off, so that noise is not called influence.
    private static double Size(ObservationDocument fit) => fit.Influence.Shifts.Max(shift => Math.Abs(shift.Mean ?? 0) - (shift.StandardError ?? 0));

    private static double Extremity(ObservationDocument fit) => new[] { fit.PriorPercentile, fit.ReplayedPercentile, fit.Influence.Percentile, fit.PosteriorPercentile }.Max(share => Math.Abs((share ?? 0.5) - 0.5));

    private static string Name(ObservationDocument fit) => $"{fit.Indicator}[{fit.Sector}] {fit.Period}";

    private Table Table(string[] texts, string[] numbers)
    {
        var table = terminal.Table();
        foreach (var name in texts) table.AddColumn(new TableColumn(new Text(name)).NoWrap());
        foreach (var name in numbers) table.AddColumn(new TableColumn(new Text(name)).RightAligned());
        return table;
    }

    private static IEnumerable<Text> Row(IEnumerable<string> cells) => cells.Select(cell => new Text(cell));
}
