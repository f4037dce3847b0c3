using Simulation.Contracts.Provinces;
using Simulation.Contracts.Workshops;
using Simulation.Web.WhatIf;

namespace Simulation.Web.Workshops;

/// <summary>A workshop that a facilitator is about to open.</summary>
/// <param name="province">The province.</param>
public sealed class WorkshopDraft(ProvinceDescription province)
{
    /// <summary>Hours that can be chosen.</summary>
    public static IReadOnlyList<int> Hours { get; } = [1, 2, 4, 8, 24, 72, 168];

    private readonly HashSet<LeverKey> chosen = [];

    /// <summary>What it is about.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who opens it.</summary>
    public string Author { get; set; } = "";

    /// <summary>The scenario that everybody starts from; empty for the baseline.</summary>
    public string Scenario { get; set; } = "";

    /// <summary>First year that is asked.</summary>
    public int From { get; private set; } = province.BaseYear + 1;

    /// <summary>Last year that is asked.</summary>
    public int To { get; private set; } = province.BaseYear + 1;

    /// <summary>Hours until it closes.</summary>
    public int Open { get; set; } = 4;

    /// <summary>Years that can be asked.</summary>
    public IEnumerable<int> Years { get; } = Enumerable.Range(province.BaseYear + 1, province.DefaultHorizon - province.BaseYear);

    /// <summary>How many levers are asked.</summary>
    public int Count => chosen.Count;

    /// <summary>True when a lever is asked.</summary>
    public bool Asks(LeverDescription lever) => chosen.Contains(LeverKey.Of(lever));

    /// <summary>Asks a lever, or leaves it out again.</summary>
    public void Toggle(LeverDescription lever)
    {
        if (!chosen.Remove(LeverKey.Of(lever))) chosen.Add(LeverKey.Of(lever));
    }

    /// <summary>Asks from a year on; the last year follows when it would lie before.</summary>
    public void Begin(int year) => (From, To) = (year, Math.Max(year, To));

    /// <summary>Asks up to a year; the first year follows when it would lie after.</summary>
    public void End(int year) => (From, To) = (Math.Min(From, year), year);

    /// <summary>The order, with the levers in the order of the province.</summary>
    public WorkshopOrder Order(DateTimeOffset now) => new()
    {
        Title = Title.Trim(),
        Scenario = Scenario.Length == 0 ? null : Scenario,
        Asks = [.. province.Levers.Where(Asks).Select(lever => new WorkshopAsk(lever.Lever, lever.Sector, From, To))],
        Closes = now.AddHours(Open),
        Author = Author.Trim(),
        Token = Guid.NewGuid(),
    };
}
