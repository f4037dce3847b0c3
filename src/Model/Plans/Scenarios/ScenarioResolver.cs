using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Plans.Scenarios;

/// <summary>A value given to a symbol in a year by a scenario.</summary>
public readonly record struct ScenarioValue(Symbol Symbol, int Year, double Value);

/// <summary>
/// Turns a scenario into given values, checking every name, year and value against the model. All problems are found in one pass.
/// </summary>
public sealed class ScenarioResolver
{
    private readonly BoundModel model;
    private readonly int firstYear;
    private readonly int lastYear;
    private readonly ImmutableArray<ScenarioProblem>.Builder problems = ImmutableArray.CreateBuilder<ScenarioProblem>();
    private readonly ImmutableArray<ScenarioValue>.Builder values = ImmutableArray.CreateBuilder<ScenarioValue>();

    private ScenarioResolver(BoundModel model, int firstYear, int lastYear)
    {
        this.model = model;
        this.firstYear = firstYear;
        this.lastYear = lastYear;
    }

    /// <summary>Resolves a scenario.</summary>
    /// <param name="model">The model whose levers and hazards it names.</param>
    /// <param name="scenario">What the planner changes.</param>
    /// <param name="firstYear">First year of the forecast.</param>
    /// <param name="lastYear">Horizon.</param>
    /// <returns>The given values in the order of the scenario, and the problems found.</returns>
    public static (ImmutableArray<ScenarioValue> Values, ImmutableArray<ScenarioProblem> Problems) Resolve(
        BoundModel model, Scenario scenario, int firstYear, int lastYear)
    {
        var resolver = new ScenarioResolver(model, firstYear, lastYear);
        for (var i = 0; i < scenario.Levers.Length; i++)
            resolver.Lever(scenario.Levers[i], $"/levers/{i}");
        for (var i = 0; i < scenario.Events.Length; i++)
            resolver.Event(scenario.Events[i], $"/events/{i}");
        return (resolver.values.ToImmutable(), resolver.problems.ToImmutable());
    }

    private void Lever(LeverChange change, string path)
    {
        var symbols = Symbols(SymbolKind.Lever, "lever", change.Lever, change.Member, path, allMembers: true);
        var years = Years(change.FromYear, change.ToYear, path);
        foreach (var symbol in symbols)
        {
            if (!double.IsFinite(change.Value) || change.Value < symbol.Minimum || change.Value > symbol.Maximum)
            {
                Problem($"{path}/value", Text(change.Value), $"{symbol.Name} cannot be {Text(change.Value)}.", $"Give a number in {Range(symbol)}.");
                return;
            }

            foreach (var year in years)
                values.Add(new ScenarioValue(symbol, year, change.Value));
        }
    }

    private void Event(EventChange change, string path)
    {
        var symbols = Symbols(SymbolKind.Hazard, "event", change.Event, change.Member, path, allMembers: false);
        var years = Years(change.FromYear, change.ToYear, path);
        if ((change.Occurs is null) == (change.Probability is null))
        {
            Problem($"{path}/occurs", null, "An event needs either 'occurs' (true or false) or 'probability' (0 to 1), and not both.", "Give one of them.");
            return;
        }

        foreach (var symbol in symbols)
        {
            if (change.Occurs is { } occurs)
            {
                foreach (var year in years)
                    values.Add(new ScenarioValue(symbol, year, occurs ? 1 : 0));
            }
            else
            {
                Likelihood(symbol, change.Probability!.Value, years, path);
            }
        }
    }

    private void Likelihood(Symbol hazard, double probability, IEnumerable<int> years, string path)
    {
        if (double.IsNaN(probability) || probability < 0 || probability > 1)
        {
            Problem($"{path}/probability", Text(probability), $"The probability of {hazard.Name} cannot be {Text(probability)}.", "Give a number in 0..1.");
            return;
        }

        if (hazard.Distribution is not Bernoulli { Probability: Reference { Symbol.Kind: SymbolKind.Lever, Lag: 0 } lever })
        {
            Problem($"{path}/probability", Text(probability), $"The model fixes the probability of {hazard.Name}.", "Switch the event on or off with 'occurs'.");
            return;
        }

        foreach (var year in years)
            values.Add(new ScenarioValue(lever.Symbol, year, probability));
    }

    private List<Symbol> Symbols(SymbolKind kind, string word, string name, string? member, string path, bool allMembers)
    {
        var named = model.Symbols.Where(symbol => symbol.Kind == kind && symbol.Declaration.Name == name).ToList();
        if (named.Count == 0)
        {
            var known = model.Symbols.Where(symbol => symbol.Kind == kind).Select(symbol => symbol.Declaration.Name).Distinct();
            Problem($"{path}/{word}", name, $"The model {model.Name} has no {word} '{name}'.", $"It has {string.Join(", ", known)}.");
            return named;
        }

        if (member is null && (allMembers || named.Count == 1))
            return named;
        var chosen = named.Where(symbol => symbol.Members.Length > 0 && symbol.Members[0] == member).ToList();
        if (chosen.Count == 0)
        {
            var indexed = named[0].Members.Length > 0;
            Problem(
                $"{path}/sector",
                member,
                member is null ? $"The {word} {name} is one for each of several sectors." : $"The {word} {name} has no sector '{member}'.",
                indexed ? $"Give one of {string.Join(", ", named.Select(symbol => symbol.Members[0]))}." : $"Leave the sector out: {name} is for the whole province.");
        }

        return chosen;
    }

    private IEnumerable<int> Years(int? from, int? to, string path)
    {
        var (first, last) = (from ?? firstYear, to ?? lastYear);
        var isSingle = from == to && from is not null;
        var inside = string.Create(CultureInfo.InvariantCulture, $"{firstYear}..{lastYear}");
        if (first < firstYear || first > lastYear)
        {
            Problem($"{path}/{(isSingle ? "year" : "from")}", Text(first), $"The year {first} is outside the forecast, {inside}.", $"Give a year in {inside}, or a longer horizon.");
            return [];
        }

        if (last < first || last > lastYear)
        {
            Problem($"{path}/to", Text(last), $"The change ends in {last}, and must end between {first} and {lastYear}.", "Give a later end, or a longer horizon.");
            return [];
        }

        return Enumerable.Range(first, last - first + 1);
    }

    private void Problem(string path, string? value, string message, string wayOut) => problems.Add(new ScenarioProblem(path, value, message, wayOut));

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Range(Symbol symbol) =>
        $"{Text(symbol.Minimum)}..{Text(symbol.Maximum)}{(symbol.Declaration.Unit.Length > 0 ? " " + symbol.Declaration.Unit : "")}";
}
