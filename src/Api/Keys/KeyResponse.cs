using System.Text.Json.Serialization;

namespace Simulation.Api.Keys;

/// <summary>A key that is to be made.</summary>
public sealed record KeyRequest
{
    /// <summary>Name of the key, which the audit trail shows: up to 60 lower-case letters, digits and hyphens. A name is given once.</summary>
    public required string Name { get; init; }

    /// <summary>viewer reads and asks; planner saves scenarios and submits runs as well; economist uploads figures and calibrates as well; operator does everything.</summary>
    public required string Role { get; init; }

    /// <summary>Ids of the provinces that the key reaches; all when left out. An operator's key reaches all.</summary>
    public IReadOnlyList<string> Provinces { get; init; } = [];

    /// <summary>Days after which the key opens nothing any more, 1 to 3650; it does not expire when left out.</summary>
    public int? Days { get; init; }
}

/// <summary>A key, without its secret.</summary>
public record KeyResponse
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>viewer, planner, economist or operator.</summary>
    public required string Role { get; init; }

    /// <summary>Ids of the provinces that it reaches; null for all.</summary>
    public required IReadOnlyList<string>? Provinces { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Who made it.</summary>
    public required string Author { get; init; }

    /// <summary>From when on it opens nothing; null for never.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked; null while it was not.</summary>
    public required DateTimeOffset? Revoked { get; init; }
}

/// <summary>A key that was just made.</summary>
public sealed record NewKeyResponse : KeyResponse
{
    /// <summary>What its holder sends. It is shown this once, and kept nowhere.</summary>
    [JsonPropertyOrder(1)]
    public required string Secret { get; init; }
}

/// <summary>The keys of the deployment.</summary>
/// <param name="Keys">By name, the revoked and expired ones too.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record KeyListResponse(IReadOnlyList<KeyResponse> Keys, string? Next);
