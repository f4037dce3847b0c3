using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Model.Analysis.Comparison;

/// <summary>What two scenarios say differently about one lever or event in one year.</summary>
/// <param name="Symbol">Lever or hazard.</param>
/// <param name="Year">Year.</param>
/// <param name="First">Name of the scenario lower in the stack.</param>
/// <param name="FirstValue">Its value, in the symbol's unit; 1 for an event that happens, 0 for one that does not.</param>
/// <param name="Second">Name of the scenario above it.</param>
/// <param name="SecondValue">Its value.</param>
public sealed record StackConflict(Symbol Symbol, int Year, string First, double FirstValue, string Second, double SecondValue);

/// <summary>What to do where scenarios contradict one another.</summary>
public enum ConflictRule
{
    /// <summary>Refuse the stack; the conflicts are the problems.</summary>
    Refuse,

    /// <summary>The scenario later in the stack holds.</summary>
    LaterHolds,
}

/// <summary>
/// Several scenarios one upon the other. They conflict where two set the same lever or event in the same year to different values, and where one decides an
/// event whose probability another sets.
/// </summary>
/// <param name="Scenario">All changes, in the order of the stack: where two touch, the later one holds.</param>
/// <param name="Conflicts">The contradictions, in the order of model and years.</param>
public sealed record StackedScenarios(Scenario Scenario, ImmutableArray<StackConflict> Conflicts)
{
    /// <summary>Stacks scenarios.</summary>
    /// <param name="model">The model whose levers and hazards they name.</param>
    /// <param name="scenarios">The scenarios, lowest first.</param>
    /// <param name="rule">What to do with conflicts.</param>
    /// <param name="firstYear">First year of the forecast.</param>
    /// <param name="lastYear">Horizon.</param>
    /// <exception cref="ScenarioException">A scenario has problems of its own, or they conflict and the rule is to refuse.</exception>
    public static StackedScenarios Of(BoundModel model, ImmutableArray<NamedScenario> scenarios, ConflictRule rule, int firstYear, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(model);
        var resolved = scenarios.Select(named => (named.Name, Values: Values(model, named, firstYear, lastYear))).ToArray();
        var conflicts = new List<StackConflict>();
        for (var second = 1; second < resolved.Length; second++)
        {
            for (var first = 0; first < second; first++) conflicts.AddRange(Between(resolved[first], resolved[second]));
        }

        ImmutableArray<StackConflict> sorted = [.. conflicts.OrderBy(conflict => conflict.Symbol.Id).ThenBy(conflict => conflict.Year)];
        if (rule == ConflictRule.Refuse && !sorted.IsEmpty) throw new ScenarioException([.. sorted.Select(Problem)]);
        var scenario = new Scenario([.. scenarios.SelectMany(named => named.Scenario.Levers)], [.. scenarios.SelectMany(named => named.Scenario.Events)]);
        return new StackedScenarios(scenario, sorted);
    }

    private static Dictionary<(Symbol Symbol, int Year), double> Values(BoundModel model, NamedScenario named, int firstYear, int lastYear)
    {
        var (values, problems) = ScenarioResolver.Resolve(model, named.Scenario, firstYear, lastYear);
        if (!problems.IsEmpty) throw new ScenarioException([.. problems.Select(problem => problem with { Message = $"{named.Name}: {problem.Message}" })]);
        var result = new Dictionary<(Symbol, int), double>();
        foreach (var value in values) result[(value.Symbol, value.Year)] = value.Value;
        return result;
    }

    private static IEnumerable<StackConflict> Between(
        (string Name, Dictionary<(Symbol Symbol, int Year), double> Values) first, (string Name, Dictionary<(Symbol Symbol, int Year), double> Values) second)
    {
        foreach (var (key, value) in second.Values)
        {
            if (first.Values.TryGetValue(key, out var other) && !other.Equals(value))
                yield return new StackConflict(key.Symbol, key.Year, first.Name, other, second.Name, value);
            if (Chance(key.Symbol) is { } lever && first.Values.TryGetValue((lever, key.Year), out var probability))
                yield return new StackConflict(key.Symbol, key.Year, first.Name, probability, second.Name, value);
        }

        foreach (var (key, value) in first.Values)
        {
            if (Chance(key.Symbol) is { } lever && second.Values.TryGetValue((lever, key.Year), out var probability))
                yield return new StackConflict(key.Symbol, key.Year, first.Name, value, second.Name, probability);
        }
    }

    // The lever that is the probability of an event; a scenario that decides the event leaves it without effect.
    private static Symbol? Chance(Symbol symbol) =>
        symbol.Distribution is Bernoulli { Probability: Reference { Symbol.Kind: SymbolKind.Lever, Lag: 0 } lever } ? lever.Symbol : null;

    private static ScenarioProblem Problem(StackConflict conflict) => new(
        "/stack",
        conflict.Symbol.Name,
        string.Create(CultureInfo.InvariantCulture, $"'{conflict.First}' sets {conflict.Symbol} in {conflict.Year} to {conflict.FirstValue}, and '{conflict.Second}' to {conflict.SecondValue}."),
        "Let the later scenario hold, or change one of them.");
}
