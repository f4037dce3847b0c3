using System.Text.Json.Serialization;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Questions;

/// <summary>An event made certain, impossible or more or less likely. Needs either occurs or probability.</summary>
public sealed record EventRequest
{
    /// <summary>Name of the event.</summary>
    public required string Event { get; init; }

    /// <summary>Member, for an event that has several.</summary>
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

    /// <summary>True: it happens in every draw. False: in none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Occurs { get; init; }

    /// <summary>Yearly probability, 0 to 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Probability { get; init; }

    /// <summary>The change in the words of the model library.</summary>
    public EventChange ToChange() => new(Event, Sector, Year ?? From, Year ?? To, Occurs, Probability);
}
