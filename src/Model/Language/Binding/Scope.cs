namespace Simulation.Model.Language.Binding;

/// <summary>A loop index standing for a member, inside the loops around it.</summary>
internal sealed record Scope(string Index, BoundSet Set, string Member, Scope? Outer)
{
    public static Scope? Find(Scope? scope, string index)
    {
        while (scope is not null && scope.Index != index) scope = scope.Outer;
        return scope;
    }

    public static IEnumerable<string> Names(Scope? scope)
    {
        for (; scope is not null; scope = scope.Outer) yield return scope.Index;
    }
}
