using Simulation.Contracts.Provinces;

namespace Simulation.Web.WhatIf;

/// <summary>
/// The two levers that named projects move, in a model that has them: capital spent while building, and value added once at work, each by sector and nothing in the baseline. Planners
/// see projects instead of these.
/// </summary>
/// <param name="Sectors">Sectors that projects can belong to.</param>
/// <param name="CapitalOf">The lever of the capital of a sector.</param>
/// <param name="ValueAddedOf">The lever of the value added of a sector.</param>
public sealed record ProjectLevers(
    IReadOnlyList<string> Sectors, IReadOnlyDictionary<string, LeverDescription> CapitalOf, IReadOnlyDictionary<string, LeverDescription> ValueAddedOf)
{
    /// <summary>Name of the lever of capital: a convention of models (docs/guide/pages.md).</summary>
    public const string Capital = "project_capital";

    /// <summary>Name of the lever of value added.</summary>
    public const string ValueAdded = "project_value_added";

    /// <summary>The levers of a province; null when its model has none.</summary>
    public static ProjectLevers? Of(ProvinceDescription province)
    {
        ArgumentNullException.ThrowIfNull(province);
        var (capital, value) = (BySector(province, Capital), BySector(province, ValueAdded));
        var sectors = capital.Keys.Where(value.ContainsKey).ToList();
        return sectors.Count == 0 ? null : new ProjectLevers(sectors, capital, value);
    }

    /// <summary>True for a lever that projects move.</summary>
    public static bool Has(string lever) => lever is Capital or ValueAdded;

    private static Dictionary<string, LeverDescription> BySector(ProvinceDescription province, string lever) =>
        province.Levers.Where(each => each.Lever == lever && each.Sector is not null && each.Baseline.All(value => value == 0)).ToDictionary(each => each.Sector!, StringComparer.Ordinal);
}
