using Simulation.Documents.Wording;
using Simulation.Web.Judging;
using Simulation.Web.Reading;
using Xunit;

namespace Simulation.Web.Tests.Judging;

public class JudgementLedgerTests
{
    private static readonly Reader Vietnamese = new(Language.Vietnamese);

    [Fact]
    public void WriteInto_AddFactor_NamesVariableMemberAuthorAndReason()
    {
        var draft = new JudgementDraft { Variable = "tfp[services]", From = 2024, To = 2025, Values = "0,01", Author = " Planner A ", Reason = "A new bridge" };

        var entry = Assert.Single(draft.WriteInto(JudgementLedger.Empty, Vietnamese).AddFactors);

        Assert.Equal(("tfp", "services", 2024, 2025, 0.01, "Planner A", "A new bridge"), (entry.Variable, entry.Member, entry.From, entry.To, entry.Value, entry.Author, entry.Reason));
    }

    [Fact]
    public void IsComplete_AddFactorWithoutReason_IsNot()
    {
        var draft = new JudgementDraft { Variable = "tfp", From = 2024, To = 2024, Values = "0,01", Author = "Planner A" };

        Assert.False(draft.IsComplete(Vietnamese));
        draft.Reason = "A new bridge";
        Assert.True(draft.IsComplete(Vietnamese));
    }

    [Theory]
    [InlineData("8,5", true)]
    [InlineData("8,5; 9", true)]
    [InlineData("8,5; 9; 10", false)]
    [InlineData("much", false)]
    public void IsComplete_HeldOverTwoYears_TakesOneValueOrOneAYear(string values, bool isComplete)
    {
        var draft = new JudgementDraft { Holds = true, Variable = "grdp_growth", From = 2024, To = 2025, Values = values };

        Assert.Equal(isComplete, draft.IsComplete(Vietnamese));
    }

    [Fact]
    public void Read_WhatABrowserKept_IsTheSameLedger()
    {
        var held = new JudgementDraft { Holds = true, Variable = "grdp_growth", From = 2024, To = 2025, Mode = "growth", Values = "8,5; 9" };
        var ledger = held.WriteInto(JudgementLedger.Empty, Vietnamese);

        Assert.Equal(ledger.Text, JudgementLedger.Read(ledger.Text).Text);
        Assert.Equal([8.5, 9], JudgementLedger.Read(ledger.Text).Held[0].Values);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public void Read_AnythingElse_IsEmpty(string? text) => Assert.True(JudgementLedger.Read(text).IsEmpty);

    [Fact]
    public void Without_EntryOfALedger_LeavesTheOthers()
    {
        var draft = new JudgementDraft { Variable = "a", From = 2024, To = 2024, Values = "1", Author = "Planner A", Reason = "first" };
        var ledger = draft.WriteInto(JudgementLedger.Empty, Vietnamese);
        draft.Reason = "second";
        ledger = draft.WriteInto(ledger, Vietnamese);

        Assert.Equal("second", Assert.Single(ledger.Without(ledger.AddFactors[0]).AddFactors).Reason);
    }
}
