using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>An add-factor with whose judgement it is and why.</summary>
/// <param name="Variable">The variable whose equation is judged.</param>
/// <param name="FirstYear">First year.</param>
/// <param name="Values">One add-factor a year from <paramref name="FirstYear"/>, in the units of the equation's left side: 0.01 on <c>dlog(x)</c> is one log point of growth.</param>
/// <param name="Author">Who judges.</param>
/// <param name="Reason">Why.</param>
public sealed record Judgement(Symbol Variable, int FirstYear, ImmutableArray<double> Values, string Author, string Reason)
{
    /// <summary>Last year.</summary>
    public int LastYear => FirstYear + Values.Length - 1;
}

/// <summary>Judgements on a model, in the order in which they were made. Of several on one variable and year the sum acts. Immutable.</summary>
public sealed class JudgementLedger
{
    private JudgementLedger(ImmutableArray<Judgement> entries, AddFactors addFactors) => (Entries, AddFactors) = (entries, addFactors);

    /// <summary>No judgement.</summary>
    public static JudgementLedger Empty { get; } = new([], AddFactors.None);

    /// <summary>The judgements.</summary>
    public ImmutableArray<Judgement> Entries { get; }

    /// <summary>What they add up to.</summary>
    public AddFactors AddFactors { get; }

    /// <summary>A ledger of judgements.</summary>
    /// <param name="model">The model.</param>
    /// <param name="judgements">The judgements.</param>
    /// <exception cref="ControlException">A judgement has no author, no reason or no year, is not finite, or is of something without an equation.</exception>
    public static JudgementLedger Of(BoundModel model, IEnumerable<Judgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(judgements);
        ImmutableArray<Judgement> entries = [.. judgements];
        var determined = model.Equations.Select(equation => equation.Target).ToHashSet();
        foreach (var entry in entries) Check(entry, determined);
        var sums = from entry in entries
                   from year in Enumerable.Range(entry.FirstYear, entry.Values.Length)
                   group entry.Values[year - entry.FirstYear] by (entry.Variable, year)
                   into values
                   select new YearValue(values.Key.Variable, values.Key.year, values.Sum());
        return new JudgementLedger(entries, AddFactors.Of(sums));
    }

    /// <summary>The judgements on a variable in a year.</summary>
    public IEnumerable<Judgement> On(Symbol variable, int year) =>
        Entries.Where(entry => entry.Variable == variable && entry.FirstYear <= year && year <= entry.LastYear);

    /// <summary>What of these judgements is of a year.</summary>
    internal JudgementLedger In(int year) => new(
        [.. Entries.Where(entry => entry.FirstYear <= year && year <= entry.LastYear).Select(entry => entry with { FirstYear = year, Values = [entry.Values[year - entry.FirstYear]] })],
        AddFactors.Of(AddFactors.Entries.Where(entry => entry.Year == year)));

    private static void Check(Judgement entry, HashSet<Symbol> determined)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"The add-factor on '{entry.Variable}' in {entry.FirstYear}");
        if (!determined.Contains(entry.Variable)) throw new ControlException($"{name} has no equation to act on.", "Judge a variable of the model; a lever is given a value instead.");
        if (string.IsNullOrWhiteSpace(entry.Author)) throw new ControlException($"{name} has no author.", "Say whose judgement it is.");
        if (string.IsNullOrWhiteSpace(entry.Reason)) throw new ControlException($"{name} by {entry.Author} has no reason.", "Say in a sentence why.");
        if (entry.Values.IsDefaultOrEmpty) throw new ControlException($"{name} has no values.", "Give one for each year.");
        if (entry.Values.Any(value => !double.IsFinite(value))) throw new ControlException($"{name} is not finite in some year.", "Give 0 for a year without judgement.");
    }
}
