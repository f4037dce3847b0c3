using Microsoft.Extensions.Configuration;
using Simulation.Operations.Startup;
using Xunit;

namespace Simulation.Operations.Tests.Startup;

public sealed class SecretsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("secrets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void AddSecrets_File_StandsBetweenEnvironmentAndCommandLine()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "Cluster__Connection"), "Host=secret");
        File.WriteAllText(Path.Combine(folder.FullName, "Cluster__Id"), "secret");
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("Cluster:Connection", "Host=environment"), new("Cluster:Id", "environment"), new("Cluster:SiloPort", "7")]);
        configuration.AddCommandLine(["--Cluster:Id", "typed"]);

        configuration.AddSecrets(folder.FullName);

        Assert.Equal(("Host=secret", "typed", "7"), (configuration["Cluster:Connection"], configuration["Cluster:Id"], configuration["Cluster:SiloPort"]));
    }

    [Fact]
    public void AddSecrets_NoFolder_AddsNothing()
    {
        var configuration = new ConfigurationManager();
        var before = ((IConfigurationBuilder)configuration).Sources.Count;

        configuration.AddSecrets(Path.Combine(folder.FullName, "none"));

        Assert.Equal(before, ((IConfigurationBuilder)configuration).Sources.Count);
    }
}
