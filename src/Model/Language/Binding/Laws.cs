using System.Collections.Frozen;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Binding;

/// <summary>The laws, the names of their arguments in order, and where they may be declared.</summary>
internal static class Laws
{
    private static readonly SymbolKind[] Anywhere = [SymbolKind.Parameter, SymbolKind.Exogenous, SymbolKind.Shock];
    private static readonly SymbolKind[] Yearly = [SymbolKind.Exogenous, SymbolKind.Shock];

    public static FrozenDictionary<string, (string[] Arguments, SymbolKind[] Kinds)> All { get; } = new Dictionary<string, (string[], SymbolKind[])>
    {
        ["normal"] = (["mean", "sd"], Anywhere),
        ["lognormal"] = (["median", "sd"], Anywhere),
        ["beta"] = (["alpha", "beta"], Anywhere),
        ["uniform"] = (["low", "high"], Anywhere),
        ["tukeyh"] = (["sd", "h"], Anywhere),
        ["ar1"] = (["mean", "rho", "sd"], Yearly),
        ["bernoulli"] = (["probability"], [SymbolKind.Hazard]),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
