using Simulation.Contracts.Provinces;
using Simulation.Contracts.Scenarios;
using Simulation.Documents.Wording;
using Simulation.Web.Provinces;
using Simulation.Web.Reading;
using Xunit;

namespace Simulation.Web.Tests.Provinces;

/// <summary>What the page makes of an archive and its report.</summary>
public sealed class ImportTests
{
    private static readonly ImportRemark Error = new(true, "b.csv", 3, "value", "abc", "'abc' found; a number expected.", "Write digits.", "not-a-number");

    private static readonly ImportRemark Warning = new(false, "a.csv", null, null, null, "Odd.", "Look.", "stale");

    [Fact]
    public void ByFile_Remarks_PutErrorsFirst() =>
        Assert.Equal(["b.csv", "a.csv"], ImportWords.ByFile(Report(ImportOutcome.Refused, Warning, Error)).Select(file => file.Key));

    [Fact]
    public void Problem_InVietnamese_SaysTheKindAndKeepsTheDetails()
    {
        Assert.Equal("Chỗ này phải là một số. ('abc' found; a number expected. Write digits.)", new Reader(Language.Vietnamese).Problem(Error));
        Assert.Equal("'abc' found; a number expected. Write digits.", new Reader(Language.English).Problem(Error));
    }

    [Fact]
    public void Outcome_Refused_CountsErrors() =>
        Assert.Equal("It cannot be accepted; errors: 1.", new Reader(Language.English).Outcome(Report(ImportOutcome.Refused, Warning, Error)));

    [Theory]
    [InlineData("ben-tre", true)]
    [InlineData("b2", true)]
    [InlineData("Ben-tre", false)]
    [InlineData("-ben", false)]
    [InlineData("bến-tre", false)]
    [InlineData("", false)]
    public void IsId_Text_IsWhatAddressesTake(string id, bool expected) => Assert.Equal(expected, ImportWords.IsId(id));

    [Fact]
    public void Ask_NewProvince_MustBeNew() => Assert.Equal(WriteConditionKind.IsNew, new ImportDraft("a.zip", [], "ben-tre").Ask(isTrial: false, "An").Condition.Kind);

    [Fact]
    public void Ask_NewVersion_ReplacesWhatWasChecked()
    {
        var draft = new ImportDraft("a.zip", [], "ben-tre") { IsNewVersion = true, Report = Report(ImportOutcome.Acceptable) with { Revision = 4 } };

        Assert.Equal([4], draft.Ask(isTrial: false, "An").Condition.Versions);
        Assert.True(draft.CanBeKept);
    }

    private static ImportResult Report(ImportOutcome outcome, params ImportRemark[] remarks) => new() { Outcome = outcome, Revision = 0, Remarks = remarks };
}
