using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace Simulation.Operations.Startup;

/// <summary>Settings from mounted secrets: a file for each, named like the variable of the environment, <c>Cluster__Connection</c>.</summary>
public static class Secrets
{
    /// <summary>Where containers have them.</summary>
    public const string Folder = "/run/secrets";

    /// <summary>Adds the files of a folder, where there is one: they count more than the environment, and less than the command line.</summary>
    public static void AddSecrets(this IConfigurationBuilder configuration, string folder = Folder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (!Directory.Exists(folder)) return;
        var commandLine = configuration.Sources.OfType<CommandLineConfigurationSource>().LastOrDefault();
        var place = commandLine is null ? configuration.Sources.Count : configuration.Sources.IndexOf(commandLine);
        configuration.Sources.Insert(place, new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(folder), Optional = true });
    }
}
