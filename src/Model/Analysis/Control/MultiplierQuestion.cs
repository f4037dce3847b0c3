using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>What multipliers are asked for.</summary>
/// <param name="Instruments">What is moved.</param>
/// <param name="Indicators">What it moves.</param>
public sealed record MultiplierQuestion(ImmutableArray<Instrument> Instruments, ImmutableArray<Symbol> Indicators)
{
    /// <summary>Year in which instruments are moved; null for the first year.</summary>
    public int? Year { get; init; }

    /// <summary>Size of the change that effects are reported for, in the instrument's unit: effects are derivatives times this.</summary>
    public double Change { get; init; } = 1;

    /// <summary>How indicators are looked at.</summary>
    public Measure Measure { get; init; } = Measure.Level;
}

/// <summary>Multipliers of a model at a path or over draws.</summary>
/// <param name="Year">Year in which instruments are moved.</param>
/// <param name="Change">Change that effects are reported for.</param>
/// <param name="Method">How they were found.</param>
/// <param name="Multipliers">One for each instrument and indicator, indicators inner.</param>
public sealed record MultiplierTable(int Year, double Change, MultiplierMethod Method, ImmutableArray<Multiplier> Multipliers)
{
    /// <summary>The multiplier of an instrument on an indicator.</summary>
    public Multiplier this[Symbol instrument, Symbol indicator] =>
        Multipliers.First(multiplier => multiplier.Instrument.Symbol == instrument && multiplier.Indicator == indicator);
}

/// <summary>How multipliers are found.</summary>
public enum MultiplierMethod
{
    /// <summary>Exact derivatives along a single path.</summary>
    ExactDerivatives,

    /// <summary>Central differences in every draw, with common random numbers.</summary>
    CentralDifferences,
}

/// <summary>The effect of one instrument on one indicator over the years.</summary>
/// <param name="Instrument">What is moved.</param>
/// <param name="Indicator">What it moves.</param>
/// <param name="Level">Value of the instrument in its year; null where it differs by draw.</param>
/// <param name="Effects">From the year of the change on.</param>
public sealed record Multiplier(Instrument Instrument, Symbol Indicator, double? Level, ImmutableArray<MultiplierEffect> Effects)
{
    /// <summary>Effect in the year of the change itself: the impact multiplier.</summary>
    public double? Impact => Effects[0].Interim;
}

/// <summary>Effects in one year. Over draws each is a median; what is defined in no draw is null.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Interim">Effect in this year of a change in the first year alone.</param>
/// <param name="Low">5 % quantile of the interim effect over draws; the effect itself on a single path.</param>
/// <param name="High">95 % quantile.</param>
/// <param name="Cumulative">Sum of the interim effects up to this year.</param>
/// <param name="Sustained">Effect in this year of the same change in all years up to it.</param>
public sealed record MultiplierEffect(int Year, double? Interim, double? Low, double? High, double? Cumulative, double? Sustained);
