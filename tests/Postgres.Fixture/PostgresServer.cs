using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Simulation.Postgres.Fixture;

/// <summary>
/// A PostgreSQL server of a test's own: on loopback, on a free port, in a temporary folder, with everything flushed as in earnest. It ends with the process
/// that started it, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "simulation";

    // Waits for a word on its input and passes it to the server as a signal; when the input ends, whoever started it is gone.
    private const string Keeper = """ "$@" 1>&2 & server=$!; read -r signal; kill -"${signal:-QUIT}" "$server"; wait "$server" """;

    private readonly string folder;
    private ServerProcess? process;
    private int created;

    private PostgresServer(string folder, int port) => (this.folder, Port) = (folder, port);

    /// <summary>The port it listens on, also after a restart.</summary>
    public int Port { get; }

    /// <summary>Connection string of its first database.</summary>
    public string ConnectionString => ConnectionStringOf("postgres");

    /// <summary>What the server last wrote to its log.</summary>
    public string Log => process?.Log ?? "";

    /// <summary>Seconds that the server has computed since it was last started; 0 where it does not run.</summary>
    public double ProcessorSeconds => process?.ProcessorSeconds ?? 0;

    /// <summary>Creates a server in a new folder and starts it; returns when it accepts connections.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started; the message holds its log.</exception>
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("simulation-postgres-").FullName;
        var server = new PostgresServer(folder, FreePort());
        try
        {
            await ServerAccount.OwnAsync(folder, cancellation);
            // A locale with rules of its own, so that an order that forgets to ask for bytes is found out.
            await RunAsync(
                "initdb", "--pgdata", server.Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--locale-provider", "icu",
                "--icu-locale", "en", "--no-sync", "--no-instructions");
            await server.RestartAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        async Task RunAsync(string program, params string[] arguments)
        {
            using var run = Process.Start(ServerAccount.Start(Path.Combine(PostgresBinaries.Folder(), program), arguments))!;
            var texts = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(cancellation), run.StandardError.ReadToEndAsync(cancellation));
            await run.WaitForExitAsync(cancellation);
            if (run.ExitCode != 0) throw new InvalidOperationException($"{program} failed:\n{string.Concat(texts)}");
        }
    }

    /// <summary>Starts the server again on its port and its data, stopping it first where it runs; returns when it accepts connections.</summary>
    public async Task RestartAsync(CancellationToken cancellation = default)
    {
        await StopAsync();
        string[] settings =
        [
            string.Create(CultureInfo.InvariantCulture, $"port={Port}"), "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on", "synchronous_commit=on",
            "shared_buffers=64MB", "max_connections=200",
        ];
        var server = Path.Combine(PostgresBinaries.Folder(), "postgres");
        process = new ServerProcess(ServerAccount.Start("sh", ["-c", Keeper, "sh", server, "-D", Data, .. settings.SelectMany(setting => new[] { "-c", setting })]));
        await process.ReadyAsync(cancellation);
        await using var connection = await ConnectAsync(cancellation);
    }

    /// <summary>Stops the server; returns when it has ended. Does nothing where it does not run.</summary>
    /// <param name="immediate">True: as if it had crashed, without a checkpoint. False: open transactions are rolled back, then it shuts down in order.</param>
    public async Task StopAsync(bool immediate = false)
    {
        if (process is not { } running) return;
        process = null;
        await running.StopAsync(immediate ? "QUIT" : "INT");
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellation = default)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref created)}");
        await using var connection = await ConnectAsync(cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name of digits and letters of our own.
        command.CommandText = $"CREATE DATABASE {name}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
        return ConnectionStringOf(name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(immediate: true);
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    // Not pooled: a connection that outlives its server would be found broken by the next who gets it.
    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private string ConnectionStringOf(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = User,
        IncludeErrorDetail = true,
    }.ConnectionString;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
