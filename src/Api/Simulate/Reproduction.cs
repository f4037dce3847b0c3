using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Simulation.Api.Formats;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;

namespace Simulation.Api.Simulate;

/// <summary>
/// Writes the call that gets an answer again: what the question left out is spelt out as it was then, so that another calibration, plan or default since makes no difference. The call of
/// the answer to that call is itself.
/// </summary>
internal static class Reproduction
{
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The call of an answer whose question is known from it; null where it is not.</summary>
    /// <param name="province">Id of the province.</param>
    /// <param name="result">The answer, as it was computed: all of its years.</param>
    /// <param name="series">Years and transformation that are shown.</param>
    public static ReproduceResponse? Of(string province, RunResult result, SeriesQuery series = default) =>
        result.Question is { } question ? Of(SimulateEndpoint.AddressOf(province), question, result, series) : null;

    /// <summary>The call.</summary>
    /// <param name="address">Address of the question: <c>/v1/provinces/tra-vinh/simulate</c>.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="result">The answer, as it was computed: all of its years.</param>
    /// <param name="series">Years and transformation that are shown.</param>
    /// <param name="given">Paths that a department gave; null for a whole province.</param>
    public static ReproduceResponse Of(string address, SimulationQuestion question, RunResult result, SeriesQuery series = default, IReadOnlyDictionary<string, double[]>? given = null)
    {
        var body = Body(question, result, given);
        var place = address + series.ToQuery();
        return new ReproduceResponse("POST", place, body, $"curl -s -X POST \"$H{place}\" -H 'Content-Type: application/json' -d '{body.Replace("'", "'\\''", StringComparison.Ordinal)}'");
    }

    private static string Body(SimulationQuestion question, RunResult result, IReadOnlyDictionary<string, double[]>? given)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Legible))
        {
            json.WriteStartObject();
            json.WriteString("calibration", result.Calibration);
            if (result.Plan is { } plan) json.WriteString("plan", plan);
            if (result.Scenario is { } scenario)
            {
                json.WriteString("scenario", scenario.Id);
                json.WriteNumber("scenarioVersion", scenario.Version);
            }

            WriteChanges(json, question);
            json.WriteNumber("horizon", result.Years[^1]);
            json.WriteNumber("draws", result.Draws);
            json.WriteNumber("seed", result.Seed);
            if (question.Indicators.Length > 0) Write(json, "indicators", question.Indicators, (writer, name) => writer.WriteStringValue(name));
            if (given is { Count: > 0 }) WriteGiven(json, given);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteChanges(Utf8JsonWriter json, SimulationQuestion question)
    {
        if (question.Levers.Length > 0)
        {
            Write(json, "levers", question.Levers, static (writer, lever) =>
            {
                writer.WriteStartObject();
                WriteName(writer, "lever", lever.Lever, lever.Sector);
                WriteYears(writer, lever.From, lever.To);
                writer.WriteNumber("value", lever.Value);
                writer.WriteEndObject();
            });
        }

        if (question.Events.Length == 0) return;
        Write(json, "events", question.Events, static (writer, change) =>
        {
            writer.WriteStartObject();
            WriteName(writer, "event", change.Event, change.Sector);
            WriteYears(writer, change.From, change.To);
            if (change.Occurs is { } occurs) writer.WriteBoolean("occurs", occurs);
            if (change.Probability is { } probability) writer.WriteNumber("probability", probability);
            writer.WriteEndObject();
        });
    }

    private static void WriteGiven(Utf8JsonWriter json, IReadOnlyDictionary<string, double[]> given)
    {
        json.WriteStartObject("given");
        foreach (var (name, path) in given) Write(json, name, path, static (writer, value) => writer.WriteNumberValue(value));
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, string kind, string name, string? sector)
    {
        json.WriteString(kind, name);
        if (sector is not null) json.WriteString("sector", sector);
    }

    private static void WriteYears(Utf8JsonWriter json, int? from, int? to)
    {
        if (from is { } year && from == to)
        {
            json.WriteNumber("year", year);
            return;
        }

        if (from is { } first) json.WriteNumber("from", first);
        if (to is { } last) json.WriteNumber("to", last);
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }
}
