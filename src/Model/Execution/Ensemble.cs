using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// A symbol so many years before an ensemble's base year: what one column of the ensemble holds. Parameters have lag 0.
/// </summary>
/// <param name="Symbol">Parameter or state variable.</param>
/// <param name="Lag">Years before the base year: 0 is the base year itself.</param>
public readonly record struct LaggedSymbol(Symbol Symbol, int Lag)
{
    /// <inheritdoc/>
    public override string ToString() => Lag == 0 ? Symbol.Name : $"{Symbol.Name}(-{Lag})";
}

/// <summary>
/// The uncertain state of a province at the end of a year: for every member (a joint draw of parameters and state) one value per column.
/// Draw <c>i</c> of a forecast goes on from member <c>i mod Members</c>. Immutable.
/// </summary>
public sealed class Ensemble
{
    private readonly double[][] columns;
    private readonly Dictionary<LaggedSymbol, int> index;

    /// <summary>An ensemble of the given columns, each <c>[member]</c>; the arrays are taken over and must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">No members, columns of different lengths, or one key twice.</exception>
    public Ensemble(int baseYear, IEnumerable<(LaggedSymbol Key, double[] Values)> columns)
    {
        BaseYear = baseYear;
        var all = columns.ToArray();
        Keys = [.. all.Select(column => column.Key)];
        this.columns = [.. all.Select(column => column.Values)];
        Members = all.Length == 0 ? 0 : all[0].Values.Length;
        index = new Dictionary<LaggedSymbol, int>();
        for (var i = 0; i < all.Length; i++)
        {
            Check(all[i].Key, all[i].Values.Length);
            index.Add(all[i].Key, i);
        }
    }

    /// <summary>The year whose end the state describes; a forecast's first year is the next.</summary>
    public int BaseYear { get; }

    /// <summary>Number of members.</summary>
    public int Members { get; }

    /// <summary>What each column holds, in order.</summary>
    public ImmutableArray<LaggedSymbol> Keys { get; }

    /// <summary>Values of a column, <c>[member]</c>.</summary>
    public ReadOnlySpan<double> Column(int column) => columns[column];

    /// <summary>Values of a symbol so many years before the base year, <c>[member]</c>.</summary>
    /// <exception cref="KeyNotFoundException">The ensemble has no such column.</exception>
    public ReadOnlySpan<double> Column(Symbol symbol, int lag) => Find(symbol, lag) is int column
        ? columns[column]
        : throw new KeyNotFoundException($"The ensemble of {BaseYear} has no column for {new LaggedSymbol(symbol, lag)}: capture it with a projector of the same model.");

    /// <summary>Position of a column, or null when there is none.</summary>
    public int? Find(Symbol symbol, int lag) => index.TryGetValue(new LaggedSymbol(symbol, lag), out var column) ? column : null;

    /// <summary>The ensemble of the given members, in the given order; a member may come more than once.</summary>
    public Ensemble Select(IReadOnlyList<int> members) => new(BaseYear,
        Keys.Select((key, column) => (key, members.Select(member => columns[column][member]).ToArray())));

    /// <summary>Copies a column's values for consecutive draws, member <c>draw mod Members</c> for each.</summary>
    internal void CopyTo(int column, long firstDraw, Span<double> values)
    {
        ReadOnlySpan<double> source = columns[column];
        var member = (int)(firstDraw % Members);
        while (!values.IsEmpty)
        {
            var run = Math.Min(values.Length, Members - member);
            source.Slice(member, run).CopyTo(values);
            values = values[run..];
            member = 0;
        }
    }

    private void Check(LaggedSymbol key, int length)
    {
        if (length == 0 || length != Members)
        {
            throw new ArgumentException($"Column {key} has {length} members and the first column {Members}: give all columns the same number, at least 1.");
        }

        if (index.ContainsKey(key))
        {
            throw new ArgumentException($"Column {key} is given twice.");
        }
    }
}
