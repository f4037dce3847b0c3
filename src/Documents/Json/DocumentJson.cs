using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json;
using Simulation.Documents.Attribution;
using Simulation.Documents.Auditing;
using Simulation.Documents.Backtesting;
using Simulation.Documents.Calibrating;
using Simulation.Documents.Comparison;
using Simulation.Documents.Control;
using Simulation.Documents.Estimation;
using Simulation.Documents.GoalSeeking;
using Simulation.Documents.Laboratory;
using Simulation.Documents.ModelComparison;
using Simulation.Documents.Monitoring;
using Simulation.Documents.Questions;
using Simulation.Documents.RequiredGrowth;
using Simulation.Documents.Sensitivity;

namespace Simulation.Documents.Json;

/// <summary>
/// How questions and documents are written: fields in the order of declaration, names in camelCase, numbers that read back to the same bits, Vietnamese as it is.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ScenarioChoice))]
[JsonSerializable(typeof(PlanAuditRequest))]
[JsonSerializable(typeof(PlanAuditDocument))]
[JsonSerializable(typeof(RequiredGrowthRequest))]
[JsonSerializable(typeof(RequiredGrowthDocument))]
[JsonSerializable(typeof(CalibrationReviewRequest))]
[JsonSerializable(typeof(CalibrationReviewDocument))]
[JsonSerializable(typeof(MonitorRequest))]
[JsonSerializable(typeof(MonitorDocument))]
[JsonSerializable(typeof(PlanScorecardRequest))]
[JsonSerializable(typeof(PlanScorecardDocument))]
[JsonSerializable(typeof(AttributionRequest))]
[JsonSerializable(typeof(AttributionDocument))]
[JsonSerializable(typeof(SensitivityRequest))]
[JsonSerializable(typeof(SensitivityDocument))]
[JsonSerializable(typeof(GoalSeekRequest))]
[JsonSerializable(typeof(GoalSeekDocument))]
[JsonSerializable(typeof(CompareRequest))]
[JsonSerializable(typeof(CompareDocument))]
[JsonSerializable(typeof(BacktestRequest))]
[JsonSerializable(typeof(BacktestDocument))]
[JsonSerializable(typeof(MultipliersRequest))]
[JsonSerializable(typeof(MultipliersDocument))]
[JsonSerializable(typeof(ModelGoalRequest))]
[JsonSerializable(typeof(ModelGoalDocument))]
[JsonSerializable(typeof(OptimalControlRequest))]
[JsonSerializable(typeof(OptimalControlDocument))]
[JsonSerializable(typeof(JudgementRequest))]
[JsonSerializable(typeof(JudgementDocument))]
[JsonSerializable(typeof(ModelMultipliersRequest))]
[JsonSerializable(typeof(ModelCheckRequest))]
[JsonSerializable(typeof(ModelCheckDocument))]
[JsonSerializable(typeof(ModelGraphRequest))]
[JsonSerializable(typeof(ModelGraphDocument))]
[JsonSerializable(typeof(ModelCompareRequest))]
[JsonSerializable(typeof(TrackRequest))]
[JsonSerializable(typeof(EstimateRequest))]
[JsonSerializable(typeof(EstimationDocument))]
[JsonSerializable(typeof(TrackingDocument))]
[JsonSerializable(typeof(ModelDifferenceDocument))]
public sealed partial class DocumentJson : JsonSerializerContext
{
    static DocumentJson() => Default = new DocumentJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
