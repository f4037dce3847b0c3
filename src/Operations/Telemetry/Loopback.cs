using System.Net;
using Microsoft.AspNetCore.Http;

namespace Simulation.Operations.Telemetry;

/// <summary>Who calls from the same machine.</summary>
public static class Loopback
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"];

    /// <summary>True when the request came from this machine itself, and not through a proxy on it.</summary>
    public static bool IsCaller(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !Array.Exists(Forwarding, http.Request.Headers.ContainsKey);
    }
}
