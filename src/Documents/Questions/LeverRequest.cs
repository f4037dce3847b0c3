using System.Text.Json.Serialization;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Questions;

/// <summary>A lever set to a value, in one year or from one year to another, both included; over the whole forecast without years.</summary>
public sealed record LeverRequest
{
    /// <summary>Name of the lever.</summary>
    public required string Lever { get; init; }

    /// <summary>Sector, plant or other member for a lever that has one value for each; all members when left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sector { get; init; }

    /// <summary>The one year; excludes from and to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Year { get; init; }

    /// <summary>First year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? From { get; init; }

    /// <summary>Last year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? To { get; init; }

    /// <summary>Value in the lever's unit.</summary>
    public required double Value { get; init; }

    /// <summary>The change in the words of the model library.</summary>
    public LeverChange ToChange() => new(Lever, Sector, Year ?? From, Year ?? To, Value);
}
