using System.Collections.Immutable;

namespace Simulation.Model.Analysis.ModelComparison;

/// <summary>How two versions of a model differ, in what they say and in what they compute.</summary>
/// <param name="Structure">Differences between the texts, by name.</param>
/// <param name="Scenarios">Number of scenarios run.</param>
/// <param name="Compared">Number of indicators that both have.</param>
/// <param name="Results">Indicators and years in which results differ, in order of indicator and year.</param>
public sealed record ModelDifference(ImmutableArray<StructuralDifference> Structure, int Scenarios, int Compared, ImmutableArray<ResultDifference> Results)
{
    /// <summary>No difference of either kind.</summary>
    public bool IsNone => Structure.IsEmpty && Results.IsEmpty;
}

/// <summary>A difference between two texts.</summary>
/// <param name="Kind">What is different.</param>
/// <param name="Name">Full name of the symbol.</param>
/// <param name="Before">What the older text says; null when it does not have it.</param>
/// <param name="After">What the newer text says; null when it does not have it.</param>
public sealed record StructuralDifference(StructuralKind Kind, string Name, string? Before, string? After);

/// <summary>What can be different in a text.</summary>
public enum StructuralKind
{
    /// <summary>The symbol is declared in one text only.</summary>
    Declaration,

    /// <summary>It is another kind of thing: a constant here, a parameter there.</summary>
    Nature,

    /// <summary>The unit.</summary>
    Unit,

    /// <summary>The yearly equation, once expanded.</summary>
    Equation,

    /// <summary>The value in the start year.</summary>
    StartValue,

    /// <summary>The prior or law.</summary>
    Law,

    /// <summary>The default or value.</summary>
    Value,

    /// <summary>The declared range.</summary>
    Range,
}

/// <summary>An indicator whose results differ in a year.</summary>
/// <param name="Indicator">Full name of the variable.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Differing">Number of scenarios in which results differ.</param>
/// <param name="RootMeanSquare">√ of the mean squared difference over scenarios where both are defined.</param>
/// <param name="Largest">The scenario with the largest difference; null where only definedness differs.</param>
/// <param name="DefinedInOne">Number of scenarios in which one version alone has a defined value.</param>
public sealed record ResultDifference(string Indicator, string Unit, int Year, int Differing, double RootMeanSquare, LargestDifference? Largest, int DefinedInOne);

/// <summary>A scenario in which results are far apart.</summary>
/// <param name="Scenario">Its number, from 0.</param>
/// <param name="Before">The older version's result.</param>
/// <param name="After">The newer version's result.</param>
/// <param name="Levers">The levers of the scenario, by full name.</param>
public sealed record LargestDifference(int Scenario, double Before, double After, ImmutableSortedDictionary<string, double> Levers)
{
    /// <summary>After − before.</summary>
    public double Difference => After - Before;
}
