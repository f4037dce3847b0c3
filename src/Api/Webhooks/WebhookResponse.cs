using System.Text.Json.Serialization;

namespace Simulation.Api.Webhooks;

/// <summary>Whom to tell of the end of which run.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Url">Where the message is posted: an https address of the public Internet, unless the host allows others.</param>
public sealed record WebhookRequest(string Run, string Url);

/// <summary>A webhook as it stands.</summary>
public record WebhookResponse
{
    /// <summary>Its id, which messages carry as webhook-id.</summary>
    public required string Webhook { get; init; }

    /// <summary>The run it is about.</summary>
    public required string Run { get; init; }

    /// <summary>Where the message goes.</summary>
    public required string Url { get; init; }

    /// <summary>waiting, delivered or failed.</summary>
    public required string State { get; init; }

    /// <summary>How often the message was sent.</summary>
    public required int Attempts { get; init; }

    /// <summary>What came of the last attempt; null before the first.</summary>
    public required string? Outcome { get; init; }

    /// <summary>When it is sent again; null when it was not refused, or is not sent any more.</summary>
    public required DateTimeOffset? Next { get; init; }
}

/// <summary>A webhook that was just registered.</summary>
public sealed record NewWebhookResponse : WebhookResponse
{
    /// <summary>Key by which its messages are signed, in base64 after whsec_. It is shown this once.</summary>
    [JsonPropertyOrder(1)]
    public required string Secret { get; init; }
}
