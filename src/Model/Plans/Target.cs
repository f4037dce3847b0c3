using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Ensembles.Summaries;

namespace Simulation.Model.Plans;

/// <summary>
/// One target of a plan: "growth of GRDP in 2024 is at least 8.5 percent". Immutable. Figures compared with it are in its own <see cref="Unit"/>.
/// </summary>
public sealed record Target
{
    private static readonly ImmutableDictionary<string, string> NoLabels = ImmutableDictionary<string, string>.Empty;

    /// <summary>Name of the indicator, as in the observations and the model: <c>grdp_growth</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>Name of the part of the indicator, as in the observations: <c>total</c>, <c>agriculture</c>.</summary>
    public required string Sector { get; init; }

    /// <summary>How the figure is compared with <see cref="Value"/>.</summary>
    public required TargetOperator Operator { get; init; }

    /// <summary>The value to reach, in <see cref="Unit"/>. Finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public required double Value
    {
        get;
        init => field = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A target's value must be a finite number.");
    }

    /// <summary>Unit as written in the plan: <c>percent</c>, <c>million VND per person</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The year in which the figure must stand.</summary>
    public required int Year { get; init; }

    /// <summary>How the figure comes to be known.</summary>
    public required TargetKind Kind { get; init; }

    /// <summary>Labels by language code (<c>vi</c>, <c>en</c>).</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = NoLabels;

    /// <summary>The department that answers for the target; null when the plan names none.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// True for a simulated target of whose indicator and sector no published figure was known: its level, and so its probability, is that of the model's priors.
    /// </summary>
    public bool RestsOnPriors { get; init; }

    /// <summary>
    /// Digits the plan prints after the decimal point. When not given, those of <see cref="Value"/> in its shortest form: 0 for 27, 2 for 94.95.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in 0..15.</exception>
    public int Decimals
    {
        get => field >= 0 ? field : ShortestDecimals(Value);
        init => field = value is >= 0 and <= 15
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A target prints 0 to 15 digits after the decimal point.");
    } = -1;

    /// <summary>
    /// Half a unit of the last printed digit: 0.5 for "27", 0.05 for "8.5". Figures closer than this to the value would be printed as the value
    /// itself, so it is both the slack of the "nearly" operators and the distance beyond which a target counts as exceeded.
    /// </summary>
    public double Tolerance => 0.5 / PowerOfTen(Decimals);

    /// <summary>The figure at which the test turns: <see cref="Value"/>, moved by <see cref="Tolerance"/> for the "nearly" operators.</summary>
    public double Threshold => Operator switch
    {
        TargetOperator.NearlyAtLeast => Value - Tolerance,
        TargetOperator.NearlyAtMost => Value + Tolerance,
        _ => Value,
    };

    /// <summary>Name for tables and messages: <c>sector_share[agriculture] 2024</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Indicator}[{Sector}] {Year}");

    /// <summary>True when the figure meets the target. An undefined figure (NaN) meets none.</summary>
    public bool IsMet(double figure) => ToCondition(0).IsMet(figure);

    /// <summary>
    /// How far the figure is on the good side of <see cref="Threshold"/>, in the target's unit; negative when it falls short. NaN for an undefined figure.
    /// </summary>
    public double Margin(double figure) => Operator.WantsMore() ? figure - Threshold : Threshold - figure;

    /// <summary>True when the figure beats <see cref="Value"/> by more than <see cref="Tolerance"/>: printed like the target, it would read better than it.</summary>
    public bool IsExceeded(double figure) =>
        (Operator.WantsMore() ? figure - Value : Value - figure) > Tolerance;

    /// <summary>The same test as a question to ask of every draw of a run.</summary>
    /// <param name="output">Position of the indicator among the outputs of the run.</param>
    public DrawCondition ToCondition(int output) => new(output, Year, Comparison, Threshold);

    private Comparison Comparison => Operator switch
    {
        TargetOperator.AtLeast or TargetOperator.NearlyAtLeast => Comparison.AtLeast,
        TargetOperator.Above => Comparison.Above,
        TargetOperator.AtMost or TargetOperator.NearlyAtMost => Comparison.AtMost,
        TargetOperator.Below => Comparison.Below,
        _ => throw new InvalidOperationException($"Unknown operator {Operator}."),
    };

    private static int ShortestDecimals(double value)
    {
        if (Math.Abs(value) >= 1e15) return 0;
        var text = ((decimal)value).ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : Math.Min(15, text.TrimEnd('0').Length - point - 1);
    }

    private static double PowerOfTen(int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < exponent; i++) power *= 10.0;
        return power;
    }
}

/// <summary>How the figure of a target comes to be known.</summary>
public enum TargetKind
{
    /// <summary>Computed by the model in every draw: it has a probability.</summary>
    Simulated,

    /// <summary>Decided by the planner (total social investment): judged on the scenario's own value, met or not.</summary>
    Lever,

    /// <summary>Only known from reports (secure communes): carried along, never simulated, no probability.</summary>
    Reported,
}
