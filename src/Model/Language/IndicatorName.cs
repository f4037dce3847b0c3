using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language;

/// <summary>The names by which the world knows published variables: an indicator and a sector.</summary>
public static class IndicatorName
{
    /// <summary>Sector of a published variable that has no index.</summary>
    public const string Total = "total";

    /// <summary>The published variable of that indicator and sector; null when the model has none.</summary>
    public static Symbol? Find(BoundModel model, string indicator, string sector)
    {
        var symbol = model.Find($"{indicator}[{sector}]") ?? (sector == Total ? model.Find(indicator) : null);
        return symbol?.Declaration.Published is null ? null : symbol;
    }

    /// <summary>Indicator and sector of a published variable.</summary>
    public static (string Indicator, string Sector) Of(Symbol symbol) =>
        (symbol.Declaration.Name, symbol.Members.IsEmpty ? Total : symbol.Members[0]);
}
