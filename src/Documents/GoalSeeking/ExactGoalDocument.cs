using System.Collections.Immutable;
using Simulation.Documents.Analyses;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Analysis.Sensitivity;
using Simulation.Model.Language;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.GoalSeeking;

/// <summary>The answer to an exact goal: as many levers as targets, each target met by the median of the draws.</summary>
internal static class ExactGoalDocument
{
    public static GoalSeekDocument Of(
        AnalysisSubject subject, PreparedForecast forecast, ImmutableArray<LeverRange> levers, ImmutableArray<BoundedTarget> targets, IProgress<double>? progress, CancellationToken cancellation)
    {
        var question = new ExactGoalQuestion(
            [.. targets.Select(target => new GoalTarget(target.Figure.Indicator, target.Figure.Year, target.Target.Value))],
            [.. levers.Select(lever => new GoalInstrument(new Instrument(lever.Lever), lever.FromYear, lever.ToYear))]);
        try
        {
            var found = ExactGoalSeeker.Seek(ModelSetting.Of(forecast), question, progress, cancellation);
            return Document(subject, forecast, levers, targets, found);
        }
        catch (ControlException e)
        {
            throw QuestionProblem.At("/exact", "true", e.What ?? e.Message, e.Hint ?? "");
        }
    }

    private static GoalSeekDocument Document(
        AnalysisSubject subject, PreparedForecast forecast, ImmutableArray<LeverRange> levers, ImmutableArray<BoundedTarget> targets, ExactGoalResult found) => new(
        AnswerHead.Of(subject, forecast),
        IsReached: true,
        IsExact: true,
        Probability: null,
        Together: false,
        BestProbability: null,
        found.Instruments.Select((instrument, i) => Effort(levers[i], instrument)).Sum(),
        [.. found.Instruments.Select((instrument, i) => Lever(levers[i], instrument))],
        [
            .. found.Instruments.Select((instrument, i) => new LeverRequest
            {
                Lever = levers[i].Lever.Declaration.Name, Sector = MemberOf(levers[i]), From = levers[i].FromYear, To = levers[i].ToYear, Value = instrument.Value,
            }),
        ],
        [.. found.Targets.Select((target, i) => Target(targets[i], target))],
        All: null,
        found.Iterations);

    private static GoalLeverDocument Lever(LeverRange lever, SoughtInstrument found) => new(
        lever.Lever.Declaration.Name,
        MemberOf(lever),
        lever.Lever.Declaration.Labels.ToSorted(),
        lever.Lever.Declaration.Unit,
        lever.FromYear,
        lever.ToYear,
        lever.Lever.Minimum,
        lever.Lever.Maximum,
        found.Before,
        found.Value,
        Shift(found),
        Effort(lever, found));

    private static double Shift(SoughtInstrument found) => found.Value - (found.Before ?? found.Value);

    // As where the least effort is sought: relative to the range in which the lever is said to move.
    private static double Effort(LeverRange lever, SoughtInstrument found) => Math.Pow(Shift(found) / (lever.High - lever.Low), 2);

    private static GoalTargetDocument Target(BoundedTarget target, SoughtTarget found)
    {
        var (indicator, sector) = IndicatorName.Of(target.Figure.Indicator);
        return new GoalTargetDocument(indicator, sector, target.Figure.Year, null, target.Target.Value, target.Target.Unit, null, null, null, null, null, found.Before, found.Reached);
    }

    private static string? MemberOf(LeverRange lever) => lever.Lever.Members.IsEmpty ? null : lever.Lever.Members[0];
}
