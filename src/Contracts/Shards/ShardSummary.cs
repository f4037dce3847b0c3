using Simulation.Model.Ensembles.Summaries;

namespace Simulation.Contracts.Shards;

/// <summary>The mergeable summary of a shard: by reference inside a process, in its binary form between processes.</summary>
/// <param name="Summary">The summary.</param>
[GenerateSerializer, Immutable, Alias("shard-summary")]
public sealed record ShardSummary([property: Id(0)] RunSummary Summary);

/// <summary>A summary between processes.</summary>
/// <param name="Bytes">Its binary form.</param>
[GenerateSerializer, Immutable, Alias("run-summary-bytes")]
public readonly record struct RunSummaryBytes([property: Id(0)] byte[] Bytes);

/// <summary>Lets <see cref="RunSummary"/>, which knows nothing of grains, cross between processes.</summary>
[RegisterConverter]
public sealed class RunSummaryConverter : IConverter<RunSummary, RunSummaryBytes>
{
    /// <inheritdoc/>
    public RunSummary ConvertFromSurrogate(in RunSummaryBytes surrogate) => RunSummary.FromBytes(surrogate.Bytes);

    /// <inheritdoc/>
    public RunSummaryBytes ConvertToSurrogate(in RunSummary value) => new(value.ToBytes());
}
