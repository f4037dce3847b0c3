using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Documents.Attribution;

namespace Simulation.Cli.Attribution;

/// <summary>Shows what moved results, what growth is made of, and where uncertainty comes from.</summary>
internal sealed class AttributionReport(Terminal terminal)
{
    private const int Decimals = 2;
    private const double LeastSynergy = 0.005;

    /// <summary>Shows the answer.</summary>
    public void Write(AttributionDocument found)
    {
        terminal.Title(found.Head, "what moved what", "yếu tố nào tác động đến kết quả");
        if (found.Causes.Count == 0) terminal.Line(terminal.Say("The scenarios do not differ: nothing moved.", "Hai kịch bản như nhau: không có gì thay đổi."));
        foreach (var outcome in found.Outcomes.Where(_ => found.Causes.Count > 0)) Write(outcome);
        if (found.Growth is { } growth) Write(growth);
        terminal.Section(
            terminal.Say("Where uncertainty comes from: share of variance", "Nguồn bất định: tỷ trọng phương sai"),
            [.. Kinds(found), terminal.Say("together", "tương tác")],
            1,
            [.. found.Uncertainty.Select(Row)]);
        terminal.Footer(found.Head);
    }

    private string[] Kinds(AttributionDocument found) => found.Uncertainty.Count == 0 ? [""] :
    [
        "", terminal.Say("spread (sd)", "độ lệch chuẩn"),
        .. found.Uncertainty[0].Kinds.Select(kind => kind.Kind switch
        {
            "parameters" => terminal.Say("parameters", "tham số"),
            "shocks" => terminal.Say("shocks", "cú sốc"),
            "outside" => terminal.Say("outside", "bên ngoài"),
            _ => terminal.Say("hazards", "sự cố"),
        }),
    ];

    private string[] Row(UncertaintyDocument figure) =>
    [
        $"{figure.Outcome.Indicator}[{figure.Outcome.Sector}] {figure.Outcome.Year}", terminal.Number(figure.Outcome, figure.StandardDeviation),
        .. figure.Kinds.Select(kind => Percent(kind.Alone)), Percent(figure.Interaction),
    ];

    private void Write(OutcomeAttributionDocument outcome)
    {
        terminal.Heading($"{terminal.Name(outcome.Outcome)}: {terminal.Number(outcome.Outcome, outcome.From)} {(terminal.UseUnicode ? "→" : "->")} {terminal.Number(outcome.Outcome, outcome.To)}");
        terminal.Rows(
            [terminal.Say("Cause", "Yếu tố"), terminal.Say("Part", "Phần đóng góp"), terminal.Say("Error", "Sai số")],
            1,
            [
                .. outcome.Parts.OrderByDescending(part => Math.Abs(part.Value)).Select(part => new[] { part.Cause, terminal.Number(outcome.Outcome, part.Value, signed: true), terminal.Number(outcome.Outcome, Error(part)) }),
                [terminal.Say("Sum", "Tổng"), terminal.Number(outcome.Outcome, outcome.Difference, signed: true), ""],
            ]);
        var synergies = outcome.Synergies.Where(pair => pair.StandardError is not { } error || Math.Abs(pair.Value) > 2 * error)
            .Where(pair => Math.Abs(pair.Value) > LeastSynergy * Math.Abs(outcome.Difference)).Take(3).ToArray();
        foreach (var pair in synergies)
            terminal.Line(terminal.Say("  together: ", "  cộng hưởng: ") + $"{pair.First} x {pair.Second} {terminal.Number(outcome.Outcome, pair.Value, signed: true)}");
    }

    private static double? Error(PartDocument part) => part.StandardError is { } draws ? Math.Sqrt((draws * draws) + ((part.SamplingError ?? 0) * (part.SamplingError ?? 0))) : part.SamplingError;

    private void Write(GrowthDocument growth)
    {
        terminal.Heading(terminal.Say(
            $"{growth.Indicator}[{growth.Sector}] by cause: means, percentage points",
            $"{growth.Indicator}[{growth.Sector}] theo yếu tố: trung bình, điểm phần trăm"));
        // A year has a row for each cause that any year has; those that never move are left out.
        var causes = growth.Years.SelectMany(year => year.Parts).DistinctBy(part => part.Cause)
            .Where(cause => growth.Years.Any(year => year.Parts.Any(part => part.Cause == cause.Cause && (part.Low != 0 || part.High != 0))));
        terminal.Rows(
            ["", .. growth.Years.Select(year => $"{year.Year}"), terminal.Say($"5-95 % in {growth.Years[0].Year}", $"5-95% năm {growth.Years[0].Year}")],
            1,
            [
                .. causes.Select(cause => (string[])
                [
                    terminal.Language.Label(cause.Labels, cause.Cause),
                    .. growth.Years.Select(year => terminal.Numbers.WithSign(year.Parts.FirstOrDefault(part => part.Cause == cause.Cause)?.Mean ?? 0, Decimals)),
                    Band(cause.Low, cause.High),
                ]),
                [terminal.Say("Growth", "Tăng trưởng"), .. growth.Years.Select(year => terminal.Numbers.Fixed(year.Mean, Decimals)), Band(growth.Years[0].Low, growth.Years[0].High)],
            ]);
    }

    private string Band(double low, double high) => $"{terminal.Numbers.Fixed(low, 1)} .. {terminal.Numbers.Fixed(high, 1)}";

    private string Percent(double share) => terminal.Numbers.Percent(terminal.Numbers.Fixed(100 * share, 0));
}
