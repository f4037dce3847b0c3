using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Printing;

/// <summary>Kinds of declarations in words, for messages.</summary>
internal static class KindWords
{
    /// <summary><c>lever</c>, <c>given path</c>.</summary>
    public static string Of(SymbolKind kind) => kind switch
    {
        SymbolKind.Given => "given path",
        SymbolKind.Exogenous => "exogenous path",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary><c>a lever</c>, <c>an exogenous path</c>.</summary>
    public static string WithArticle(SymbolKind kind) => (kind == SymbolKind.Exogenous ? "an " : "a ") + Of(kind);
}
