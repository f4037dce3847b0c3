using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Plans.Scenarios;

/// <summary>
/// A scenario without the changes that change nothing: those that set a lever to what it is without them, and those that later ones overrule in every year.
/// It gives every lever and event the same values in every year as the whole scenario.
/// </summary>
/// <param name="Kept">The changes that count, in their order.</param>
/// <param name="Idle">The others, by their place in the whole scenario.</param>
public sealed record ScenarioReduction(Scenario Kept, ImmutableArray<IdleChange> Idle)
{
    /// <summary>Reduces a scenario that <see cref="ScenarioResolver"/> finds no problem in.</summary>
    /// <param name="model">The model whose levers and hazards it names.</param>
    /// <param name="scenario">What the planner changes.</param>
    /// <param name="firstYear">First year of the forecast.</param>
    /// <param name="lastYear">Horizon.</param>
    /// <param name="baseline">The value of a symbol in a year of the baseline; null where an equation or chance decides.</param>
    public static ScenarioReduction Of(BoundModel model, Scenario scenario, int firstYear, int lastYear, Func<Symbol, int, double?> baseline)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(baseline);
        var changes = scenario.Levers.Select(lever => new Scenario([lever], [])).Concat(scenario.Events.Select(change => new Scenario([], [change])))
            .Select(alone => ScenarioResolver.Resolve(model, alone, firstYear, lastYear).Values)
            .ToArray();
        var causes = FindIdle(changes, baseline);
        var levers = scenario.Levers.Length;
        return new ScenarioReduction(
            new Scenario(
                [.. scenario.Levers.Where((_, index) => causes[index] is null)],
                [.. scenario.Events.Where((_, index) => causes[levers + index] is null)]),
            [
                .. from index in Enumerable.Range(0, changes.Length)
                   where causes[index] is not null
                   select new IdleChange(index < levers ? $"/levers/{index}" : $"/events/{index - levers}", causes[index]!.Value),
            ]);
    }

    private static IdleCause?[] FindIdle(ImmutableArray<ScenarioValue>[] changes, Func<Symbol, int, double?> baseline)
    {
        var values = new Dictionary<(Symbol, int), List<(int Change, double Value)>>();
        for (var change = 0; change < changes.Length; change++)
        {
            foreach (var value in changes[change])
            {
                if (!values.TryGetValue((value.Symbol, value.Year), out var list)) values[(value.Symbol, value.Year)] = list = [];
                list.Add((change, value.Value));
            }
        }

        // Leaving one out can leave another with nothing to change: again until all that stay count.
        var causes = new IdleCause?[changes.Length];
        while (LeaveOut(changes, values, baseline, causes))
        {
        }

        return causes;
    }

    // From the last change to the first, each against those that stay.
    private static bool LeaveOut(
        ImmutableArray<ScenarioValue>[] changes, Dictionary<(Symbol, int), List<(int Change, double Value)>> values, Func<Symbol, int, double?> baseline, IdleCause?[] causes)
    {
        var found = false;
        for (var change = changes.Length - 1; change >= 0; change--)
        {
            if (causes[change] is not null) continue;
            var cells = changes[change].Select(value => (value.Symbol, value.Year, Stack: values[(value.Symbol, value.Year)])).ToList();
            if (!cells.TrueForAll(cell => IsIdle(change, cell.Stack, baseline(cell.Symbol, cell.Year)))) continue;
            causes[change] = cells.TrueForAll(cell => cell.Stack[^1].Change != change) ? IdleCause.Overruled : IdleCause.AlreadySo;
            foreach (var (_, _, stack) in cells) stack.RemoveAll(entry => entry.Change == change);
            found = true;
        }

        return found;
    }

    private static bool IsIdle(int change, List<(int Change, double Value)> stack, double? usual)
    {
        if (stack[^1].Change != change) return true;
        var without = stack.Count > 1 ? stack[^2].Value : usual;
        return without is { } value && value.Equals(stack[^1].Value);
    }
}

/// <summary>A change that changes nothing.</summary>
/// <param name="Path">The change, as a JSON pointer into the scenario: <c>/levers/0</c>.</param>
/// <param name="Cause">Why.</param>
public sealed record IdleChange(string Path, IdleCause Cause);

/// <summary>Why a change changes nothing.</summary>
public enum IdleCause
{
    /// <summary>The lever or event is so without it: in the baseline, or by an earlier change.</summary>
    AlreadySo,

    /// <summary>Later changes set the same lever or event in every year of it.</summary>
    Overruled,
}
