using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Simulation.Data;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Auditing;

namespace Simulation.Documents.Auditing;

/// <summary>Audits a plan by identities.</summary>
public sealed class PlanAuditAnalysis : ProvinceAnalysis<PlanAuditRequest, PlanAuditDocument>
{
    /// <inheritdoc/>
    public override string Name => "audit";

    /// <inheritdoc/>
    public override JsonTypeInfo<PlanAuditRequest> RequestType => DocumentJson.Default.PlanAuditRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<PlanAuditDocument> DocumentType => DocumentJson.Default.PlanAuditDocument;

    /// <inheritdoc/>
    public override PlanAuditDocument Answer(AnalysisSubject subject, PlanAuditRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        return Audit(subject.Joined, request.Plan);
    }

    /// <summary>Audits a plan of a province, which need not be calibrated for that.</summary>
    /// <param name="province">The province joined with its model.</param>
    /// <param name="plan">Id of the plan; null for the current one.</param>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">There is no such plan.</exception>
    public static PlanAuditDocument Audit(ProvinceModel province, string? plan)
    {
        ArgumentNullException.ThrowIfNull(province);
        var audited = PlanChoice.Find(province, plan);
        return new PlanAuditDocument
        {
            Province = province.Province.Id,
            Plan = audited.Id,
            DataVintage = province.AsOf,
            Findings = [.. PlanAuditor.Audit(audited, new ProvinceFacts(province)).Select(Finding)],
        };
    }

    private static AuditFindingDocument Finding(AuditFinding finding) => new()
    {
        Check = finding.Check,
        Verdict = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Verdict.ToString()),
        Summary = Texts(finding.Summary),
        Steps = [.. finding.Steps.Select(Texts)],
        Targets = finding.Targets,
        Value = finding.Value,
        Unit = finding.Unit,
        Facts = [.. finding.Facts.Select(fact => new AuditFactDocument(fact.Region, fact.Indicator, fact.Sector, fact.Year, fact.Value, fact.Unit, fact.Source))],
    };

    private static SortedDictionary<string, string> Texts(AuditText text) => new(StringComparer.Ordinal) { ["en"] = text.English, ["vi"] = text.Vietnamese };
}
