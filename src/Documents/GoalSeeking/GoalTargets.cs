using System.Collections.Immutable;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Language;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.GoalSeeking;

/// <summary>The targets of a goal seek: the plan's, as they are or with parts of the question's own.</summary>
internal static class GoalTargets
{
    public static ImmutableArray<BoundedTarget> Of(PreparedForecast forecast, IReadOnlyList<GoalTargetRequest> requests)
    {
        if (requests.Count > 0) return [.. requests.Select((request, i) => Of(forecast, request, $"/targets/{i}"))];
        ImmutableArray<BoundedTarget> all = [.. ForecastSpan.TargetsOf(forecast).Select(target => new BoundedTarget(target.Figure, target.Target))];
        return all.IsEmpty ? throw QuestionProblem.At("/targets", null, "The province has no plan with simulated targets.", "Give targets: indicator, operator and value.") : all;
    }

    private static BoundedTarget Of(PreparedForecast forecast, GoalTargetRequest request, string path)
    {
        var planned = ForecastSpan.TargetsOf(forecast).Select(target => target.Target).FirstOrDefault(target =>
            target.Indicator == request.Indicator && target.Sector == (request.Sector ?? IndicatorName.Total) && (request.Year is null || target.Year == request.Year));
        var figure = ForecastSpan.FigureOf(forecast, request.Indicator, request.Sector, request.Year ?? planned?.Year, path);
        if ((request.Value ?? planned?.Value) is not { } value || !double.IsFinite(value))
            throw QuestionProblem.At($"{path}/value", null, $"The plan has no target for {figure}.", "Give the value that is to be reached.");
        var comparison = planned?.Operator ?? TargetOperator.AtLeast;
        if (request.Operator is { } text && !TargetOperatorText.TryParse(text, out comparison))
            throw QuestionProblem.At($"{path}/operator", text, $"There is no operator '{text}'.", $"Give one of {string.Join(", ", TargetOperatorText.All)}.");
        if (planned is not null && request.Value is null) return new BoundedTarget(figure, planned with { Operator = comparison });
        var (indicator, sector) = IndicatorName.Of(figure.Indicator);
        return new BoundedTarget(figure, new Target
        {
            Indicator = indicator,
            Sector = sector,
            Operator = comparison,
            Value = value,
            Unit = planned?.Unit ?? figure.Indicator.Declaration.Unit,
            Year = figure.Year,
            Kind = TargetKind.Simulated,
            Labels = planned?.Labels ?? figure.Indicator.Declaration.Labels,
        });
    }
}
