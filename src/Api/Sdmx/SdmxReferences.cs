using Simulation.Formats.Sdmx;

namespace Simulation.Api.Sdmx;

/// <summary>Which structures a structure query brings along: a dataflow refers to its data structure, and that to concepts and codelists.</summary>
internal static class SdmxReferences
{
    /// <summary>Nothing else.</summary>
    public const string None = "none";

    private const string Dataflow = "dataflow";
    private const string DataStructure = "datastructure";

    /// <summary>Every choice.</summary>
    public static IReadOnlyList<string> All { get; } = [None, "children", "descendants", "parents", "ancestors", "parentsandsiblings", "all"];

    /// <summary>The structures that a query names, and those that come along.</summary>
    /// <param name="structures">All structures.</param>
    /// <param name="kind">A kind, or * for all.</param>
    /// <param name="ids">Ids divided by commas, or * for all.</param>
    /// <param name="references">One of <see cref="All"/>.</param>
    public static HashSet<(string Kind, string Id)> Select(SdmxStructures structures, string kind, string ids, string references)
    {
        var named = ids.Split(',');
        var wanted = SdmxStructures.Kinds.Where(candidate => kind is "*" || kind == candidate)
            .SelectMany(candidate => structures.IdsOf(candidate).Where(id => ids is "*" || named.Contains(id)).Select(id => (candidate, id))).ToHashSet();
        return references switch
        {
            "children" => Grow(wanted, item => Below(structures, item), levels: 1),
            "descendants" => Grow(wanted, item => Below(structures, item), levels: 2),
            "parents" => Grow(wanted, item => Above(structures, item), levels: 1),
            "ancestors" => Grow(wanted, item => Above(structures, item), levels: 2),
            "parentsandsiblings" => Grow(Grow(wanted, item => Above(structures, item), levels: 1), item => Below(structures, item), levels: 1),
            "all" => Grow(Grow(wanted, item => Above(structures, item), levels: 2), item => Below(structures, item), levels: 2),
            _ => wanted,
        };
    }

    private static HashSet<(string Kind, string Id)> Grow(HashSet<(string Kind, string Id)> items, Func<(string Kind, string Id), IEnumerable<(string Kind, string Id)>> next, int levels)
    {
        var all = items.ToHashSet();
        for (var level = 0; level < levels; level++) all.UnionWith(all.SelectMany(next).ToList());
        return all;
    }

    private static IEnumerable<(string Kind, string Id)> Below(SdmxStructures structures, (string Kind, string Id) item) => item.Kind switch
    {
        Dataflow => [(DataStructure, item.Id)],
        DataStructure => structures.Layouts.Single(layout => layout.Id == item.Id).Dimensions.Where(SdmxNaming.HasCodelist)
            .Select(dimension => ("codelist", SdmxNaming.CodelistOf(dimension))).Append(("conceptscheme", SdmxNaming.Concepts)),
        _ => [],
    };

    private static IEnumerable<(string Kind, string Id)> Above(SdmxStructures structures, (string Kind, string Id) item) =>
        structures.Layouts.SelectMany(layout => new[] { (Dataflow, layout.Id), (DataStructure, layout.Id) }).Where(candidate => Below(structures, candidate).Contains(item));
}
