using System.Net;
using System.Net.Sockets;
using Simulation.Api.Security;
using Simulation.Contracts;

namespace Simulation.Api.Limits;

/// <summary>Tells callers apart: limits are kept, and work is shared, between them.</summary>
internal interface ICaller
{
    /// <summary>Name of the one who sent a request.</summary>
    string Of(HttpContext http);
}

/// <summary>A caller is who he was known as; a stranger is his address.</summary>
internal sealed class NamedCaller : ICaller
{
    private readonly AddressCaller addresses = new();

    public string Of(HttpContext http) => Identity.NameOf(http.User) ?? addresses.Of(http);
}

/// <summary>A caller is the address that a request comes from; of the long addresses their network, which one subscriber has for himself.</summary>
internal sealed class AddressCaller : ICaller
{
    private const int NetworkBytes = 8;

    public string Of(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? Of(address) : Caller.Nobody;

    internal static string Of(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(plain)) return plain.ToString();
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/{8 * NetworkBytes}";
    }
}
