using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;

namespace Simulation.Api.Tests.Doubles;

/// <summary>
/// Scenarios in memory, one version of each, so that tests see what the HTTP side passes on and how it words what comes back. What conditions mean is tested with the grains.
/// </summary>
internal sealed class SampleScenarios(string province, string id) : IScenarioGrain
{
    public static readonly DateTimeOffset Changed = new(2026, 11, 23, 9, 15, 4, TimeSpan.Zero);

    public ScenarioSave? LastSave { get; private set; }

    public (WriteCondition Condition, string Author, Guid Token)? LastDeletion { get; private set; }

    public long? LastVersion { get; private set; }

    public static ScenarioDefinition Definition { get; } = new()
    {
        Name = "Năm hạn",
        Plan = "2024",
        Levers = [new("social_investment", null, 2024, 2025, 40_000)],
        Events = [new("drought", null, 2024, 2024, true, null)],
    };

    public Task<SavedScenario> FindAsync(long? version, CancellationToken cancellation = default)
    {
        LastVersion = version;
        return id == "dry-year" ? Task.FromResult(Saved(Definition, version ?? 3)) : throw new SimulationFaultException(FaultKind.NotFound, $"{province} has no scenario '{id}'.");
    }

    public Task<ScenarioVersion[]> HistoryAsync(long? before, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<ScenarioVersion[]>([.. All.Where(version => version.Version < (before ?? long.MaxValue)).Take(limit)]);

    public Task<SavedScenario> SaveAsync(ScenarioSave save, CancellationToken cancellation = default)
    {
        LastSave = save;
        return save.Condition.Kind switch
        {
            WriteConditionKind.IsVersion when !save.Condition.Versions.Contains(3) => throw new SimulationFaultException(
                FaultKind.Conflict, "tra-vinh/dry-year has version 3.", new Problem("If-Match", "\"2\"", "The newest version is 3.", "Send If-Match: \"3\".")),
            WriteConditionKind.Unstated when id == "dry-year" => throw new SimulationFaultException(FaultKind.ConditionRequired, "tra-vinh/dry-year is there already."),
            WriteConditionKind.IsVersion or WriteConditionKind.Exists => Task.FromResult(Saved(save.Definition, 4) with { Remarks = [new("/levers/0", "This changes nothing.")] }),
            _ => Task.FromResult(Saved(save.Definition, 1)),
        };
    }

    public Task DeleteAsync(WriteCondition condition, string author, Guid token, CancellationToken cancellation = default)
    {
        LastDeletion = (condition, author, token);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<ScenarioVersion> WatchAsync(long after, CancellationToken cancellation = default) => throw new NotSupportedException();

    private static ScenarioVersion[] All =>
    [
        new("dry-year", 3, "Lan", Changed, false, "Năm hạn", 2), new("dry-year", 2, "Bình", Changed, true, "", 0), new("dry-year", 1, "Bình", Changed, false, "Dry year", 1),
    ];

    private SavedScenario Saved(ScenarioDefinition definition, long version) =>
        new() { Province = province, Id = id, Version = version, Author = "Lan", Changed = Changed, Definition = definition };
}

/// <summary>The list of scenarios: three, in pages.</summary>
internal sealed class SampleScenarioList : IScenariosGrain
{
    private static readonly string[] Ids = ["a", "b", "c"];

    public Task<ScenarioVersion[]> ListAsync(string? after, int limit, CancellationToken cancellation = default) => Task.FromResult<ScenarioVersion[]>(
    [
        .. Ids.Where(id => string.CompareOrdinal(id, after ?? "") > 0).Take(limit)
            .Select(id => new ScenarioVersion(id, 1, "Lan", SampleScenarios.Changed, false, id.ToUpperInvariant(), 2)),
    ]);
}
