namespace Simulation.Model.Execution.Lowering;

/// <summary>Which nodes of a graph something depends on.</summary>
internal static class Reachability
{
    /// <summary>Marks, by node number, the given nodes and all their operands.</summary>
    public static bool[] From(Graph graph, IEnumerable<Node> ends)
    {
        var marked = new bool[graph.Nodes.Count];
        foreach (var end in ends)
        {
            marked[end.Id] = true;
        }

        for (var id = marked.Length - 1; id >= 0; id--)
        {
            if (marked[id])
            {
                foreach (var operand in graph.Nodes[id].Operands)
                {
                    marked[operand.Id] = true;
                }
            }
        }

        return marked;
    }
}
