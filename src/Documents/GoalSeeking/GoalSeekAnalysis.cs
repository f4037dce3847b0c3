using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Analysis.Sensitivity;
using Simulation.Model.Language;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.GoalSeeking;

/// <summary>What levers reach targets: with the least effort and a probability, or exactly.</summary>
public sealed class GoalSeekAnalysis : ProvinceAnalysis<GoalSeekRequest, GoalSeekDocument>
{
    private const double UsualProbability = 0.5;

    /// <inheritdoc/>
    public override string Name => "goal-seek";

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override JsonTypeInfo<GoalSeekRequest> RequestType => DocumentJson.Default.GoalSeekRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<GoalSeekDocument> DocumentType => DocumentJson.Default.GoalSeekDocument;

    /// <inheritdoc/>
    public override GoalSeekDocument Answer(AnalysisSubject subject, GoalSeekRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var forecast = new ForecastSpan(request.Plan, request.Horizon, request.Draws, request.Seed)
            .PrepareAt(subject, request.Scenario, "/scenario");
        var levers = Levers(forecast, request);
        var targets = GoalTargets.Of(forecast, request.Targets);
        if (request.Exact == true) return ExactGoalDocument.Of(subject, forecast, [.. levers.Select(lever => lever.Range)], targets, progress, cancellation);
        var goal = new BoundedGoal(
            [.. levers.Select(lever => new BoundedLever(lever.Range.Lever, lever.Range.FromYear, lever.Range.ToYear, lever.Range.Low, lever.Range.High, lever.Weight))],
            targets,
            request.Probability ?? UsualProbability,
            request.Together == true ? BoundedRule.Together : BoundedRule.Each);
        try
        {
            return Document(subject, forecast, goal, BoundedGoalSeek.Solve(forecast, goal, progress, cancellation));
        }
        catch (BoundedGoalException e)
        {
            throw QuestionProblem.At(e.Message.StartsWith("The probability", StringComparison.Ordinal) ? "/probability" : "/levers", null, e.Message, e.Hint);
        }
    }

    private static ImmutableArray<(LeverRange Range, double Weight)> Levers(PreparedForecast forecast, GoalSeekRequest request)
    {
        var all = LeverRanges.Of(forecast, request.Levers, onlyDecisions: true);
        for (var i = 0; i < request.Locked.Count; i++)
        {
            var name = request.Locked[i];
            if (all.All(lever => lever.Range.Lever.Name != name && lever.Range.Lever.Declaration.Name != name))
                throw QuestionProblem.At($"/locked/{i}", name, $"'{name}' is none of the levers that may move.", $"They are {string.Join(", ", all.Select(lever => lever.Range.Lever.Name))}.");
        }

        return [.. all.Where(lever => !request.Locked.Contains(lever.Range.Lever.Name) && !request.Locked.Contains(lever.Range.Lever.Declaration.Name))];
    }

    private static GoalSeekDocument Document(AnalysisSubject subject, PreparedForecast forecast, BoundedGoal goal, BoundedAnswer answer) => new(
        AnswerHead.Of(subject, forecast),
        answer.IsReached,
        IsExact: false,
        goal.Probability,
        goal.Rule == BoundedRule.Together,
        answer.BestProbability,
        answer.Effort,
        [
            .. answer.Levers.Select(move => new GoalLeverDocument(
                move.Lever.Lever.Declaration.Name,
                move.Lever.Lever.Members.IsEmpty ? null : move.Lever.Lever.Members[0],
                move.Lever.Lever.Declaration.Labels.ToSorted(),
                move.Lever.Lever.Declaration.Unit,
                move.Lever.FromYear,
                move.Lever.ToYear,
                move.Lever.Minimum,
                move.Lever.Maximum,
                move.Values[0].Before,
                move.Values[0].After,
                move.Shift,
                move.Effort)),
        ],
        Changes(answer.Scenario),
        [.. answer.Targets.Select(Target)],
        Probability(answer.Together),
        answer.Runs);

    // Consecutive years with one value are one change.
    private static ImmutableArray<LeverRequest> Changes(Scenario scenario)
    {
        var changes = ImmutableArray.CreateBuilder<LeverRequest>();
        foreach (var change in scenario.Levers)
        {
            if (changes.Count > 0 && changes[^1] is var last && last.Lever == change.Lever && last.Sector == change.Member && last.To + 1 == change.FromYear && last.Value.Equals(change.Value))
                changes[^1] = last with { To = change.ToYear };
            else
                changes.Add(new LeverRequest { Lever = change.Lever, Sector = change.Member, From = change.FromYear, To = change.ToYear, Value = change.Value });
        }

        return changes.ToImmutable();
    }

    private static GoalTargetDocument Target(BoundedTargetAnswer answer)
    {
        var (indicator, sector) = IndicatorName.Of(answer.Target.Figure.Indicator);
        var target = answer.Target.Target;
        return new GoalTargetDocument(
            indicator, sector, target.Year, target.Operator.ToText(), target.Value, target.Unit, Probability(answer.Probability), answer.BestProbability, answer.Relaxation, answer.RelaxedValue, answer.SharedRelaxation, null, null);
    }

    private static GoalProbabilityDocument Probability(BoundedProbability probability) => new(probability.Before, probability.After, probability.Fresh, probability.StandardError);
}
