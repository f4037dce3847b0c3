using System.Collections.Immutable;

namespace Simulation.Model.Execution;

/// <summary>
/// Strongly connected components of a directed graph by Tarjan's algorithm (SIAM Journal on Computing 1, 1972), without recursion so that
/// long chains of equations do not exhaust the stack.
/// </summary>
internal static class Components
{
    /// <summary>
    /// Components of the graph in which node <c>i</c> depends on the nodes <paramref name="dependencies"/>[i]. A component comes after all
    /// components it depends on; nodes within a component are in ascending order.
    /// </summary>
    public static ImmutableArray<ImmutableArray<int>> Of(IReadOnlyList<int[]> dependencies)
    {
        var search = new Search(dependencies);
        for (var node = 0; node < dependencies.Count; node++)
        {
            search.VisitFrom(node);
        }

        return search.Result.ToImmutable();
    }

    private sealed class Search(IReadOnlyList<int[]> dependencies)
    {
        private readonly int[] order = new int[dependencies.Count];
        private readonly int[] low = new int[dependencies.Count];
        private readonly int[] next = new int[dependencies.Count];
        private readonly bool[] open = new bool[dependencies.Count];
        private readonly Stack<int> members = new();
        private readonly Stack<int> path = new();
        private int visited;

        public ImmutableArray<ImmutableArray<int>>.Builder Result { get; } = ImmutableArray.CreateBuilder<ImmutableArray<int>>();

        public void VisitFrom(int root)
        {
            if (order[root] != 0)
            {
                return;
            }

            Enter(root);
            while (path.TryPeek(out var node))
            {
                if (next[node] < dependencies[node].Length)
                {
                    Follow(node, dependencies[node][next[node]++]);
                }
                else
                {
                    Leave(node);
                }
            }
        }

        private void Enter(int node)
        {
            order[node] = low[node] = ++visited;
            open[node] = true;
            members.Push(node);
            path.Push(node);
        }

        private void Follow(int node, int dependency)
        {
            if (order[dependency] == 0)
            {
                Enter(dependency);
            }
            else if (open[dependency])
            {
                low[node] = Math.Min(low[node], order[dependency]);
            }
        }

        private void Leave(int node)
        {
            path.Pop();
            if (path.TryPeek(out var parent))
            {
                low[parent] = Math.Min(low[parent], low[node]);
            }

            if (low[node] == order[node])
            {
                Result.Add(Close(node));
            }
        }

        private ImmutableArray<int> Close(int root)
        {
            var component = ImmutableArray.CreateBuilder<int>();
            int member;
            do
            {
                member = members.Pop();
                open[member] = false;
                component.Add(member);
            }
            while (member != root);
            component.Sort();
            return component.ToImmutable();
        }
    }
}
