namespace Simulation.Contracts.Runs;

/// <summary>The shards that a run is cut into, and who is at work on them.</summary>
/// <param name="Done">Shards that are done.</param>
/// <param name="Total">Shards in all.</param>
/// <param name="AtWork">Shards lent to workers now, in the order of their numbers.</param>
[GenerateSerializer, Immutable, Alias("run-shards")]
public sealed record RunShards([property: Id(0)] int Done, [property: Id(1)] int Total, [property: Id(2)] ShardAtWork[] AtWork);

/// <summary>A shard that a worker computes.</summary>
/// <param name="Number">Its number in the run, from 0.</param>
/// <param name="First">Its first unit: draw of a forecast, block of a calibration's chains, point of a sweep.</param>
/// <param name="Count">How many of these.</param>
/// <param name="Done">Units of the run's progress that are done within it, as far as its worker has told.</param>
/// <param name="Silo">Address of the silo.</param>
/// <param name="Worker">Number of the worker in its silo.</param>
[GenerateSerializer, Immutable, Alias("shard-at-work")]
public sealed record ShardAtWork(
    [property: Id(0)] int Number,
    [property: Id(1)] long First,
    [property: Id(2)] int Count,
    [property: Id(3)] long Done,
    [property: Id(4)] string Silo,
    [property: Id(5)] int Worker);
