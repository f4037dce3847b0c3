using Simulation.Cluster.Fixture;
using Simulation.Cluster.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(ReferenceHost))]

namespace Simulation.Cluster.Tests.Support;

/// <summary>One embedded host that nothing happens to: what it answers is right. Started by the first test that asks.</summary>
public sealed class ReferenceHost : IAsyncLifetime
{
    private EmbeddedHost? host;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The bytes of the result of a question, asked as a run.</summary>
    public async Task<byte[]> AnswerAsync(string question, CancellationToken cancellation) => await (await ApiAsync(cancellation)).AnswerAsync(question, cancellation);

    /// <summary>Asks it.</summary>
    public async Task<ApiClient> ApiAsync(CancellationToken cancellation) => (host ??= await EmbeddedHost.StartAsync(cancellation)).Api;

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
