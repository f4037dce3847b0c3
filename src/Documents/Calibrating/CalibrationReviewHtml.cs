using System.Globalization;
using Simulation.Documents.Html;

namespace Simulation.Documents.Calibrating;

/// <summary>A calibration review as one HTML file with pictures.</summary>
public sealed class CalibrationReviewHtml
{
    private const double DisagreementZ = 2.5;
    private const int MostBars = 20;

    private readonly CalibrationReviewDocument review;
    private readonly bool vietnamese;

    private CalibrationReviewHtml(CalibrationReviewDocument review, bool vietnamese) => (this.review, this.vietnamese) = (review, vietnamese);

    /// <summary>The file.</summary>
    /// <param name="review">The review.</param>
    /// <param name="vietnamese">Whether the words are Vietnamese; English otherwise.</param>
    public static string Render(CalibrationReviewDocument review, bool vietnamese = false)
    {
        ArgumentNullException.ThrowIfNull(review);
        return new CalibrationReviewHtml(review, vietnamese).Render();
    }

    private string Render()
    {
        var page = new HtmlPage(Say($"Calibration report: {review.Province}", $"Báo cáo hiệu chỉnh: {review.Province}"), vietnamese ? "vi" : "en");
        page.Paragraph(Say(
            $"History {review.StartYear} to {review.LastYear}, {review.Observations.Count} figures known on {Day}; model {review.Model}; calibration {review.Calibration}.",
            $"Giai đoạn {review.StartYear}-{review.LastYear}, {review.Observations.Count} số liệu đến ngày {Day}; mô hình {review.Model}; hiệu chỉnh {review.Calibration}."));
        page.Paragraph(Say(
            $"Sampler: {review.Convergence.Members} members, worst R-hat {Number(review.Convergence.WorstRHat, "0.000")} ({review.Convergence.WorstRHatOf}), least effective sample size {Number(review.Convergence.LeastEffectiveSampleSize, "0")}.",
            $"Lấy mẫu: {review.Convergence.Members} phần tử, R-hat lớn nhất {Number(review.Convergence.WorstRHat, "0.000")} ({review.Convergence.WorstRHatOf}), cỡ mẫu hiệu dụng nhỏ nhất {Number(review.Convergence.LeastEffectiveSampleSize, "0")}."));
        foreach (var warning in vietnamese ? review.WarningsInVietnamese : review.Warnings) page.Warning(warning);
        Fit(page);
        Influence(page);
        Checks(page);
        Parameters(page);
        Identifiability(page);
        return page.ToString();
    }

    private string Day => review.DataVintage.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Fit(HtmlPage page)
    {
        page.Heading(Say("Fit of every figure", "Mức khớp của từng số liệu"));
        var plot = new SvgPlot(760, 180, (0, review.Observations.Count + 1), (-4, 4)).Level(0, "axis").Level(DisagreementZ).Level(-DisagreementZ);
        for (var i = 0; i < review.Observations.Count; i++)
        {
            var fit = review.Observations[i];
            plot.Dot(i + 1, Math.Clamp(fit.Z ?? double.NaN, -4, 4), Math.Abs(fit.Z ?? 0) > DisagreementZ ? "odd" : "dot", $"{Name(fit)}: z = {Number(fit.Z, "0.00")}");
        }

        page.Figure(plot, Say("z of every figure in the order of the table; beyond ±2.5 the model cannot reproduce it", "z của từng số liệu theo thứ tự bảng; ngoài ±2,5 mô hình không tái hiện được"));
        page.Table(
            [Say("Figure", "Số liệu"), Say("Published", "Công bố"), Say("Error", "Sai số"), Say("Prior", "Tiên nghiệm"), Say("Fitted", "Khớp"), Say("90 % band", "Dải 90%"), "z", Say("prior %", "% tiên nghiệm"), Say("posterior %", "% hậu nghiệm"), Say("new shocks %", "% cú sốc mới"), Say("others %", "% các số khác")],
            review.Observations.Select(fit => (Math.Abs(fit.Z ?? 0) > DisagreementZ || IsExtreme(fit.Influence.Percentile), (IReadOnlyList<string>)
            [
                Name(fit), Figure(fit.Observed), Figure(fit.StandardError), Figure(fit.PriorMedian), Figure(fit.Fitted), $"{Figure(fit.FittedLow)} … {Figure(fit.FittedHigh)}", Number(fit.Z, "0.0"),
                Percent(fit.PriorPercentile), Percent(fit.PosteriorPercentile), Percent(fit.ReplayedPercentile), Percent(fit.Influence.Percentile),
            ])));
        page.Note(Say(
            "Percentiles of the published figure among what the priors predict, among replicates of the fitted history, among replicates with new shocks, and among what all other figures predict.",
            "Bách phân vị của số công bố trong dự báo tiên nghiệm, trong các bản sao của lịch sử đã khớp, trong các bản sao với cú sốc mới, và trong dự báo từ mọi số liệu khác."));
    }

