using System.Text;

namespace Simulation.Api.Tests.Fuzzing;

/// <summary>A request that somebody might send, sound or not.</summary>
/// <param name="Operation">Name of the operation that it is meant for.</param>
/// <param name="Method">Its method.</param>
/// <param name="Address">Path and query, escaped.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body; null for none.</param>
/// <param name="MediaType">What the body says that it is.</param>
public sealed record FuzzRequest(string Operation, string Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, string MediaType)
{
    /// <summary>The message.</summary>
    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Address, UriKind.Relative));
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        if (Body is null) return message;
        message.Content = new ByteArrayContent(Body);
        message.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        return message;
    }

    /// <summary>All that is needed to send it again by hand.</summary>
    public override string ToString() =>
        $"{Operation}: {Method} {Address}\n{string.Join('\n', Headers.Select(header => $"{header.Name}: {header.Value}"))}\n{MediaType}\n{(Body is null ? "no body" : Encoding.UTF8.GetString(Body)[..Math.Min(2_000, Encoding.UTF8.GetCharCount(Body))])}";
}
