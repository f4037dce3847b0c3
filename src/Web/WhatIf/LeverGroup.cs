using Simulation.Contracts.Provinces;
using Simulation.Web.Reading;

namespace Simulation.Web.WhatIf;

/// <summary>Levers of one declaration that stand together: all members of a lever, or those of the whole province.</summary>
/// <param name="Name">Name of the declaration; null for those of the whole province.</param>
/// <param name="Levers">The levers.</param>
public sealed record LeverGroup(string? Name, IReadOnlyList<LeverDescription> Levers)
{
    /// <summary>Groups in the order of the model: the whole province's first, then each lever that has members. The odds of events stand with the events.</summary>
    public static IReadOnlyList<LeverGroup> Of(ProvinceDescription province)
    {
        ArgumentNullException.ThrowIfNull(province);
        var odds = province.Events.Select(happening => happening.ProbabilityLever).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var decisions = province.Levers.Where(lever => !odds.Contains(lever.Lever)).ToList();
        return
        [
            new LeverGroup(null, [.. decisions.Where(lever => lever.Sector is null)]),
            .. decisions.Where(lever => lever.Sector is not null).GroupBy(lever => lever.Lever).Select(members => new LeverGroup(members.Key, [.. members])),
        ];
    }

    /// <summary>Heading of the group.</summary>
    public string Title(Reader reader) => Name is null ? reader.Say("The whole province", "Toàn tỉnh") : reader.Label(Levers[0].Labels, Name);
}
