using System.Text.Json;
using Microsoft.AspNetCore.Components.Authorization;
using Simulation.Contracts;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Documents.Analyses;
using Simulation.Documents.Laboratory;
using Simulation.Documents.Questions;

namespace Simulation.Web.Desk;

/// <summary>Asks the grains what a page shows: the same questions that the API takes, so that the same numbers come back.</summary>
/// <param name="grains">Where provinces are.</param>
/// <param name="visitors">Who looks at the page; null where nobody is asked.</param>
public sealed class PlannerDesk(IGrainDoor grains, AuthenticationStateProvider? visitors = null)
{
    // A page shows progress while it waits: it asks again so often.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Each open page is a caller of its own: what is computed at the same time is shared fairly between planners.
    private readonly string caller = $"page-{Guid.NewGuid():N}";

    /// <summary>The grains themselves, for what is asked on one page only.</summary>
    public IGrainDoor Grains
    {
        get
        {
            Enter();
            return grains;
        }
    }

    /// <summary>Who looks at the page; null where nobody is asked, or nobody is known.</summary>
    public DeskVisitor? Visitor => User?.Identity?.Name is { Length: > 0 } name && User.FindFirst(Access.Claim) is { } claim ? new DeskVisitor(name, Access.Parse(claim.Value).Role) : null;

    /// <summary>The provinces there are.</summary>
    public Task<ProvinceSummary[]> ProvincesAsync() =>
        Grains.Provinces.ListAsync();

    /// <summary>How far a province is from answering.</summary>
    public Task<ProvinceReadiness> ReadinessAsync(string province) =>
        Grains.Province(province).GetReadinessAsync();

    /// <summary>All that a page needs to draw a province.</summary>
    public Task<ProvinceDescription> DescribeAsync(string province, CancellationToken cancellation = default) =>
        Grains.Province(province).DescribeAsync(cancellation);

    /// <summary>Answers a what-if question.</summary>
    public Task<RunResult> SimulateAsync(string province, SimulationQuestion question, CancellationToken cancellation = default) =>
        Grains.Province(province).SimulateAsync(question, cancellation);

    /// <summary>Figures of an indicator, or all.</summary>
    public async Task<IReadOnlyList<ObservationFigure>> ObserveAsync(string province, ObservationQuery query, CancellationToken cancellation = default)
    {
        var figures = new List<ObservationFigure>();
        for (int? after = query.After; after is { } place;)
        {
            var page = await Grains.Province(province).ObserveAsync(query with { After = place }, cancellation);
            figures.AddRange(page.Figures);
            after = page.Next;
        }
        return figures;
    }

    /// <summary>Answers a question to an analysis, telling how far it has come until the answer is there.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">The question cannot be answered.</exception>
    public async Task<TDocument> AskAsync<TRequest, TDocument>(
        ProvinceAnalysis<TRequest, TDocument> analysis, string province, TRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
        where TRequest : class
        where TDocument : class
    {
        var question = new AnalysisQuestion
        {
            Analysis = analysis.Name,
            Request = JsonSerializer.SerializeToUtf8Bytes(request, analysis.RequestType),
            Scenarios = request is INamesScenarios { Choices: var choices }
                ? [.. choices.Where(choice => choice.Choice.Scenario is not null).Select(choice => new NamedScenario(choice.Path, choice.Choice.Scenario!, choice.Choice.ScenarioVersion))]
                : [],
            Patience = Patience,
        };
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var answer = await Grains.Province(province).AnalyseAsync(question, cancellation);
            if (answer.Document is { } document) return JsonSerializer.Deserialize(document, analysis.DocumentType)!;
            progress?.Report(answer.Progress);
        }
    }

    /// <summary>Puts a question to a model, or to a text that comes with the question.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">The question cannot be answered.</exception>
    public async Task<TDocument> AskModelAsync<TRequest, TDocument>(
        ModelAnalysis<TRequest, TDocument> analysis, string model, TRequest request, CancellationToken cancellation = default)
        where TRequest : class
        where TDocument : class
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var document = await Grains.Model(model).AnalyseAsync(analysis.Name, JsonSerializer.SerializeToUtf8Bytes(request, analysis.RequestType), cancellation);
        return JsonSerializer.Deserialize(document, analysis.DocumentType)!;
    }

    private System.Security.Claims.ClaimsPrincipal? User => visitors?.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } known ? known.Result.User : null;

    // Whatever the page asks from here on is asked by the one who looks at it, and no more is answered than he may see.
    private void Enter()
    {
        var visitor = User;
        Caller.Current = visitor?.Identity?.Name is { Length: > 0 } name ? name : caller;
        Access.Current = visitors is null ? null : visitor?.FindFirst(Access.Claim) is { } claim ? Access.Parse(claim.Value) : Access.Nothing;
    }
}
