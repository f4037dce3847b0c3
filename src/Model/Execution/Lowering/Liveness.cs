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
    private readonly List<Node>[] iterated;
    private readonly Node[][] readByIterations;

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
        iterated = [.. cores.Select(FindIterated)];
        readByIterations = [.. cores.Select((core, index) => iterated[index].SelectMany(node => node.Operands).Concat(core.Ends).Where(node => level[node.Id] <= index).Distinct().ToArray())];
        outside = Reachability.From(graph, roots.Concat(cores.SelectMany((_, core) => ReadByIterations(core))));
    }

    /// <summary>Cores to solve, in order.</summary>
    public IReadOnlyList<LoweredCore> Cores { get; }

    public bool IsLive(Node node) => live[node.Id];

    /// <summary>Whether a node is needed outside the iterations of cores too.</summary>
    public bool IsOutside(Node node) => outside[node.Id];

    public int Level(Node node) => level[node.Id];

    /// <summary>Nodes that change with the unknowns of a core and that its images and derivatives need, operands first.</summary>
    public IReadOnlyList<Node> Iterated(int core) => iterated[core];

    /// <summary>Nodes computed before a core that its iterations read.</summary>
    public IReadOnlyList<Node> ReadByIterations(int core) => readByIterations[core];

    private List<Node> FindIterated(LoweredCore core, int index)
    {
        var needed = Reachability.From(graph, core.Ends);
        return [.. graph.Nodes.Where(node => needed[node.Id] && level[node.Id] == index + 1)];
    }

    private int[] Levels()
    {
        var coreOf = Cores.SelectMany((core, index) => core.Unknowns.Select(unknown => (unknown, index))).ToDictionary(pair => pair.unknown, pair => pair.index);
        var levels = new int[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            var highest = 0;
            foreach (var operand in node.Operands) highest = Math.Max(highest, levels[operand.Id]);
            levels[node.Id] = coreOf.TryGetValue(node, out var core) ? core + 1 : highest;
        }

        return levels;
    }
}
