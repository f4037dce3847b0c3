using Simulation.Contracts;
using System.Collections.Concurrent;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Auditing;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Models;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Shards;
using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Webhooks;
using Simulation.Contracts.Work;
using Simulation.Contracts.Workshops;

namespace Simulation.Api.Tests.Doubles;

/// <summary>Grains of the tests of the HTTP side: no engine, and answers known by heart.</summary>
internal sealed class SampleGrains : IGrainDoor, IProvincesGrain, IModelGrain, IDispatcherGrain, ISweepDeskGrain
{
    private readonly ConcurrentDictionary<string, SampleScenarios> scenarios = new(StringComparer.Ordinal);

    public SampleGrains() => Sample = new SampleProvince("tra-vinh", State);

    public HostState State { get; } = new();

    public SampleProvince Sample { get; }

    public (string Variable, string? Province, int? Year, int Depth) LastExplanation { get; private set; }

    public IProvincesGrain Provinces => this;

    public IProvinceGrain Province(string id) => id == "tra-vinh" ? Sample : new SampleProvince(id, State);

    public IScenariosGrain Scenarios(string province) => new SampleScenarioList();

    public IScenarioGrain Scenario(string province, string scenario) => Asked(scenario, province);

    public IAuditGrain Audit(string province) => Trail;

    public SampleTrail Trail { get; } = new();

    public SampleKeys Known { get; } = new();

    public IKeysGrain Keys => Known;

    public IWebhookGrain Webhook(string id) => new SampleWebhook(id);

    public SampleWorkshop Held { get; } = new();

    public IPlanningWorkshopsGrain Workshops(string province) => Held;

    public IPlanningWorkshopGrain Workshop(string code) =>
        WorkshopCode.Read(code) == SampleWorkshop.Code ? Held : throw new SimulationFaultException(FaultKind.NotFound, $"There is no workshop with the code {code}.");

    /// <summary>A scenario, with what it was asked last.</summary>
    public SampleScenarios Asked(string scenario, string province = "tra-vinh") => scenarios.GetOrAdd(scenario, id => new SampleScenarios(province, id));

    public IModelGrain Model(string name) => name == "provincial" ? this : throw new SimulationFaultException(FaultKind.NotFound, $"There is no model '{name}'.");

    public SweepQuestion? LastSweep { get; private set; }

    /// <summary>What the one who asked last for a sweep may do.</summary>
    public string? AccessOfSweep { get; private set; }

    public SampleRun Sampled { get; } = new();

    public IAnalysisGrain Analysis(string id) => new SampleAnalysis(id);

    public IShardGrain Shard(string calibration) => throw new NotSupportedException();

    public ISweepDeskGrain Sweeps => this;

    public IDispatcherGrain Dispatcher => this;

    public IRunGrain Run(string id) => id == SampleRun.Id ? Sampled : new SampleRun { Current = Calibrations.GetValueOrDefault(id) };

    /// <summary>Calibrations that were submitted here, by id; the one in use was not.</summary>
    public static IReadOnlyDictionary<string, RunStatus> Calibrations { get; } = new Dictionary<string, RunStatus>
    {
        ["unpublished"] = SampleRun.Status(RunKind.Calibration, RunState.Finished, done: 100_000) with { Run = "unpublished", Revision = 3 },
        ["halfway"] = SampleRun.Status(RunKind.Calibration, RunState.Running, done: 50_000) with { Run = "halfway", Revision = 3 },
        ["stopped"] = SampleRun.Status(RunKind.Calibration, RunState.Cancelled, done: 50_000) with { Run = "stopped", Revision = 3 },
        ["broken"] = SampleRun.Status(RunKind.Calibration, RunState.Failed, done: 50_000, "No mode was found.") with { Run = "broken", Revision = 3 },
    };

    public IIdempotencyGrain Idempotency(string key) => Sampled.Key(key);

    public Task<RunStatus> SubmitAsync(SweepQuestion sweep, CancellationToken cancellation = default)
    {
        LastSweep = sweep;
        AccessOfSweep = Access.Current?.ToString();
        return State.SubmitAsync(RunKind.Sweep);
    }

    public Task EnterAsync(OpenRun run) => throw new NotSupportedException();

    public Task LeaveAsync(string run) => throw new NotSupportedException();

    public Task<WorkPiece?> LeaseAsync(string worker, CancellationToken cancellation = default) => throw new NotSupportedException();

    Task<DispatcherOverview> IDispatcherGrain.DescribeAsync() =>
        Task.FromResult(new DispatcherOverview([new OpenRun(SampleRun.Id, "127.0.0.1", RunKind.Forecast, IsOwed: false)], ["S127.0.0.1:11111:1/0"]));

    public Task<string?> IdentifyAsync(byte[] archive) => Task.FromResult<string?>(null);

    public IAsyncEnumerable<DispatcherOverview> WatchAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<ProvinceSummary[]> ListAsync(CancellationToken cancellation = default) =>
        Task.FromResult<ProvinceSummary[]>([new("tra-vinh", SampleProvince.Description.Labels, "provincial", 2023, ["2024"])]);

    // What analyses say of models is tested on the shipped host.
    public Task<byte[]> AnalyseAsync(string analysis, byte[] request, CancellationToken cancellation = default) => Task.FromResult("""{"a":1}"""u8.ToArray());

    public Task<ModelDescription> DescribeAsync(CancellationToken cancellation = default) => Task.FromResult(new ModelDescription
    {
        Name = "provincial",
        Version = "1.0",
        Hash = "abc",
        Labels = new() { ["en"] = "Model" },
        Declarations = [new("grdp", "variable", [], new() { ["en"] = "GRDP" }, "billion VND2015", "flow", null)],
        Segments = [new(null, [new("grdp", "accounts", "grdp = taxes", 3)], ["taxes"], [])],
        Text = "model provincial",
    });

    public Task<VariableExplanation> ExplainAsync(string variable, string? province, int? year, int depth, CancellationToken cancellation = default)
    {
        LastExplanation = (variable, province, year, depth);
        return Task.FromResult(new VariableExplanation { Variable = variable, Kind = "variable", Labels = [], Unit = "percent", Terms = [new("a", 1), new("b", null)] });
    }
}
