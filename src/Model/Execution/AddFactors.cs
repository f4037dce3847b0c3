using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// Judgement added to equations: <c>form(variable) = right side + add-factor</c>, so an add-factor has the units of the left side (0.01 on
/// <c>dlog(x)</c> is one log point of growth). Immutable.
/// </summary>
public sealed class AddFactors
{
    /// <summary>No judgement.</summary>
    public static readonly AddFactors None = new(SymbolYears.Empty);

    private readonly SymbolYears table;

    private AddFactors(SymbolYears table) => this.table = table;

    /// <summary>A table of these add-factors; of two for one variable and year the later stands.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static AddFactors Of(IEnumerable<YearValue> values) => new(new SymbolYears(values));

    /// <summary>How many.</summary>
    public int Count => table.Count;

    /// <summary>Every add-factor, in order of symbol and year.</summary>
    public IEnumerable<YearValue> Entries => table.Entries;

    /// <summary>The add-factor of a variable's equation in a year; 0 where none was given.</summary>
    public double this[Symbol variable, int year] => table.TryGet(variable, year, out var value) ? value : 0;

    /// <summary>Whether an add-factor was given, even if it is 0.</summary>
    public bool Gives(Symbol variable, int year) => table.TryGet(variable, year, out _);

    /// <summary>These add-factors with one more, or changed.</summary>
    public AddFactors With(Symbol variable, int year, double value) => Of(Entries.Append(new YearValue(variable, year, value)));
}
