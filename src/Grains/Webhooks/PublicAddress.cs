using System.Net;
using System.Net.Sockets;

namespace Simulation.Grains.Webhooks;

/// <summary>Tells addresses that everybody can reach from those of this machine and of networks behind it.</summary>
internal static class PublicAddress
{
    private const int EmbeddedInSixToFour = 2;
    private const int EmbeddedInTranslated = 12;

    // RFC 6890 and its successors: what is not of the public Internet.
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True for an address of the public Internet. Addresses that carry another one inside are judged by it.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Is(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && SixToFour.Contains(address)) return Is(Embedded(address, EmbeddedInSixToFour));
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address)) return Is(Embedded(address, EmbeddedInTranslated));
        return !Array.Exists(Reserved, network => network.Contains(address));
    }

    private static IPAddress Embedded(IPAddress address, int start) => new(address.GetAddressBytes().AsSpan(start, 4));
}
