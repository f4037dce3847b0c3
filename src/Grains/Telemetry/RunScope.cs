using Microsoft.Extensions.Logging;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Shards;

namespace Simulation.Grains.Telemetry;

/// <summary>Puts the id of the run into the scope of everything that is logged while a run or one of its shards is asked: in JSON logs, the field <c>Run</c>.</summary>
internal sealed class RunScope(ILogger<RunScope> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (RunOf(context) is not { } run)
        {
            await context.Invoke();
            return;
        }

        using (logger.BeginScope(new Dictionary<string, object> { ["Run"] = run }))
            await context.Invoke();
    }

    private static string? RunOf(IIncomingGrainCallContext context) => context.Grain switch
    {
        IRunGrain => context.TargetId.Key.ToString(),
        IShardGrain when context.Request.GetArgument(0) is ShardWork work => work.Ticket.Run,
        _ => null,
    };
}
