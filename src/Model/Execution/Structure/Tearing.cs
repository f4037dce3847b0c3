using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// Splits a simultaneous core into few unknowns to be searched for (the tears) and equations that follow from them one after the other.
/// Given the tears <c>τ</c>, every other variable <c>v = g(τ, earlier v)</c> is evaluated directly; what is left is <c>F(τ) = g(τ) − τ = 0</c>,
/// a system as small as the tears.
/// </summary>
/// <param name="Tears">Equations whose targets are searched for, in order of the text.</param>
/// <param name="Chain">The other equations, each after the ones it reads.</param>
internal sealed record Tearing(ImmutableArray<Equation> Tears, ImmutableArray<Equation> Chain)
{
    /// <summary>
    /// Tears of the given equations, found greedily: variables that feed on themselves, then again and again the variable with the largest
    /// product of readers and read, until no circle is left. Equations that are in no circle at all need no tear.
    /// </summary>
    public static Tearing Of(ImmutableArray<Equation> equations)
    {
        var reads = Reads(equations);
        var left = Enumerable.Range(0, equations.Length).ToHashSet();
        var tears = new SortedSet<int>();
        for (Peel(left, reads); left.Count > 0; Peel(left, reads))
        {
            var tear = left.MaxBy(node => (Weight(node, left, reads), -node));
            tears.Add(tear);
            left.Remove(tear);
        }

        return new Tearing([.. tears.Select(tear => equations[tear])], [.. ChainOrder(tears, reads).Select(node => equations[node])]);
    }

    private static HashSet<int>[] Reads(ImmutableArray<Equation> equations)
    {
        var position = equations.Select((equation, index) => (equation.Target, index)).ToDictionary(pair => pair.Target, pair => pair.index);
        return [.. equations.Select(equation => References.Of(equation)
            .Where(reference => reference.Lag == 0 && position.ContainsKey(reference.Symbol))
            .Select(reference => position[reference.Symbol]).ToHashSet())];
    }

    private static long Weight(int node, HashSet<int> left, HashSet<int>[] reads)
    {
        if (reads[node].Contains(node))
        {
            return long.MaxValue;
        }

        return (long)reads[node].Count(left.Contains) * left.Count(other => reads[other].Contains(node));
    }

    // Takes away what is in no circle: nodes that read none of what is left, and nodes that none of what is left reads.
    private static void Peel(HashSet<int> left, HashSet<int>[] reads)
    {
        while (left.RemoveWhere(node => !reads[node].Overlaps(left) || !left.Any(other => reads[other].Contains(node))) > 0)
        {
        }
    }

    private static List<int> ChainOrder(SortedSet<int> tears, HashSet<int>[] reads)
    {
        var chain = new List<int>();
        var done = new HashSet<int>(tears);
        while (done.Count < reads.Length)
        {
            var next = Enumerable.Range(0, reads.Length).First(node => !done.Contains(node) && reads[node].IsSubsetOf(done));
            done.Add(next);
            chain.Add(next);
        }

        return chain;
    }
}
