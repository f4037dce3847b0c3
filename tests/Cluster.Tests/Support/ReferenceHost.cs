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
    public async Task<byte[]> AnswerAsync(string question, CancellationToken cancellation)
    {
        host ??= await EmbeddedHost.StartAsync(cancellation);
        return await host.Api.AnswerAsync(question, cancellation);
    }

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
