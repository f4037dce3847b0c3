using System.Globalization;
using System.Text;

namespace Simulation.Documents.Backtesting;

/// <summary>The scorecard of a backtest as Markdown, to be kept beside the model.</summary>
public static class BacktestMarkdown
{
    private static readonly string[] Kinds = ["last-value", "historical-mean", "plan-target"];

    /// <summary>Writes the scorecard.</summary>
    public static string Write(BacktestDocument backtest)
    {
        ArgumentNullException.ThrowIfNull(backtest);
        var (card, text) = (backtest.Scorecard, new StringBuilder());
        Line($"# Backtest of {backtest.Province}");
        Line("");
        Line($"Written by `dotnet run -c Release --project src/Cli -- backtest {backtest.Province} --markdown bench/results/backtest.md`; the same figures on every machine.");
        Line($"Model {backtest.Model}; origins {backtest.Origins[0].Year} to {backtest.Origins[^1].Year}, 1 to {backtest.Horizon} years ahead, {backtest.Steps} steps a calibration, {backtest.Draws} draws a forecast.");
        Line("Scores of amounts in percent, of rates and shares in points. What is scored and how: [docs/theory/backtest.md](../../docs/theory/backtest.md).");
        Line("");
        Line($"{card.Count} outcomes; inside the 50, 80 and 90 % bands: {card.In50}, {card.In80}, {card.In90}. By tenth of their forecast: {string.Join(" ", card.PitHistogram)}.");
        Line($"Skill over all indicators: {string.Join("; ", card.Skills.Select(skill => $"{Number(skill.Skill)} against {skill.Kind} ({skill.Indicators} indicators)"))}.");
        Line("");
        Line("| indicator | ahead | outcomes | CRPS | bias | in 50 | in 80 | in 90 | skill: last value | historical mean | plan |");
        Line("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var line in card.Indicators.SelectMany(line => card.Horizons.Where(one => (one.Indicator, one.Sector) == (line.Indicator, line.Sector)).Prepend(line)))
        {
            var skills = Kinds.Select(kind => line.Skills.FirstOrDefault(skill => skill.Kind == kind)?.Skill is { } skill ? Number(skill) : "");
            Line($"| {line.Indicator}[{line.Sector}] | {(line.Horizon is { } years ? $"{years}" : "all")} | {line.Count} | {Number(line.Crps)} | {Number(line.Bias)} | {line.In50} | {line.In80} | {line.In90} | {string.Join(" | ", skills)} |");
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
