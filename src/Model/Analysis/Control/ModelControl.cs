using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// What an economist imposes on a model: variables exogenised over periods, and judgement on equations. Applied to a setting it gives another setting.
/// </summary>
/// <param name="Exogenised">Variables held to values.</param>
/// <param name="Judgements">Add-factors with author and reason.</param>
public sealed record ModelControl(ImmutableArray<Exogenisation> Exogenised, JudgementLedger Judgements)
{
    /// <summary>Nothing imposed.</summary>
    public static ModelControl None { get; } = new([], JudgementLedger.Empty);

    /// <summary>Everything controlled, each once, in the order in which it is named.</summary>
    public IEnumerable<Symbol> Variables => Exogenised.Select(held => held.Variable).Concat(Judgements.Entries.Select(entry => entry.Variable)).Distinct();

    /// <summary>Whether anything is imposed in a year.</summary>
    public bool ActsIn(int year) =>
        Exogenised.Any(held => held.FirstYear <= year && year <= held.LastYear) || Judgements.Entries.Any(entry => entry.FirstYear <= year && year <= entry.LastYear);

    /// <summary>What of this control is imposed in a year.</summary>
    public ModelControl In(int year) => new(
        [.. Exogenised.Where(held => held.FirstYear <= year && year <= held.LastYear).Select(held => held with { FirstYear = year, Values = [held.Values[year - held.FirstYear]] })],
        Judgements.In(year));

    /// <summary>
    /// The setting under this control. A level is given in place of the equation. Growth and changes rewrite the equation for their years, so that each draw
    /// goes on from its own value of the year before. Judgement is added to the setting's own add-factors, and does not act on exogenised years.
    /// </summary>
    /// <exception cref="ControlException">Two periods of one variable overlap, or something has no equation, or a value is not finite.</exception>
    public ModelSetting Apply(ModelSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        Check(setting.Model.Model);
        var levels = from held in Exogenised
                     where held.Measure == Measure.Level
                     from year in Enumerable.Range(held.FirstYear, held.Values.Length)
                     select new YearValue(held.Variable, year, held.Values[year - held.FirstYear]);
        var changes = Exogenised.Where(held => held.Measure != Measure.Level).ToImmutableArray();
        var controlled = setting with { Paths = setting.Paths.With(PathTable.Of(levels)), AddFactors = Judged(setting.AddFactors) };
        return changes.IsEmpty ? controlled : HeldChanges.Apply(controlled, changes);
    }

    /// <summary>Refuses what is imposed outside the years of a forecast, where it would silently do nothing.</summary>
    /// <exception cref="ControlException">Something is.</exception>
    internal void CheckWithin(int firstYear, int lastYear)
    {
        var periods = Exogenised.Select(held => (What: $"'{held.Variable}' is exogenised", held.FirstYear, held.LastYear))
            .Concat(Judgements.Entries.Select(entry => (What: $"The add-factor on '{entry.Variable}' is given", entry.FirstYear, entry.LastYear)));
        foreach (var (what, first, last) in periods)
        {
            if (first < firstYear || last > lastYear)
                throw new ControlException(
                    string.Create(CultureInfo.InvariantCulture, $"{what} in {first}-{last}, and the forecast covers {firstYear}-{lastYear}."), "Give years in it, or another horizon.");
        }
    }

    private AddFactors Judged(AddFactors own)
    {
        var held = Exogenised.SelectMany(entry => Enumerable.Range(entry.FirstYear, entry.Values.Length).Select(year => (entry.Variable, year))).ToHashSet();
        var sums = own.Entries.Concat(Judgements.AddFactors.Entries)
            .Where(entry => !held.Contains((entry.Symbol, entry.Year)))
            .GroupBy(entry => (entry.Symbol, entry.Year))
            .Select(group => new YearValue(group.Key.Symbol, group.Key.Year, group.Sum(entry => entry.Value)));
        return AddFactors.Of(sums);
    }

    private void Check(BoundModel model)
    {
        var determined = model.Equations.Select(equation => equation.Target).ToHashSet();
        foreach (var held in Exogenised)
        {
            if (!determined.Contains(held.Variable))
                throw new ControlException($"'{held.Variable}' has no equation and cannot be exogenised.", "A lever or given path is given values instead.");
            if (held.Values.IsDefaultOrEmpty || held.Values.Any(value => !double.IsFinite(value)))
                throw new ControlException($"'{held.Variable}' is exogenised without values, or with one that is not finite.", "Give one finite number for each year.");
        }

        foreach (var periods in Exogenised.GroupBy(held => held.Variable))
        {
            var ordered = periods.OrderBy(held => held.FirstYear).ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                if (ordered[i].FirstYear > ordered[i - 1].LastYear) continue;
                throw new ControlException(string.Create(CultureInfo.InvariantCulture,
                    $"The exogenised periods of '{periods.Key}' overlap: {ordered[i - 1].FirstYear}-{ordered[i - 1].LastYear} ({Measures.Word(ordered[i - 1].Measure)}) and {ordered[i].FirstYear}-{ordered[i].LastYear} ({Measures.Word(ordered[i].Measure)})."),
                    "Give each year of a variable in one of them.");
            }
        }
    }
}
