using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Binding;

/// <summary>An index set with its lookup.</summary>
internal sealed class BoundSet(IndexSet set, SourceSpan span)
{
    private readonly Dictionary<string, int> positions =
        set.Members.Select((member, position) => (member.Name, position)).ToDictionary(pair => pair.Name, pair => pair.position, StringComparer.Ordinal);

    public IndexSet Set { get; } = set;

    public SourceSpan Span { get; } = span;

    public bool IsUsed { get; set; }

    public string Name => Set.Name;

    public int Count => Set.Members.Length;

    public bool Contains(string member) => positions.ContainsKey(member);

    public int PositionOf(string member) => positions.GetValueOrDefault(member, -1);

    public IEnumerable<string> Members => Set.Members.Select(member => member.Name);
}
