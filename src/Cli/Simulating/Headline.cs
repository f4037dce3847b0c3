using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Spectre.Console;

namespace Simulation.Cli.Simulating;

/// <summary>The finding in two sentences: the plan's first simulated target, and all of them together with the one that binds.</summary>
internal sealed class Headline(Terminal terminal)
{
    /// <summary>Writes the finding.</summary>
    public void Write(SimulationAnswer answer)
    {
        var place = terminal.Language.Label(answer.ProvinceLabels, answer.Province);
        if (answer.Targets.FirstOrDefault(outcome => outcome.Probability is not null) is { } first)
            terminal.Line($"{place}: {Finding(first)}", new Style(decoration: Decoration.Bold));
        else if (answer.Leading is { } series)
            terminal.Line($"{place}: {Forecast(series, answer.Years[0])}", new Style(decoration: Decoration.Bold));
        // One target alone is the finding itself.
        if (answer.AllTargets is { Counted: > 1 } joint) WriteJoint(joint);
    }

    private string Finding(TargetOutcome outcome)
    {
        var target = outcome.Target;
        var goal = terminal.Numbers.WithUnit(TargetText.Goal(target, terminal.Numbers, terminal.UseUnicode), target.Unit);
        var median = terminal.Numbers.WithUnit(terminal.Numbers.Fixed(outcome.Median, TargetText.Decimals(target)), target.Unit);
        var (label, probability) = (TargetText.Label(target, terminal.Language), outcome.Probability!.Value);
        var (word, number) = (Likelihood.Word(probability, terminal.Language), terminal.Numbers.Probability(probability));
        var before = outcome.BaselineProbability is { } baseline && !terminal.Numbers.Probability(baseline).Equals(number, StringComparison.Ordinal)
            ? terminal.Say($", was {terminal.Numbers.Probability(baseline)}", $", trước đó {terminal.Numbers.Probability(baseline)}")
            : "";
        return terminal.Say(
            $"{label} {goal} in {target.Year} is {word} ({number}{before}); median {terminal.Numbers.About} {median}.",
            $"{label} {goal} năm {target.Year}: {word} ({number}{before}); trung vị {terminal.Numbers.About} {median}.");
    }

    private string Forecast(ForecastSeries series, int year)
    {
        var decimals = UnitText.Decimals(series.Unit, series.Median[0] ?? 0);
        var median = terminal.Numbers.WithUnit(terminal.Numbers.Fixed(series.Median[0], decimals), series.Unit);
        var label = terminal.Language.Label(series.Labels, series.Name);
        return terminal.Say($"{label} {terminal.Numbers.About} {median} in {year}.", $"{label} {terminal.Numbers.About} {median} năm {year}.");
    }

    private void WriteJoint(JointOutcome joint)
    {
        var before = joint.BaselineProbability is { } baseline
            ? terminal.Say($" (was {terminal.Numbers.Probability(baseline)})", $" (trước đó {terminal.Numbers.Probability(baseline)})")
            : "";
        var probability = terminal.Numbers.Probability(joint.Probability) + before;
        terminal.Line(terminal.Say($"All {joint.Counted} simulated targets together: {probability}.", $"Đạt đồng thời cả {joint.Counted} chỉ tiêu mô phỏng: {probability}."));
        if (joint is { Binding: { } binding, ProbabilityWithoutBinding: { } without })
        {
            var (label, other) = (TargetText.Label(binding, terminal.Language), terminal.Numbers.Probability(without));
            terminal.Line(terminal.Say($"Binding: {label}; without it {other}.", $"Ràng buộc nhất: {label}; nếu bỏ chỉ tiêu này: {other}."));
        }
    }
}
