using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Simulation.Operations.Clustering;
using Simulation.Operations.Health;
using Simulation.Operations.Startup;
using Simulation.Silo.Hosting;
using Simulation.Storage;
using Simulation.Storage.Schema;

namespace Simulation.Silo.Commands;

/// <summary>What the program can be told to do. Whatever an operator has to put right ends it with a sentence, not with a stack of calls.</summary>
internal static class SiloCommand
{
    /// <summary>Exit code when something outside is missing: the database, its schema, the running silo.</summary>
    public const int Failed = 1;

    /// <summary>Exit code when the command line or the configuration is wrong.</summary>
    public const int Misused = 2;

    private const string Usage =
        """
        A node of the cluster.

        Simulation.Silo [settings]               runs until it is told to stop (SIGTERM), then finishes what it has begun
        Simulation.Silo migrate [settings]       brings the schema of the database up to this version
        Simulation.Silo healthcheck [settings]   asks the silo on this machine whether it lives; exit code 0 when it does
        Simulation.Silo --help                   this text

        Settings come from appsettings.json, the environment (Cluster__Connection), files in /run/secrets (Cluster__Connection) and the command line:
          --Cluster:Connection "Host=localhost;Database=simulation;Username=simulation;Password=..."    needed
          --Cluster:SiloPort 11111  --Cluster:GatewayPort 30000  --Cluster:OperationsUrl http://localhost:5081
        All of them are explained in docs/guide/cluster.md.
        """;

    /// <summary>Runs the command; returns the exit code of the process.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var (command, settings) = args is [var first, ..] && !first.StartsWith('-') ? (first, args[1..]) : (null, args);
        if (args.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            await output.WriteLineAsync(Usage);
            return 0;
        }

        try
        {
            switch (command)
            {
                case null:
                    return await RunSiloAsync(settings);
                case "migrate":
                    return await MigrateCommand.RunAsync(settings, output);
                case HealthCheckCommand.Name:
                    return await HealthCheckCommand.RunAsync(ClusterSettings.Read(SiloApplication.Configuration(settings)).OperationsUrl, output);
                default:
                    await errors.WriteLineAsync($"There is no command '{command}'.{Environment.NewLine}{Environment.NewLine}{Usage}");
                    return Misused;
            }
        }
        catch (Exception exception) when (exception is ConfigurationException or OrleansConfigurationException)
        {
            await errors.WriteLineAsync(exception.Message);
            return Misused;
        }
        catch (Exception exception) when (exception is SchemaVersionException or StorageUnavailableException or DbException or IOException or SocketException)
        {
            await errors.WriteLineAsync(exception.Message);
            return Failed;
        }
        catch (OptionsValidationException exception)
        {
            await errors.WriteLineAsync(string.Join(Environment.NewLine, exception.Failures));
            return Misused;
        }
    }

    private static async Task<int> RunSiloAsync(string[] settings)
    {
        await using var app = SiloApplication.Build(settings);
        Validate(app);
        try
        {
            using var stop = new StopSignal();
            await app.WaitForDatabaseAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Told to stop before there was anything to finish.
            return 0;
        }

        await app.RunAsync();
        return 0;
    }

    private static void Validate(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (InvalidOperationException exception)
        {
            // The binder's own words, which name key, value and type: "Failed to convert configuration value 'many' at 'Simulation:MaximumDraws' ..."
            throw new ConfigurationException(exception.Message, exception);
        }
    }
}
