using System.Net.Sockets;
using Npgsql;
using Simulation.Storage.Sql;

namespace Simulation.Storage.Postgres;

/// <summary>What PostgreSQL's faults mean for the work that met them.</summary>
internal static class PostgresFaults
{
    private const string ReadOnlyTransaction = "25006";
    private const string DiskFull = "53100";

    // Class 57P: an administrator or a crash ended the session, or the server is starting up or shutting down.
    private const string Intervention = "57P";

    // Class 08: the connection failed.
    private const string Connection = "08";

    /// <summary>Judges an exception.</summary>
    public static Fault Judge(Exception exception) => exception switch
    {
        PostgresException { SqlState: DiskFull } => Fault.Lasting,
        PostgresException server when IsPassing(server) => Fault.Passing,
        PostgresException => Fault.Other,
        NpgsqlException client when client.IsTransient || client.InnerException is SocketException or IOException or TimeoutException => Fault.Passing,
        SocketException => Fault.Passing,
        _ => Fault.Other,
    };

    // Only a standby refuses to write: after a failover, the same address leads to a server that does not.
    private static bool IsPassing(PostgresException server) =>
        server.IsTransient
        || server.SqlState == ReadOnlyTransaction
        || server.SqlState.StartsWith(Intervention, StringComparison.Ordinal)
        || server.SqlState.StartsWith(Connection, StringComparison.Ordinal);
}