    private void Influence(HtmlPage page)
    {
        page.Heading(Say("Influence: what leaving a figure out would change", "Ảnh hưởng: nếu bỏ từng số liệu"));
        for (var headline = 0; headline < review.Headlines.Count; headline++)
        {
            var about = review.Headlines[headline];
            var largest = review.Observations.Where(fit => fit.Influence.Shifts.Count > headline && fit.Influence.Shifts[headline].Mean is not null)
                .OrderByDescending(fit => Math.Abs(fit.Influence.Shifts[headline].Mean!.Value)).Take(MostBars).Reverse().ToArray();
            var plot = new SvgPlot(760, 30 + (16 * largest.Length), SvgPlot.Range(largest.Select(fit => fit.Influence.Shifts[headline].Mean!.Value).Append(0)), (0, largest.Length));
            for (var i = 0; i < largest.Length; i++)
            {
                var shift = largest[i].Influence.Shifts[headline];
                plot.Bar(i + 0.5, 9, shift.Mean!.Value, largest[i].Influence.IsReliable ? "bar" : "less", $"{Name(largest[i])}: {Number(shift.Mean, "+0.00;-0.00")} ± {Number(shift.StandardError, "0.00")}");
                plot.Word(0, i + 0.5, Name(largest[i]), shift.Mean > 0 ? "end" : "start");
            }

            page.Figure(plot, Say(
                $"Change of {about.Indicator} {about.Year} (mean {Number(about.Mean, "0.00")} {about.Unit}) without each figure; orange: weights cannot be trusted",
                $"Thay đổi của {about.Indicator} {about.Year} (trung bình {Number(about.Mean, "0.00")} {about.Unit}) khi bỏ từng số; cam: trọng số không tin cậy"));
        }

        page.Table(
            [Say("Figure", "Số liệu"), "k", Say("worth", "tương đương"), Say("Expected by others", "Các số khác kỳ vọng"), .. review.Headlines.Select(headline => $"Δ {headline.Indicator} {headline.Year}")],
            review.Observations.Select(fit => (!fit.Influence.IsReliable, (IReadOnlyList<string>)
            [
                Name(fit), fit.Influence.IsRefitted ? Say("calibrated again", "hiệu chỉnh lại") : Number(fit.Influence.ParetoShape, "0.00"), Number(fit.Influence.EffectiveSampleSize, "0"), Figure(fit.Influence.Expected),
                .. fit.Influence.Shifts.Select(shift => $"{Number(shift.Mean, "+0.00;-0.00")} ± {Number(shift.StandardError, "0.00")}"),
            ])));
    }

    private void Checks(HtmlPage page)
    {
        page.Heading(Say("Predictive checks", "Kiểm tra dự báo"));
        page.Table(
            [Say("Statistic", "Thống kê"), Say("Data", "Số liệu"), Say("p prior", "p tiên nghiệm"), Say("p posterior", "p hậu nghiệm"), Say("p new shocks", "p cú sốc mới")],
            review.Discrepancies.Select(check => (IsExtreme(check.Posterior) || IsExtreme(check.Replayed), (IReadOnlyList<string>)
                [check.Statistic, Number(check.Observed, "0.00"), Number(check.Prior, "0.00"), Number(check.Posterior, "0.00"), Number(check.Replayed, "0.00")])));
        page.Note(Say("Share of replicates in which the statistic is at least as large; near 0 or 1 the model does not make such data.", "Tỷ lệ bản sao có thống kê ít nhất bằng số liệu; gần 0 hoặc 1 là mô hình không tạo ra số liệu như vậy."));
    }

