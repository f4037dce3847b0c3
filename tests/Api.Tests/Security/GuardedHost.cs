using System.Net.Http.Headers;
using Simulation.Api.Tests.Security;
using Simulation.Contracts.Keys;
using Xunit;

[assembly: AssemblyFixture(typeof(GuardedHost))]

namespace Simulation.Api.Tests.Security;

/// <summary>A host that asks for keys, with a key of every role for one province, and an operator's. Started once for all tests.</summary>
public sealed class GuardedHost : IAsyncLifetime
{
    /// <summary>The province that the keys reach.</summary>
    public const string Own = "tra-vinh";

    /// <summary>One that they do not.</summary>
    public const string Other = "tien-giang";

    /// <summary>The operator key of the configuration.</summary>
    public const string OperatorKey = "an operator key for tests, long enough";

    private readonly Dictionary<AccessRole, string> secrets = [];

    internal ApiHost Host { get; } = new("--Security:OperatorKey", OperatorKey);

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        foreach (var role in Enum.GetValues<AccessRole>())
            secrets[role] = Host.Grains.Known.Add($"the-{role.ToString().ToLowerInvariant()}", role, role == AccessRole.Operator ? null : [Own]);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>The secret of the key of a role.</summary>
    public string SecretOf(AccessRole role) => secrets[role];

    /// <summary>Asks with a secret, or none.</summary>
    public Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, string? secret, string? body = null) => SendAsync(Host, method, address, secret, body);

    internal static async Task<HttpResponseMessage> SendAsync(ApiHost host, HttpMethod method, string address, string? secret, string? body = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        if (secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
