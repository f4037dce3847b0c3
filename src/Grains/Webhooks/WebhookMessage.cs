using System.Text.Json.Serialization;

namespace Simulation.Grains.Webhooks;

/// <summary>What is posted when a run has ended. Who needs the result asks for it with his key.</summary>
/// <param name="Type"><c>run.finished</c>, <c>run.failed</c> or <c>run.cancelled</c>.</param>
/// <param name="Timestamp">When the run ended.</param>
/// <param name="Data">The run.</param>
internal sealed record WebhookMessage(string Type, DateTimeOffset? Timestamp, WebhookMessage.Subject Data)
{
    /// <summary>The run.</summary>
    /// <param name="Run">Its id.</param>
    /// <param name="State">finished, failed or cancelled.</param>
    /// <param name="Provinces">Provinces concerned.</param>
    /// <param name="Address">Address of its status.</param>
    /// <param name="Results">Address of its results.</param>
    internal sealed record Subject(string Run, string State, IReadOnlyList<string> Provinces, string Address, string Results);
}

/// <summary>How messages are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookMessage))]
internal sealed partial class WebhookJson : JsonSerializerContext;
