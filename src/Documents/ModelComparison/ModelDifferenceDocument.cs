using System.Text.Json;
using Simulation.Model.Analysis.ModelComparison;

namespace Simulation.Documents.ModelComparison;

/// <summary>How two versions of a model differ.</summary>
public sealed record ModelDifferenceDocument
{
    /// <summary>The older version.</summary>
    public required string Before { get; init; }

    /// <summary>The newer version.</summary>
    public required string After { get; init; }

    /// <summary>Number of scenarios run.</summary>
    public required int Scenarios { get; init; }

    /// <summary>Seed of levers, parameters and shocks.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of indicators compared.</summary>
    public required int Compared { get; init; }

    /// <summary>Whether there is no difference of any kind.</summary>
    public required bool Identical { get; init; }

    /// <summary>Differences between the texts.</summary>
    public required IReadOnlyList<StructuralDifferenceDocument> Structure { get; init; }

    /// <summary>Indicators and years in which results differ.</summary>
    public required IReadOnlyList<ResultDifferenceDocument> Results { get; init; }

    /// <summary>Writes a comparison down.</summary>
    public static ModelDifferenceDocument Of(string before, string after, ulong seed, ModelDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new ModelDifferenceDocument
        {
            Before = before,
            After = after,
            Scenarios = difference.Scenarios,
            Seed = seed,
            Compared = difference.Compared,
            Identical = difference.IsNone,
            Structure = [.. difference.Structure.Select(found => new StructuralDifferenceDocument(JsonNamingPolicy.KebabCaseLower.ConvertName(found.Kind.ToString()), found.Name, found.Before, found.After))],
            Results =
            [
                .. difference.Results.Select(found => new ResultDifferenceDocument(
                    found.Indicator, found.Unit, found.Year, found.Differing, found.RootMeanSquare, found.Largest?.Difference, found.Largest?.Before, found.Largest?.After, found.Largest?.Scenario, found.Largest?.Levers, found.DefinedInOne)),
            ],
        };
    }
}

/// <summary>A difference between the texts.</summary>
/// <param name="Kind">declaration, nature, unit, equation, start-value, law, value or range.</param>
/// <param name="Name">Full name of the symbol.</param>
/// <param name="Before">What the older text says; null when it does not have it.</param>
/// <param name="After">What the newer text says; null when it does not have it.</param>
public sealed record StructuralDifferenceDocument(string Kind, string Name, string? Before, string? After);

/// <summary>An indicator whose results differ in a year.</summary>
/// <param name="Indicator">Full name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Differing">Number of scenarios in which results differ.</param>
/// <param name="RootMeanSquare">Root mean square of the differences.</param>
/// <param name="Largest">The largest difference, after less before.</param>
/// <param name="Before">The older result there.</param>
/// <param name="After">The newer result there.</param>
/// <param name="Scenario">Number of that scenario.</param>
/// <param name="Levers">Its levers.</param>
/// <param name="DefinedInOne">Number of scenarios in which one version alone has a value.</param>
public sealed record ResultDifferenceDocument(
    string Indicator,
    string Unit,
    int Year,
    int Differing,
    double RootMeanSquare,
    double? Largest,
    double? Before,
    double? After,
    int? Scenario,
    IReadOnlyDictionary<string, double>? Levers,
    int DefinedInOne);
