using Simulation.Contracts.Auditing;

namespace Simulation.Api.Tests.Doubles;

/// <summary>Two changes that somebody made.</summary>
internal sealed class SampleTrail : IAuditGrain
{
    public (string? Kind, long? Before, int Limit) Last { get; private set; }

    public Task<AuditedChange[]> ListAsync(string? kind, long? before, int limit, CancellationToken cancellation = default)
    {
        Last = (kind, before, limit);
        AuditedChange[] changes =
        [
            new(9, SampleScenarios.Changed, "Lan", "scenario", "dry-year", 2, "changed", ["name: Dry"], ["name: Năm hạn"]),
            new(5, SampleScenarios.Changed, "Bình", "province", "tra-vinh", 1, "created", [], ["upload 3f2a"]),
        ];
        return Task.FromResult<AuditedChange[]>([.. changes.Take(limit)]);
    }
}
