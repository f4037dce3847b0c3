using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.Analyses;

/// <summary>What an answer rests on: who repeats the question gets the same figures.</summary>
/// <param name="Province">Id of the province.</param>
/// <param name="Plan">Id of the plan; null without one.</param>
/// <param name="Model">Name and version of the model.</param>
/// <param name="Calibration">Id of the calibration.</param>
/// <param name="DataVintage">The day as of which data are known.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="RestOnPriors">Targets of the plan of whose indicators no figure was published, <c>new_jobs[total]</c>: their probabilities are those of the priors.</param>
public sealed record AnswerHead(string Province, string? Plan, string Model, string Calibration, DateOnly DataVintage, ulong Seed, long Draws, IReadOnlyList<string> RestOnPriors)
{
    /// <summary>The head of an answer about a forecast.</summary>
    internal static AnswerHead Of(AnalysisSubject subject, PreparedForecast forecast)
    {
        var model = subject.Joined.Model;
        return new AnswerHead(
            subject.Joined.Province.Id, forecast.Plan?.Id, model.Version.Length == 0 ? model.Name : $"{model.Name} {model.Version}", forecast.Calibration, subject.Joined.AsOf, forecast.Seed, forecast.Draws,
            [.. (forecast.Plan?.Targets ?? []).Where(target => target.RestsOnPriors).Select(target => $"{target.Indicator}[{target.Sector}]").Distinct()]);
    }
}
