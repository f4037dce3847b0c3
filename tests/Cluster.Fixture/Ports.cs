using System.Net;
using System.Net.Sockets;

namespace Simulation.Cluster.Fixture;

/// <summary>Ports of the loopback interface that nobody uses.</summary>
public static class Ports
{
    /// <summary>So many different ports.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        // All at once, so that no port is given twice.
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }

    /// <summary>Address of a port.</summary>
    public static Uri AddressOf(int port) => new($"http://127.0.0.1:{port}");
}
