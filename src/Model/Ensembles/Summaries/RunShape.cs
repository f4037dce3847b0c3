using System.Collections.Immutable;

namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// What a summary covers, the same for all shards of a run: outputs by position, consecutive years, and the conditions asked of every draw.
/// </summary>
public sealed record RunShape
{
    /// <summary>A shape.</summary>
    /// <param name="outputs">Number of outputs, in the order in which the projector was given them.</param>
    /// <param name="firstYear">First year summarised.</param>
    /// <param name="lastYear">Last year summarised.</param>
    /// <param name="resolution">How finely values are told apart: <see cref="Summaries.Resolution.For"/> of the draws of the whole run.</param>
    /// <param name="conditions">Conditions, at most <see cref="TargetTally.MaximumConditions"/>; the default asks none.</param>
    /// <exception cref="ArgumentException">Years in the wrong order, too many conditions, or one on an output or year outside.</exception>
    public RunShape(int outputs, int firstYear, int lastYear, Resolution resolution, ImmutableArray<DrawCondition> conditions = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        if (lastYear < firstYear)
            throw new ArgumentException($"The last year {lastYear} is before the first year {firstYear}.", nameof(lastYear));
        Outputs = outputs;
        FirstYear = firstYear;
        LastYear = lastYear;
        Resolution = Resolution.OfBits(resolution.Bits);
        Conditions = conditions.IsDefault ? [] : conditions;
        if (Conditions.Length > TargetTally.MaximumConditions)
        {
            throw new ArgumentException(
                $"{Conditions.Length} conditions are more than the {TargetTally.MaximumConditions} that can be counted together.", nameof(conditions));
        }

        foreach (var condition in Conditions) Check(condition);
    }

    /// <summary>Number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>First year summarised.</summary>
    public int FirstYear { get; }

    /// <summary>Last year summarised.</summary>
    public int LastYear { get; }

    /// <summary>Number of years.</summary>
    public int Years => LastYear - FirstYear + 1;

    /// <summary>How finely values are told apart.</summary>
    public Resolution Resolution { get; }

    /// <summary>Conditions asked of every draw, in the order of the bits of a mask.</summary>
    public ImmutableArray<DrawCondition> Conditions { get; }

    /// <inheritdoc/>
    public bool Equals(RunShape? other) =>
        other is not null
        && (Outputs, FirstYear, LastYear, Resolution) == (other.Outputs, other.FirstYear, other.LastYear, other.Resolution)
        && Conditions.SequenceEqual(other.Conditions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outputs, FirstYear, LastYear, Resolution, Conditions.Length);

    /// <summary>Position of a year's series of an output: years of one output stand together.</summary>
    internal int Index(int output, int year)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs, nameof(output));
        if (year < FirstYear || year > LastYear)
            throw new ArgumentOutOfRangeException(nameof(year), year, $"The summary covers {FirstYear}-{LastYear}.");
        return (output * Years) + (year - FirstYear);
    }

    private void Check(DrawCondition condition)
    {
        if (condition.Output < 0 || condition.Output >= Outputs)
            throw new ArgumentException($"A condition asks about output {condition.Output}, but the run has {Outputs} outputs, numbered from 0.");
        if (condition.Year < FirstYear || condition.Year > LastYear)
        {
            throw new ArgumentException(
                $"A condition asks about {condition.Year}, but the run covers {FirstYear}-{LastYear}: lengthen the horizon or leave the condition out.");
        }

        if (double.IsNaN(condition.Threshold)) throw new ArgumentException("The threshold of a condition must be a number.");
    }
}
