using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Parsing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>Overrides by scalar name, with their laws parsed. A row for one element goes before a row for the whole declaration.</summary>
internal sealed class OverrideTable
{
    private readonly Dictionary<string, (DeclarationOverride Row, DistributionSyntax? Law)> rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly BindingContext context;

    public OverrideTable(IReadOnlyList<DeclarationOverride> overrides, BindingContext context)
    {
        this.context = context;
        foreach (var row in overrides) Add(row);
    }

    private void Add(DeclarationOverride row) => At(row, () =>
    {
        var law = row.Distribution is { } text ? ParseLaw(text) : null;
        if (!rows.TryAdd(Normalize(row.Symbol), (row, law)))
            context.Diagnostics.Error(DiagnosticCodes.BadOverride, default, $"'{row.Symbol}' is overridden twice, here and in {rows[Normalize(row.Symbol)].Row.Origin}.");
        if (IsNotFinite(row.Default) || IsNotFinite(row.Minimum) || IsNotFinite(row.Maximum))
            context.Diagnostics.Error(DiagnosticCodes.BadNumber, default, $"The override of '{row.Symbol}' holds something that is no finite number.");
    });

    private static bool IsNotFinite(double? value) => value is { } number && !double.IsFinite(number);

    private DistributionSyntax? ParseLaw(string text)
    {
        if (text.Length <= 10_000) return new TextParser(text, context.Diagnostics, context.Limits).ParseDistribution();
        context.Diagnostics.Error(DiagnosticCodes.TooLarge, default, "The distribution is longer than 10,000 characters.");
        return null;
    }

    /// <summary>The row for a scalar, its law included.</summary>
    public (DeclarationOverride Row, DistributionSyntax? Law)? Find(string declaration, string symbol)
    {
        foreach (var key in new[] { Normalize(symbol), declaration })
        {
            if (!rows.TryGetValue(key, out var found)) continue;
            used.Add(key);
            return found;
        }
        return null;
    }

    /// <summary>Runs an action whose problems are those of the row.</summary>
    public void At(DeclarationOverride? row, Action action)
    {
        context.Diagnostics.Origin = row?.Origin;
        action();
        context.Diagnostics.Origin = null;
    }

    /// <summary>Reports rows that name nothing. A row for a whole declaration may be overridden for every element and is then no mistake.</summary>
    public void ReportUnknown()
    {
        foreach (var (key, (row, _)) in rows)
        {
            if (used.Contains(key) || context.Names.ContainsKey(key)) continue;
            var known = context.Symbols.Select(symbol => symbol.Name).Concat(context.Names.Keys);
            At(row, () => context.Diagnostics.Error(DiagnosticCodes.BadOverride, default, $"The model has no '{row.Symbol}'.", NameSuggestion.Hint(row.Symbol, known)));
        }
    }

    private static string Normalize(string symbol) =>
        symbol.Replace(" ", "", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);
}
