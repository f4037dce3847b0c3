using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>A given value that two scenarios set differently.</summary>
/// <param name="Symbol">Lever, hazard or exogenous path.</param>
/// <param name="Year">Year.</param>
/// <param name="Before">Value in the first scenario, in the symbol's unit; null where an equation or chance decides.</param>
/// <param name="After">Value in the second; null likewise.</param>
public readonly record struct ChangedValue(Symbol Symbol, int Year, double? Before, double? After);

/// <summary>A player of an attribution: changes that come together or not at all.</summary>
/// <param name="Name">Name of the lever or event, with its year when years are told apart: <c>investment_share[manufacturing]</c>.</param>
/// <param name="Symbols">What it changes.</param>
/// <param name="Changes">By how much.</param>
public sealed record AttributionPlayer(string Name, ImmutableArray<Symbol> Symbols, ImmutableArray<ChangedValue> Changes)
{
    /// <summary>The players between two forecasts, in the order of the model's declarations.</summary>
    /// <param name="from">The first forecast.</param>
    /// <param name="to">The second, of the same model and years.</param>
    /// <param name="grouping">What counts as one player.</param>
    public static ImmutableArray<AttributionPlayer> Between(PreparedForecast from, PreparedForecast to, AttributionGrouping grouping = AttributionGrouping.Lever)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return
        [
            .. Differences(from, to).GroupBy(change => Key(change, grouping))
                .Select(group => new AttributionPlayer(group.Key, [.. group.Select(change => change.Symbol).Distinct()], [.. group])),
        ];
    }

    private static IEnumerable<ChangedValue> Differences(PreparedForecast from, PreparedForecast to) =>
        from.Changes.Concat(to.Changes).Select(change => (change.Symbol, change.Year)).Distinct()
            .OrderBy(key => key.Symbol.Id).ThenBy(key => key.Year)
            .Select(key => new ChangedValue(key.Symbol, key.Year, ValueOf(from, key.Symbol, key.Year), ValueOf(to, key.Symbol, key.Year)))
            .Where(change => !Nullable.Equals(change.Before, change.After));

    private static double? ValueOf(PreparedForecast forecast, Symbol symbol, int year) =>
        forecast.Paths.TryGet(symbol, year, out var value) ? value
        : symbol.Kind is SymbolKind.Lever or SymbolKind.Given ? symbol.Default
        : null;

    private static string Key(ChangedValue change, AttributionGrouping grouping) => grouping switch
    {
        AttributionGrouping.Declaration => change.Symbol.Declaration.Name,
        AttributionGrouping.Year => string.Create(CultureInfo.InvariantCulture, $"{change.Symbol.Name} {change.Year}"),
        _ => change.Symbol.Name,
    };

    /// <summary>The values this player gives when it is in (or not in) a coalition.</summary>
    internal IEnumerable<YearValue> Given(bool isIn) =>
        from change in Changes
        let value = isIn ? change.After : change.Before
        where value is not null
        select new YearValue(change.Symbol, change.Year, value.Value);
}

/// <summary>What counts as one player of an attribution.</summary>
public enum AttributionGrouping
{
    /// <summary>A lever or event of one sector, in all years.</summary>
    Lever,

    /// <summary>A lever or event in all sectors and years.</summary>
    Declaration,

    /// <summary>A lever or event of one sector in one year.</summary>
    Year,
}
