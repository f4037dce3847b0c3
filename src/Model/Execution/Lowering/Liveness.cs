namespace Simulation.Model.Execution.Lowering;

/// <summary>
/// Which nodes and cores the wanted values need, and after which core each node can be computed: a node of level k + 1 depends on the unknowns of
/// the k-th live core (and on none later), a node of level 0 on none.
/// </summary>
internal sealed class Liveness
{
    private readonly Graph graph;
    private readonly bool[] live;
    private readonly bool[] outside;
    private readonly int[] level;

    public Liveness(LoweredSegment segment, IEnumerable<Node> wanted)
    {
        graph = segment.Graph;
        var roots = wanted.ToList();
        var ends = roots.ToList();
        var cores = new List<LoweredCore>();
        live = Reachability.From(graph, ends);

        // A core may need earlier cores, never later ones.
        foreach (var core in segment.Cores.Reverse())
        {
            if (core.Unknowns.Any(IsLive))
            {
                cores.Insert(0, core);
                ends.AddRange(core.Ends);
                live = Reachability.From(graph, ends);
            }
        }

        Cores = cores;
        level = Levels();
        outside = Reachability.From(graph, roots.Concat(cores.SelectMany((_, core) => ReadByIterations(core))));
    }

    /// <summary>Cores to solve, in order.</summary>
    public IReadOnlyList<LoweredCore> Cores { get; }

    public bool IsLive(Node node) => live[node.Id];

    /// <summary>Whether a node is needed outside the iterations of cores too.</summary>
    public bool IsOutside(Node node) => outside[node.Id];

    public int Level(Node node) => level[node.Id];

    /// <summary>Nodes that change with the unknowns of a core and that its images and derivatives need, operands first.</summary>
    public List<Node> Iterated(int core)
    {
        var needed = Reachability.From(graph, Cores[core].Ends);
        return [.. graph.Nodes.Where(node => needed[node.Id] && level[node.Id] == core + 1)];
    }

    /// <summary>Nodes computed before a core that its iterations read.</summary>
    public IEnumerable<Node> ReadByIterations(int core) =>
        Iterated(core).SelectMany(node => node.Operands).Concat(Cores[core].Ends).Where(node => level[node.Id] <= core).Distinct();

    private int[] Levels()
    {
        var coreOf = Cores.SelectMany((core, index) => core.Unknowns.Select(unknown => (unknown, index))).ToDictionary(pair => pair.unknown, pair => pair.index);
        var levels = new int[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            levels[node.Id] = coreOf.TryGetValue(node, out var core) ? core + 1 : node.Operands.Select(operand => levels[operand.Id]).DefaultIfEmpty(0).Max();
        }

        return levels;
    }
}
