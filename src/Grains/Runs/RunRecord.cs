using System.Text.Json.Serialization;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Work;

namespace Simulation.Grains.Runs;

/// <summary>What is kept of a run besides its answer.</summary>
/// <param name="Order">What was asked.</param>
/// <param name="State">Queued stands for every run that has not ended; how far it is, its recorded pieces tell.</param>
/// <param name="Submitted">When it was submitted.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Failure">Why it failed.</param>
internal sealed record RunRecord(RunOrder Order, RunState State, DateTimeOffset Submitted, DateTimeOffset? Ended, string? Failure)
{
    /// <summary>Version of the stored form.</summary>
    public const int Schema = 1;

    /// <summary>True when nothing more will happen.</summary>
    [JsonIgnore]
    public bool IsFinal => State is RunState.Finished or RunState.Failed or RunState.Cancelled;
}

/// <summary>The stored form of runs and their answers: names and values, no types.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(OpenRun))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(SweepRow[]))]
[JsonSerializable(typeof(SweepTicket))]
internal sealed partial class StoredRunJson : JsonSerializerContext;
