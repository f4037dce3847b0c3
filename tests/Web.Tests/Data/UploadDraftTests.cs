using Simulation.Contracts.Observations;
using Simulation.Web.Data;
using Xunit;

namespace Simulation.Web.Tests.Data;

public sealed class UploadDraftTests
{
    [Theory]
    [InlineData(UploadOutcome.Acceptable, true, false)]
    [InlineData(UploadOutcome.Refused, false, false)]
    [InlineData(UploadOutcome.Accepted, false, true)]
    [InlineData(UploadOutcome.AlreadyThere, false, true)]
    public void Report_Outcome_DecidesWhatMayBeDone(UploadOutcome outcome, bool canBeKept, bool isKept)
    {
        var draft = new UploadDraft("a.csv", []) { Report = new UploadResult { Id = "1", Outcome = outcome, Revision = 0 } };
        Assert.Equal((canBeKept, isKept), (draft.CanBeKept, draft.IsKept));
    }

    [Fact]
    public void Ask_TrialThenInEarnest_IsOneUpload()
    {
        var draft = new UploadDraft("a.csv", [1]) { Published = new DateOnly(2024, 6, 29) };
        var (trial, real) = (draft.Ask(isTrial: true, "Lan"), (draft with { Report = null }).Ask(isTrial: false, "Lan"));
        Assert.Equal(trial with { IsTrial = false }, real);
    }

    [Fact]
    public void Tally_Figures_CountsEachVerdictInOrder()
    {
        var report = new UploadResult
        {
            Id = "1",
            Outcome = UploadOutcome.Acceptable,
            Revision = 0,
            Figures = [Judged("repeated"), Judged("new"), Judged("new")],
        };
        Assert.Equal([("new", 2), ("repeated", 1)], ObservationWords.Tally(report));
    }

    [Theory]
    [InlineData("https://www.qdnd.vn/a/b", "www.qdnd.vn")]
    [InlineData("a magazine", "a magazine")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    public void ShortSource_AnyText_IsAHostOrTheText(string source, string expected)
    {
        Assert.Equal(expected, ObservationWords.ShortSource(source));
        Assert.Equal(expected != source, ObservationWords.Address(source) is not null);
    }

    private static JudgedFigure Judged(string verdict) => new(verdict, Figures.Of(1), null, "", null);
}
