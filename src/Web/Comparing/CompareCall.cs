using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Documents.Comparison;

namespace Simulation.Web.Comparing;

/// <summary>The call of the API that compares the same scenarios.</summary>
public static class CompareCall
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Method and address, and the body on the next line.</summary>
    public static string Of(string province, CompareRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = new
        {
            scenarios = request.Scenarios.Select(scenario => new
            {
                scenario.Name,
                stack = scenario.Stack.Select(choice => new
                {
                    choice.Scenario,
                    choice.ScenarioVersion,
                    levers = choice.Levers.Count == 0 ? null : choice.Levers,
                    events = choice.Events.Count == 0 ? null : choice.Events,
                }),
            }),
        };
        return $"POST /v1/provinces/{province}/compare\n{JsonSerializer.Serialize(body, Plain)}";
    }
}
