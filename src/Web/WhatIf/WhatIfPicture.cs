using Simulation.Contracts.Runs;

namespace Simulation.Web.WhatIf;

/// <summary>One consistent picture: everything in it belongs to the same changes.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Result">Forecasts and targets.</param>
/// <param name="Elapsed">How long it took to compute.</param>
public sealed record WhatIfPicture(PlannerChanges Changes, RunResult Result, TimeSpan Elapsed)
{
    /// <summary>The forecast of an indicator; null when it is not published.</summary>
    public SeriesForecast? Forecast(string indicator, string sector) => Result.Forecasts.FirstOrDefault(each => each.Indicator == indicator && each.Sector == sector);

    /// <summary>How the same target fares in a result.</summary>
    public TargetOutcome? Same(TargetOutcome target) =>
        Result.Targets.FirstOrDefault(each => each.Indicator == target.Indicator && each.Sector == target.Sector && each.Year == target.Year && each.Operator == target.Operator);

    /// <summary>True when a lever or event is changed and yet no target's probability, nor its median, is another than in a picture without it.</summary>
    public bool MovesNothing(WhatIfPicture other) => Result.Targets.All(target =>
        other.Same(target) is { } same && Nullable.Equals(same.Probability, target.Probability) && Nullable.Equals(same.Median, target.Median));
}
