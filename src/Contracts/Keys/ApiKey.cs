namespace Simulation.Contracts.Keys;

/// <summary>A key for programs and people who ask over HTTP, as it is kept: what it allows, and the hash by which its secret is known again.</summary>
[GenerateSerializer, Immutable, Alias("api-key")]
public sealed record ApiKey
{
    /// <summary>Its name, which the audit trail shows; never given again.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>SHA-256 of its secret.</summary>
    [Id(1)]
    public required byte[] Hash { get; init; }

    /// <summary>What it may do.</summary>
    [Id(2)]
    public required AccessRole Role { get; init; }

    /// <summary>Where; null for all provinces.</summary>
    [Id(3)]
    public string[]? Provinces { get; init; }

    /// <summary>When it was made.</summary>
    [Id(4)]
    public required DateTimeOffset Created { get; init; }

    /// <summary>Who made it.</summary>
    [Id(5)]
    public required string Author { get; init; }

    /// <summary>From when on it opens nothing; null for never.</summary>
    [Id(6)]
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked; null while it was not.</summary>
    [Id(7)]
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>True while it opens something.</summary>
    public bool IsValid(DateTimeOffset now) => Revoked is null && (Expires is not { } end || now < end);
}

/// <summary>A key that is to be made. Its secret stays with who makes it: only the hash is handed on and kept.</summary>
/// <param name="Name">Its name: up to 60 lower-case letters, digits and hyphens.</param>
/// <param name="Hash">SHA-256 of its secret.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Provinces">Where; null for all provinces.</param>
/// <param name="Expires">From when on it opens nothing; null for never.</param>
/// <param name="Author">Who makes it.</param>
/// <param name="Token">Names this order, so that it is done once however often it is sent.</param>
[GenerateSerializer, Immutable, Alias("api-key-order")]
public sealed record ApiKeyOrder(
    [property: Id(0)] string Name,
    [property: Id(1)] byte[] Hash,
    [property: Id(2)] AccessRole Role,
    [property: Id(3)] string[]? Provinces,
    [property: Id(4)] DateTimeOffset? Expires,
    [property: Id(5)] string Author,
    [property: Id(6)] Guid Token);
