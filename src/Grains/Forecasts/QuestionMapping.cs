using Simulation.Contracts.Questions;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Grains.Forecasts;

/// <summary>Questions in the words of the model library.</summary>
internal static class QuestionMapping
{
    public static ForecastQuestion Forecast(SimulationQuestion question) => new()
    {
        Scenario = new Scenario([.. question.Levers.Select(Lever)], [.. question.Events.Select(Event)]),
        Plan = question.Plan,
        Horizon = question.Horizon,
        Draws = question.Draws,
        Seed = question.Seed,
        Indicators = [.. question.Indicators],
    };

    public static LeverChange Lever(LeverSetting lever) => new(lever.Lever, lever.Sector, lever.From, lever.To, lever.Value);

    public static EventChange Event(EventSetting change) => new(change.Event, change.Sector, change.From, change.To, change.Occurs, change.Probability);
}
