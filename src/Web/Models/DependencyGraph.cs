using Simulation.Contracts.Models;

namespace Simulation.Web.Models;

/// <summary>A symbol in a picture of dependencies.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Kind">variable, parameter, lever, ...</param>
/// <param name="Depth">How many steps upstream it stands; 0 is the symbol explained.</param>
public sealed record GraphNode(string Name, string Kind, int Depth);

/// <summary>One symbol read by another.</summary>
/// <param name="From">What is read.</param>
/// <param name="To">Who reads it.</param>
/// <param name="IsLagged">True when only earlier years are read.</param>
public sealed record GraphEdge(string From, string To, bool IsLagged);

/// <summary>What a symbol depends on, a few steps upstream.</summary>
/// <param name="Nodes">Symbols, nearest first.</param>
/// <param name="Edges">Who reads whom.</param>
/// <param name="Hidden">Symbols left out because the picture would be too full.</param>
public sealed record DependencyGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, int Hidden)
{
    /// <summary>Most symbols in one column.</summary>
    public const int MostInColumn = 14;

    /// <summary>Builds the graph, asking what each symbol reads directly.</summary>
    /// <param name="name">The symbol explained.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="depth">Steps to follow.</param>
    /// <param name="direct">Tells what a symbol reads itself.</param>
    public static async Task<DependencyGraph> BuildAsync(string name, string kind, int depth, Func<string, Task<IReadOnlyList<DependencyDescription>>> direct)
    {
        var nodes = new Dictionary<string, GraphNode>(StringComparer.Ordinal) { [name] = new(name, kind, 0) };
        var edges = new List<GraphEdge>();
        var left = new HashSet<string>(StringComparer.Ordinal);
        GraphNode[] column = [nodes[name]];
        for (var step = 1; step <= depth && column.Length > 0; step++)
        {
            var next = new List<GraphNode>();
            foreach (var reader in column)
            {
                foreach (var read in (await direct(reader.Name)).GroupBy(read => read.Name, StringComparer.Ordinal))
                {
                    if (!nodes.ContainsKey(read.Key))
                    {
                        if (next.Count == MostInColumn)
                        {
                            left.Add(read.Key);
                            continue;
                        }
                        next.Add(nodes[read.Key] = new GraphNode(read.Key, read.First().Kind, step));
                    }
                    edges.Add(new GraphEdge(read.Key, reader.Name, read.All(each => each.Lag > 0)));
                }
            }
            column = [.. next];
        }
        left.ExceptWith(nodes.Keys);
        return new DependencyGraph([.. nodes.Values.OrderBy(node => node.Depth)], edges, left.Count);
    }
}
