namespace Simulation.Contracts.Webhooks;

/// <summary>Tells an address elsewhere that a run has ended, until it is heard. Key: id of the webhook.</summary>
[Alias("webhook")]
public interface IWebhookGrain : IGrainWithStringKey
{
    /// <summary>Accepts an order. When this returns it is recorded, and will be carried out whatever dies; sent again, it is found.</summary>
    /// <exception cref="Faults.SimulationFaultException">There is no such run, the address cannot be used, or too many webhooks are open.</exception>
    [Alias("register")]
    Task<WebhookStatus> RegisterAsync(WebhookOrder order, CancellationToken cancellation = default);

    /// <summary>What has become of it; null when there is none.</summary>
    [Alias("status")]
    Task<WebhookStatus?> FindAsync(CancellationToken cancellation = default);

    /// <summary>Makes it go on when the silo that looked after it is gone. Repeated, it changes nothing.</summary>
    [Alias("resume")]
    Task ResumeAsync(CancellationToken cancellation = default);
}

/// <summary>Whom to tell of which run.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Url">Where the message is posted.</param>
/// <param name="Secret">Key by which messages are signed, 32 random bytes.</param>
/// <param name="Author">Who wants it.</param>
/// <param name="Token">Names this order, so that it is done once however often it is sent.</param>
[GenerateSerializer, Immutable, Alias("webhook-order")]
public sealed record WebhookOrder(
    [property: Id(0)] string Run, [property: Id(1)] string Url, [property: Id(2)] byte[] Secret, [property: Id(3)] string Author, [property: Id(4)] Guid Token);

/// <summary>What has become of a webhook.</summary>
public enum WebhookState
{
    /// <summary>The run has not ended, or nobody has heard the message yet.</summary>
    Waiting,

    /// <summary>The message was heard.</summary>
    Delivered,

    /// <summary>The message was never heard, and is not sent any more.</summary>
    Failed,
}

/// <summary>A webhook as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Run">The run it is about.</param>
/// <param name="Url">Where the message goes.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Outcome">What came of the last attempt; null before the first.</param>
/// <param name="Next">When it is sent next; null when it was not refused yet, or is not sent any more.</param>
[GenerateSerializer, Immutable, Alias("webhook-status")]
public sealed record WebhookStatus(
    [property: Id(0)] string Id,
    [property: Id(1)] string Run,
    [property: Id(2)] string Url,
    [property: Id(3)] WebhookState State,
    [property: Id(4)] int Attempts,
    [property: Id(5)] string? Outcome,
    [property: Id(6)] DateTimeOffset? Next);
