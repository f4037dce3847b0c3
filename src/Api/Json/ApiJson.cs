using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Api.Analyses;
using Simulation.Api.Auditing;
using Simulation.Api.Calibrations;
using Simulation.Api.Errors;
using Simulation.Api.Health;
using Simulation.Api.Keys;
using Simulation.Api.Models;
using Simulation.Api.Observations;
using Simulation.Api.Plans;
using Simulation.Api.Provinces;
using Simulation.Api.Runs;
using Simulation.Api.Scenarios;
using Simulation.Api.Sectors;
using Simulation.Api.Simulate;
using Simulation.Api.Sweeps;
using Simulation.Api.Webhooks;
using Simulation.Api.Workshops;

namespace Simulation.Api.Json;

/// <summary>How every type that goes over HTTP is written: fields in the order of declaration, names in camelCase, numbers that read back to the same bits.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ProblemResponse))]
[JsonSerializable(typeof(ProblemKind))]
[JsonSerializable(typeof(ProblemListResponse))]
[JsonSerializable(typeof(LivenessResponse))]
[JsonSerializable(typeof(ReadinessResponse))]
[JsonSerializable(typeof(ProvinceListResponse))]
[JsonSerializable(typeof(ProvinceResponse))]
[JsonSerializable(typeof(ImportResponse))]
[JsonSerializable(typeof(PlanResponse))]
[JsonSerializable(typeof(ModelResponse))]
[JsonSerializable(typeof(ExplanationResponse))]
[JsonSerializable(typeof(SimulateRequest))]
[JsonSerializable(typeof(SectorRequest))]
[JsonSerializable(typeof(SimulateResponse))]
[JsonSerializable(typeof(ScenarioRequest))]
[JsonSerializable(typeof(ScenarioResponse))]
[JsonSerializable(typeof(ScenarioTemplateListResponse))]
[JsonSerializable(typeof(ScenarioListResponse))]
[JsonSerializable(typeof(ScenarioVersionListResponse))]
[JsonSerializable(typeof(RunResponse))]
[JsonSerializable(typeof(RunListResponse))]
[JsonSerializable(typeof(CalibrateRequest))]
[JsonSerializable(typeof(SweepRequest))]
[JsonSerializable(typeof(SweepRowResponse))]
[JsonSerializable(typeof(ObservationListResponse))]
[JsonSerializable(typeof(ObservationsRequest))]
[JsonSerializable(typeof(UploadResponse))]
[JsonSerializable(typeof(AuditTrailResponse))]
[JsonSerializable(typeof(WebhookRequest))]
[JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(NewWebhookResponse))]
[JsonSerializable(typeof(WorkshopRequest))]
[JsonSerializable(typeof(WorkshopResponse))]
[JsonSerializable(typeof(WorkshopListResponse))]
[JsonSerializable(typeof(WorkshopEventResponse))]
[JsonSerializable(typeof(HandInRequest))]
[JsonSerializable(typeof(EntryResponse))]
[JsonSerializable(typeof(LeaveOutRequest))]
[JsonSerializable(typeof(TryRequest))]
[JsonSerializable(typeof(ChancesResponse))]
[JsonSerializable(typeof(WorkshopResultsResponse))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(KeyResponse))]
[JsonSerializable(typeof(NewKeyResponse))]
[JsonSerializable(typeof(KeyListResponse))]
[JsonSerializable(typeof(AnalysisProgressResponse))]
[JsonSerializable(typeof(AnalysisProgressEvent))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    static ApiJson() => Default = new ApiJson(Legible(new JsonSerializerOptions(s_defaultOptions)));

    // JSON is never put into HTML here, so Vietnamese and >= may stay legible.
    public static JsonSerializerOptions Legible(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
