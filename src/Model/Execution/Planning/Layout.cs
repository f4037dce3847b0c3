using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Planning;

/// <summary>
/// Places of values in a workspace. A symbol read with lags up to L has L + 1 columns that years take in turn, so that nothing is moved from
/// year to year; parameters and random numbers have one.
/// </summary>
internal sealed class Layout(int startYear)
{
    private readonly Dictionary<Symbol, (int First, int Length)> rings = [];

    /// <summary>Columns so far.</summary>
    public int Count { get; private set; }

    /// <summary>Makes room for a symbol's current and <paramref name="lags"/> earlier values; asking again changes nothing.</summary>
    public void Reserve(Symbol symbol, int lags)
    {
        if (rings.TryAdd(symbol, (Count, lags + 1)))
        {
            Count += lags + 1;
        }
    }

    /// <summary>The column of a symbol's value in a year.</summary>
    public int this[Symbol symbol, int year]
    {
        get
        {
            var (first, length) = rings[symbol];
            var turn = (year - startYear) % length;
            return first + (turn < 0 ? turn + length : turn);
        }
    }
}
