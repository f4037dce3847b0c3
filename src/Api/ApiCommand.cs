using Microsoft.Extensions.Options;
using Simulation.Api.Hosting;
using Simulation.Api.Hosting.Client;
using Simulation.Api.Keys;
using Simulation.Operations.Clustering;
using Simulation.Operations.Health;
using Simulation.Operations.Startup;

namespace Simulation.Api;

/// <summary>What the program can be told to do. Whatever an operator has to put right ends it with a sentence, not with a stack of calls.</summary>
internal static class ApiCommand
{
    /// <summary>Exit code when something outside is missing or taken: the port, the data folder, the database.</summary>
    public const int Failed = 1;

    /// <summary>Exit code when the command line or the configuration is wrong.</summary>
    public const int Misused = 2;

    private const string Usage =
        """
        The HTTP API; without a cluster, everything else as well.

        Simulation.Api [settings]               runs until it is told to stop (SIGTERM)
        Simulation.Api healthcheck [settings]   asks the API on this machine whether it lives; exit code 0 when it does
        Simulation.Api keys create NAME --role viewer|planner|economist|operator [--provinces a,b] [--days n] [settings]
                                                makes a key and writes its secret, once; works beside a running host with the same settings
        Simulation.Api keys list [settings]     lists the keys
        Simulation.Api keys revoke NAME [settings]
                                                makes a key open nothing any more
        Simulation.Api --help                   this text

        Settings come from appsettings.json, the environment (Cluster__Connection), files in /run/secrets (Cluster__Connection) and the command line:
          --urls http://localhost:5080             where it listens
          --Simulation:DataDirectory folder        where everything is kept, without a cluster
          --Cluster:Connection "Host=...;..."      the cluster's PostgreSQL; with it, this process asks the silos of the cluster
          --Security:Keyless false                 keys are asked for; without it this machine alone is answered, and everybody on it
        All of them are explained in docs/guide/cluster.md and docs/guide/security.md.
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
                    return await RunApiAsync(settings);
                case HealthCheckCommand.Name:
                    return await HealthCheckCommand.RunAsync(ApiApplication.Urls(settings), output);
                case KeyCommand.Name:
                    return await KeyCommand.RunAsync(settings, output, errors);
                default:
                    await errors.WriteLineAsync($"There is no command '{command}'.{Environment.NewLine}{Environment.NewLine}{Usage}");
                    return Misused;
            }
        }
        catch (ConfigurationException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return Misused;
        }
        catch (Exception exception) when (exception is IOException || EmbeddedHost.IsRefusal(exception))
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

    /// <summary>Chooses where the grains live: with a cluster configured in its silos, else in this process.</summary>
    public static void AddGrains(WebApplicationBuilder builder)
    {
        if (ClusterSettings.Read(builder.Configuration).IsCluster) ClusterHost.Add(builder);
        else EmbeddedHost.Add(builder);
    }

    private static async Task<int> RunApiAsync(string[] settings)
    {
        await using var app = ApiApplication.Build(settings, AddGrains);
        Validate(app);
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop while it was still waiting for the cluster.
        }

        return 0;
    }

    private static void Validate(WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
        }
        catch (InvalidOperationException exception)
        {
            // The binder's own words, which name key, value and type: "Failed to convert configuration value 'many' at 'Simulation:MaximumDraws' ..."
            throw new ConfigurationException(exception.Message, exception);
        }
    }
}
