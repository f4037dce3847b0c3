using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Cli.Arguments;

/// <summary>A forecast as named on the command line: <c>grdp_growth[agriculture]</c>, or <c>grdp_growth</c> for its total or else its first part.</summary>
internal static class SeriesName
{
    /// <summary>The published variable that a name means; null when there is none.</summary>
    public static Symbol? Find(IReadOnlyCollection<Symbol> published, string name)
    {
        var named = published.Where(symbol => symbol.Declaration.Name == name).ToList();
        return published.FirstOrDefault(symbol => Of(symbol) == name)
            ?? named.FirstOrDefault(symbol => IndicatorName.Of(symbol).Sector == IndicatorName.Total)
            ?? named.FirstOrDefault();
    }

    /// <summary>The full name: <c>grdp_growth[total]</c>.</summary>
    public static string Of(Symbol symbol)
    {
        var (indicator, sector) = IndicatorName.Of(symbol);
        return $"{indicator}[{sector}]";
    }
}
