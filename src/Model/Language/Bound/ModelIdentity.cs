using System.Runtime.CompilerServices;
using Simulation.Model.Identity;

namespace Simulation.Model.Language.Bound;

/// <summary>The identity of a bound model: its text, and everything a province's own files put in place of what the text says.</summary>
public static class ModelIdentity
{
    // Every forecast of a province names its model; a model does not change.
    private static readonly ConditionalWeakTable<BoundModel, string> Known = [];

    /// <summary>
    /// Hash of the text and of every symbol with its default, range and distribution as bound: two provinces with one model text and different
    /// priors or plants have different identities.
    /// </summary>
    public static string Hash(BoundModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Known.GetValue(model, Compute);
    }

    private static string Compute(BoundModel model)
    {
        using var hash = new ContentHash("model/1");
        hash.Add(model.TextHash).Add(model.Symbols.Length);
        foreach (var symbol in model.Symbols)
            hash.Add(symbol.Name)
                .Add(symbol.Default ?? double.NegativeZero).Add(symbol.Default is null ? 0L : 1L)
                .Add(symbol.Minimum).Add(symbol.Maximum)
                .Add(symbol.Distribution?.ToString());
        return hash.Finish();
    }
}
