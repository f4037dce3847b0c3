using Simulation.Contracts.Provinces;
using Simulation.Web.Workshops;
using Xunit;

namespace Simulation.Web.Tests.Workshops;

public class WorkshopDraftTests
{
    private static readonly ProvinceDescription Province = WhatIf.Province.With(Lever("investment"), Lever("effort"), Lever("delivery"));
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Order_AsksWhatWasTicked_InTheOrderOfTheProvince()
    {
        var draft = new WorkshopDraft(Province) { Title = " Vốn ", Author = "Lan", Open = 2 };
        foreach (var lever in Province.Levers.Reverse()) draft.Toggle(lever);
        draft.Toggle(Province.Levers[0]);

        var order = draft.Order(Now);

        Assert.Equal(Province.Levers.Skip(1).Select(lever => lever.Lever), order.Asks.Select(ask => ask.Lever));
        Assert.Equal(("Vốn", Now.AddHours(2), null), (order.Title, order.Closes, order.Scenario));
    }

    [Fact]
    public void Years_OneMovedPastTheOther_TakesItAlong()
    {
        var draft = new WorkshopDraft(Province);
        var (first, last) = (draft.Years.First(), draft.Years.Last());

        draft.Begin(last);
        Assert.Equal((last, last), (draft.From, draft.To));
        draft.End(first);
        Assert.Equal((first, first), (draft.From, draft.To));
    }

    private static LeverDescription Lever(string name) => new(name, null, [], "percent", 0, 1, [0.5, 0.5, 0.5, 0.5], [], null);
}
