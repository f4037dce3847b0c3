using System.Globalization;
using Simulation.Api.Json;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;

namespace Simulation.Api.Simulate;

/// <summary>Between the words of HTTP and those of the grains.</summary>
internal static class SimulateMapping
{
    /// <summary>Reads a question, noting every mistake of shape.</summary>
    public static SimulationQuestion Question(JsonFields fields) => new()
    {
        Plan = fields.Text("plan"),
        Levers = fields.Objects("levers", Lever),
        Events = fields.Objects("events", Event),
        Horizon = fields.Year("horizon"),
        Draws = fields.Whole("draws"),
        Seed = fields.Unsigned("seed"),
        Indicators = fields.Texts("indicators"),
        Scenario = fields.Text("scenario"),
        ScenarioVersion = fields.Whole("scenarioVersion"),
        Calibration = fields.Text("calibration"),
    };

    /// <summary>The answer as it goes over the wire.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="call">The call that gets it again; null where it is not known.</param>
    public static SimulateResponse Response(RunResult result, ReproduceResponse? call) => new()
    {
        Run = result.Run,
        Model = result.Model,
        Calibration = result.Calibration,
        DataVintage = result.DataVintage,
        Plan = result.Plan,
        Seed = result.Seed,
        Draws = result.Draws,
        Years = result.Years,
        Forecasts = [.. result.Forecasts.Select(Forecast)],
        Targets = [.. result.Targets.Select(Target)],
        AllTargets = new AllTargetsResponse(result.AllTargets),
        Scenario = result.Scenario?.Id,
        ScenarioVersion = result.Scenario?.Version,
        Reproduce = call,
    };

    /// <summary>Reads a lever set to a value.</summary>
    public static LeverSetting Lever(JsonFields fields)
    {
        var lever = fields.RequiredText("lever", "social_investment");
        var sector = fields.Text("sector");
        var (from, to) = Years(fields);
        return new LeverSetting(lever, sector, from, to, fields.RequiredNumber("value"));
    }

    /// <summary>Reads an event switched on, off or made likelier.</summary>
    public static EventSetting Event(JsonFields fields)
    {
        var name = fields.RequiredText("event", "drought");
        var sector = fields.Text("sector");
        var (from, to) = Years(fields);
        return new EventSetting(name, sector, from, to, fields.Truth("occurs"), fields.Number("probability"));
    }

    /// <summary>Reads the years of a change: <c>year</c> for one, <c>from</c> and <c>to</c> for several.</summary>
    public static (int? From, int? To) Years(JsonFields fields)
    {
        const string WayOut = "Give 'year' for one year, or 'from' and 'to' for several.";
        fields.Exclude("year", "from", WayOut);
        fields.Exclude("year", "to", WayOut);
        // All three are read in any case: a field that nobody reads counts as unknown.
        var (year, from, to) = (fields.Year("year"), fields.Year("from"), fields.Year("to"));
        return (year ?? from, year ?? to);
    }

    private static ForecastResponse Forecast(SeriesForecast forecast) => new()
    {
        Indicator = forecast.Indicator,
        Sector = forecast.Sector,
        Unit = forecast.Unit,
        Mean = forecast.Mean,
        Median = forecast.Median,
        Bands = forecast.Bands.ToDictionary(
            band => band.Percent.ToString(CultureInfo.InvariantCulture),
            IReadOnlyList<IReadOnlyList<double?>> (band) => [band.Low, band.High]),
    };

    /// <summary>How a target fares, as it goes over the wire.</summary>
    public static TargetOutcomeResponse Target(TargetOutcome target) => new()
    {
        Indicator = target.Indicator,
        Sector = target.Sector,
        Operator = target.Operator,
        Value = target.Value,
        Unit = target.Unit,
        Year = target.Year,
        Kind = target.Kind,
        Median = target.Median,
        Probability = target.Probability,
        Status = target.Status,
        RestsOnPriors = target.RestsOnPriors,
    };
}
