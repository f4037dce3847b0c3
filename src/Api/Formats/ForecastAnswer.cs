using Simulation.Api.Json;
using Simulation.Api.Sectors;
using Simulation.Api.Simulate;
using Simulation.Contracts;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;
using Simulation.Formats.Series;
using Simulation.Formats.Subjects;
using Simulation.Formats.Tables;
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

    /// <summary>The answer to a question, as it is wanted.</summary>
    /// <param name="result">What was computed.</param>
    /// <param name="province">Id of the province.</param>
    /// <param name="http">The request.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="sector">What a department asked about its own sector; null for a whole province.</param>
    public async Task<IResult> OfAsync(RunResult result, string province, HttpContext http, SimulationQuestion question, SectorQuestion? sector = null)
    {
        // Who asked from a scenario is told so, and asks from it again; otherwise all questions with one answer get the same bytes.
        var asked = sector is null && result.Scenario is null ? result.Question : question;
        var address = sector is null ? SimulateEndpoint.AddressOf(province) : SectorEndpoint.AddressOf(province, sector.Office);
        var call = asked is null ? null : Reproduction.Of(address, asked, result, Series, sector?.Given);
        return Format.IsJson ? JsonAnswer.Plain(Write(result, call, http)) : TableAnswer.Of(await TableAsync(result, province, http, call, ScenarioOf(question)), Format);
    }

    /// <summary>The answer of a run that has finished, which never changes.</summary>
    /// <param name="result">What was computed.</param>
    /// <param name="province">Id of the province.</param>
    /// <param name="http">The request.</param>
    public async Task<IResult> OfRunAsync(RunResult result, string province, HttpContext http)
    {
        var call = Reproduction.Of(province, result, Series);
        return Format.IsJson ? JsonAnswer.Immutable(Write(result, call, http)) : TableAnswer.Of(await TableAsync(result, province, http, call, scenario: null), Format, neverChanges: true);
    }

    private byte[] Write(RunResult result, ReproduceResponse? call, HttpContext http) => http.RequestServices.GetRequiredService<WrittenAnswers>().Write(
        result.Run, call, Series, () => SimulateMapping.Response(RunTransform.Apply(result, Series.Units, Series.Years), call));

    private async Task<StatisticalTable> TableAsync(RunResult result, string province, HttpContext http, ReproduceResponse? call, string? scenario)
    {
        var description = await http.RequestServices.GetRequiredService<IGrainDoor>().Province(province).DescribeAsync(http.RequestAborted);
        return ForecastTable.Of(description, RunTransform.Apply(result, Series.Units, Series.Years), Series.Units, scenario, call?.Curl);
    }
}
