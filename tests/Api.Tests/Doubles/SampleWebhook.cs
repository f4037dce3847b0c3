using Simulation.Contracts.Webhooks;

namespace Simulation.Api.Tests.Doubles;

/// <summary>A webhook that waits for the sample run.</summary>
internal sealed class SampleWebhook(string id) : IWebhookGrain
{
    public Task<WebhookStatus> RegisterAsync(WebhookOrder order, CancellationToken cancellation = default) =>
        Task.FromResult(new WebhookStatus(id, order.Run, order.Url, WebhookState.Waiting, 0, null, null));

    public Task<WebhookStatus?> FindAsync(CancellationToken cancellation = default) => Task.FromResult<WebhookStatus?>(null);

    public Task ResumeAsync(CancellationToken cancellation = default) => throw new NotSupportedException();
}
