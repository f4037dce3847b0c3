namespace Simulation.Contracts.Auditing;

/// <summary>Everything that people changed in a province. Key: province id, <c>tra-vinh</c>.</summary>
[Alias("audit")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>The changes, the newest first.</summary>
    /// <param name="kind">Only changes of this kind: <c>scenario</c>, <c>observations</c>, <c>province</c>, <c>workshop</c> or <c>workshop-entry</c>; null for all.</param>
    /// <param name="before">Number below which to go on; null for the newest.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Faults.SimulationFaultException">No such province, or no such kind.</exception>
    [Alias("list")]
    Task<AuditedChange[]> ListAsync(string? kind, long? before, int limit, CancellationToken cancellation = default);
}

/// <summary>A change that somebody made.</summary>
/// <param name="Number">Counts up over all changes of the deployment; numbers may be missing.</param>
/// <param name="When">When, in UTC.</param>
/// <param name="Author">Who.</param>
/// <param name="Kind">Kind of what was changed: <c>scenario</c>, <c>observations</c>, <c>province</c>, <c>workshop</c> or <c>workshop-entry</c>.</param>
/// <param name="Id">Which one: the scenario's id, the upload's id, the province's id.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="Action"><c>created</c>, <c>changed</c> or <c>deleted</c>.</param>
/// <param name="Before">What was so before and is not any more, a line for each thing.</param>
/// <param name="After">What is so now and was not before.</param>
[GenerateSerializer, Immutable, Alias("audited-change")]
public sealed record AuditedChange(
    [property: Id(0)] long Number,
    [property: Id(1)] DateTimeOffset When,
    [property: Id(2)] string Author,
    [property: Id(3)] string Kind,
    [property: Id(4)] string Id,
    [property: Id(5)] long Version,
    [property: Id(6)] string Action,
    [property: Id(7)] string[] Before,
    [property: Id(8)] string[] After);
