namespace Simulation.Contracts.Provinces;

/// <summary>The list of provinces of this deployment: those that came with the program, and those that were brought. Key: <see cref="Key"/>.</summary>
[Alias("provinces")]
public interface IProvincesGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "all";

    /// <summary>Every province, in the order of their ids. Loads and calibrates none.</summary>
    [Alias("list")]
    Task<ProvinceSummary[]> ListAsync(CancellationToken cancellation = default);

    /// <summary>Id of the province that an archive holds; null when it cannot be read, which its import says why.</summary>
    [Alias("identify")]
    Task<string?> IdentifyAsync(byte[] archive);
}

/// <summary>A province in a list.</summary>
/// <param name="Id">Id in addresses, <c>tra-vinh</c>.</param>
/// <param name="Labels">Name by language.</param>
/// <param name="Model">Name of its model.</param>
/// <param name="BaseYear">Last year of its history; the forecast starts in the year after.</param>
/// <param name="Plans">Ids of its plans, the current one first.</param>
[GenerateSerializer, Immutable, Alias("province-summary")]
public sealed record ProvinceSummary(
    [property: Id(0)] string Id,
    [property: Id(1)] Dictionary<string, string> Labels,
    [property: Id(2)] string Model,
    [property: Id(3)] int BaseYear,
    [property: Id(4)] string[] Plans)
{
    /// <summary>True when it was brought as an archive, and did not come with the program.</summary>
    [Id(5)]
    public bool IsImported { get; init; }
}
