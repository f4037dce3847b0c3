using System.Collections.Immutable;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>A goal sought exactly: as many instruments as targets, each target met to the last digits.</summary>
/// <param name="Targets">What is to be reached.</param>
/// <param name="Instruments">What is moved, one unknown each.</param>
public sealed record ExactGoalQuestion(ImmutableArray<GoalTarget> Targets, ImmutableArray<GoalInstrument> Instruments)
{
    /// <summary>Newton steps after which the search is given up.</summary>
    public int MostIterations { get; init; } = 50;
}

/// <summary>A value that an indicator is to have in a year; over draws, that its median is to have.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Value">The value, in the units of the measure.</param>
/// <param name="Measure">Level, growth in percent, or change.</param>
public sealed record GoalTarget(Symbol Indicator, int Year, double Value, Measure Measure = Measure.Level)
{
    /// <summary>Name for tables and messages: <c>y in 1941</c>, <c>growth of y in 1941</c>.</summary>
    public string Name => Measure switch
    {
        Measure.Growth => FormattableString.Invariant($"growth of {Indicator} in {Year}"),
        Measure.Difference => FormattableString.Invariant($"change of {Indicator} in {Year}"),
        _ => FormattableString.Invariant($"{Indicator} in {Year}"),
    };
}

/// <summary>One unknown: an instrument with one value over some years.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="FirstYear">First year.</param>
/// <param name="LastYear">Last year.</param>
public sealed record GoalInstrument(Instrument Instrument, int FirstYear, int LastYear)
{
    /// <summary>Name for tables and messages.</summary>
    public string Name => FirstYear == LastYear
        ? FormattableString.Invariant($"{Instrument} in {FirstYear}")
        : FormattableString.Invariant($"{Instrument} in {FirstYear}-{LastYear}");

    /// <summary>An instrument with an unknown of its own in each year.</summary>
    public static ImmutableArray<GoalInstrument> EachYear(Instrument instrument, int firstYear, int lastYear) =>
        [.. Enumerable.Range(firstYear, Math.Max(0, lastYear - firstYear + 1)).Select(year => new GoalInstrument(instrument, year, year))];
}

/// <summary>A goal reached.</summary>
/// <param name="Iterations">Newton steps.</param>
/// <param name="Instruments">The values sought, in the order of the question.</param>
/// <param name="Targets">The targets, in the order of the question.</param>
/// <param name="Multipliers">∂target/∂instrument at the solution, <c>[target, instrument]</c> row by row.</param>
public sealed record ExactGoalResult(int Iterations, ImmutableArray<SoughtInstrument> Instruments, ImmutableArray<SoughtTarget> Targets, ImmutableArray<double> Multipliers);

/// <summary>An instrument as found.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Before">Its value in the first of its years without the search; null where an equation or chance decided.</param>
/// <param name="Value">The value found.</param>
/// <param name="IsWithinRange">Whether the value lies in the instrument's declared range; an exact goal may take it outside.</param>
public sealed record SoughtInstrument(GoalInstrument Question, double? Before, double Value, bool IsWithinRange);

/// <summary>A target as reached.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Before">Its value without the search; null when undefined.</param>
/// <param name="Reached">Its value with the instruments found.</param>
public sealed record SoughtTarget(GoalTarget Question, double? Before, double Reached);
