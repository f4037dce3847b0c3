using Simulation.Api.Json;
using Simulation.Api.Simulate;
using Simulation.Contracts;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Formats.Series;
using Simulation.Formats.Subjects;
using Simulation.Formats.Words;

namespace Simulation.Api.Formats;

/// <summary>How the answer to a what-if question is wanted: format, language, years and transformation.</summary>
/// <param name="Format">Format and language.</param>
/// <param name="Series">Years and transformation.</param>
internal sealed record ForecastAnswer(AnswerFormat Format, SeriesQuery Series)
{
    /// <summary>Reads all of it, before anything is computed.</summary>
    public static ForecastAnswer Read(HttpRequest request)
    {
        var query = new QueryFields(request.Query);
        var series = SeriesQuery.Read(query);
        var answer = new ForecastAnswer(AnswerFormat.Read(request, query, FormatOffer.Published), series);
        query.Check();
        return answer;
    }

    /// <summary>The code of the scenario that a question asks for.</summary>
    public static string ScenarioOf(SimulationQuestion question) =>
        question.Levers.Length + question.Events.Length > 0 ? ProvinceWords.AsAsked : question.Scenario ?? ProvinceWords.Baseline;

    /// <summary>The answer as it is wanted.</summary>
    /// <param name="result">What was computed.</param>
    /// <param name="province">Id of the province.</param>
    /// <param name="grains">Where labels are asked for.</param>
    /// <param name="scenario">Code of the scenario; null where the question is not known.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<IResult> OfAsync(RunResult result, string province, IGrainDoor grains, string? scenario, CancellationToken cancellation)
    {
        var shown = RunTransform.Apply(result, Series.Units, Series.Years);
        if (Format.IsJson) return JsonAnswer.Of(SimulateMapping.Response(shown), ApiJson.Default.SimulateResponse);
        var description = await grains.Province(province).DescribeAsync(cancellation);
        return TableAnswer.Of(ForecastTable.Of(description, shown, Series.Units, scenario), Format);
    }
}
