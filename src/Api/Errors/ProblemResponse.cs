using System.Text.Json.Serialization;
using Simulation.Api.Health;

namespace Simulation.Api.Errors;

/// <summary>A problem document of RFC 9457, <c>application/problem+json</c>.</summary>
public sealed record ProblemResponse
{
    /// <summary>Address that explains the kind of problem.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in words.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened to this request, and the way out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>Address that was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }

    /// <summary>Everything found wrong, in the order of the request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldError>? Errors { get; init; }

    /// <summary>How far each province has come, while the host is not ready.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProvinceProgress>? Provinces { get; init; }
}

/// <summary>One thing wrong with a request.</summary>
/// <param name="Field">The field as a JSON pointer into the body, <c>/levers/0/value</c>; for a parameter of the address, its name after <c>?</c>.</param>
/// <param name="Value">What was given; absent when something is missing.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="WayOut">What would be right.</param>
public sealed record FieldError([property: JsonPropertyName("pointer")] string Field, string? Value, string Message, string WayOut);
