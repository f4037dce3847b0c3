using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Economics.Tests;

/// <summary>Every draw of a run's outputs.</summary>
public sealed class Draws(Dictionary<(string Name, int Year), double[]> values, int count)
{
    /// <summary>Number of draws.</summary>
    public int Count => count;

    /// <summary>Years of the run.</summary>
    public IEnumerable<int> Years => values.Keys.Select(key => key.Year).Distinct().Order();

    /// <summary>Values of an output in a year, one a draw.</summary>
    public double[] this[string name, int year] => values[(name, year)];

    /// <summary>All numbers in a fixed order, for comparison to the bit.</summary>
    public IEnumerable<long> Bits => values.OrderBy(entry => entry.Key.Year).ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
        .SelectMany(entry => entry.Value.Select(BitConverter.DoubleToInt64Bits));

    /// <summary>Change of an output against another run, in percent, draw by draw.</summary>
    public double[] PercentOver(Draws other, string name, int year) =>
        [.. this[name, year].Zip(other[name, year], (mine, its) => 100 * (mine / its - 1))];

    /// <summary>Difference of an output from another run, draw by draw.</summary>
    public double[] Less(Draws other, string name, int year) => [.. this[name, year].Zip(other[name, year], (mine, its) => mine - its)];

    /// <summary>An empirical quantile.</summary>
    public double Quantile(string name, int year, double probability)
    {
        var sorted = this[name, year].Order().ToArray();
        return sorted[(int)Math.Round(probability * (sorted.Length - 1), MidpointRounding.AwayFromZero)];
    }
}

/// <summary>Keeps every draw of the outputs.</summary>
internal sealed class DrawsSink(Symbol[] outputs, int draws) : OutputSink
{
    private readonly Dictionary<(string Name, int Year), double[]> values = [];

    public IReadOnlyList<Symbol> Outputs => outputs;

    public override void Receive(in OutputBlock block)
    {
        for (var output = 0; output < outputs.Length; output++)
        {
            var key = (outputs[output].Name, block.Year);
            if (!values.TryGetValue(key, out var all))
                values.Add(key, all = new double[draws]);
            block[output].CopyTo(all.AsSpan((int)block.FirstDraw));
        }
    }

    public Draws ToDraws() => new(values, draws);
}