    private void Parameters(HtmlPage page)
    {
        page.Heading(Say("Parameters: prior (dashed) and posterior", "Tham số: tiên nghiệm (nét đứt) và hậu nghiệm"));
        foreach (var parameter in review.Parameters.Where(parameter => parameter.Picture.Values.Count > 0))
        {
            var picture = parameter.Picture;
            var plot = new SvgPlot(225, 110, (picture.Values[0], picture.Values[^1]), (0, 1.05 * picture.Prior.Concat(picture.Posterior).Max()));
            plot.Band(picture.Values.Zip(picture.Posterior, (at, density) => (at, 0.0, density)), "band");
            plot.Line(picture.Values.Zip(picture.Prior), "first").Line(picture.Values.Zip(picture.Posterior), "second");
            page.Figure(plot, $"{parameter.Parameter}: {Figure(parameter.Prior.Mean)} ± {Figure(parameter.Prior.Sd)} → {Figure(parameter.Posterior.Mean)} ± {Figure(parameter.Posterior.Sd)}");
        }
    }

    private void Identifiability(HtmlPage page)
    {
        page.Heading(Say("What the data say", "Số liệu nói gì"));
        page.Table(
            [Say("Parameter", "Tham số"), Say("contraction", "độ co"), Say("divergence, nats", "phân kỳ, nat"), Say("identification", "nhận dạng"), Say("90 % before", "90% trước"), Say("90 % after", "90% sau")],
            review.Parameters.OrderByDescending(parameter => parameter.Divergence).Select(parameter => (false, (IReadOnlyList<string>)
            [
                parameter.Parameter, Number(parameter.Contraction, "0.00"), Number(parameter.Divergence, "0.00"), parameter.Identification,
                $"{Figure(parameter.Prior.Quantiles[0])} … {Figure(parameter.Prior.Quantiles[4])}", $"{Figure(parameter.Posterior.Quantiles[0])} … {Figure(parameter.Posterior.Quantiles[4])}",
            ])));
        page.Heading(Say("What the data cannot tell apart", "Những gì số liệu không phân biệt được"));
        page.Table(
            [Say("Number", "Đại lượng"), Say("and", "và"), Say("correlation", "tương quan")],
            review.Confounded.Select(pair => (false, (IReadOnlyList<string>)[pair.First, pair.Second, Number(pair.Correlation, "0.00")])));
        page.Heading(Say("Shocks that the data ask most of", "Những cú sốc lớn nhất"));
        page.Table(
            [Say("Shock", "Cú sốc"), Say("mean, prior sd", "trung bình, đlc"), Say("sd", "đlc")],
            review.Surprises.Select(shock => (Math.Abs(shock.Mean ?? 0) > 2, (IReadOnlyList<string>)[shock.Shock, Number(shock.Mean, "+0.0;-0.0"), Number(shock.Sd, "0.0")])));
    }

    private string Say(string english, string vietnameseText) => vietnamese ? vietnameseText : english;

    private static bool IsExtreme(double? share) => share is < 0.005 or > 0.995;

    private static string Name(ObservationDocument fit) => $"{fit.Indicator}[{fit.Sector}] {fit.Period}";

    private static string Percent(double? share) => Number(share * 100, "0");

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    // Four significant digits read the same whatever the unit.
    private static string Figure(double? value) => value switch
    {
        null => "–",
        0 => "0",
        { } number => number.ToString(Math.Abs(number) >= 1000 ? "#,0" : $"0.{new string('#', Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 6))}", CultureInfo.InvariantCulture),
    };
}
