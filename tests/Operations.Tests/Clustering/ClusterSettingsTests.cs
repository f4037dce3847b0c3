using System.Net;
using Npgsql;
using Simulation.Operations.Clustering;
using Simulation.Operations.Startup;
using Xunit;

namespace Simulation.Operations.Tests.Clustering;

public class ClusterSettingsTests
{
    private const string Connection = "Host=db;Database=simulation;Username=u;Password=secret";

    [Fact]
    public void Read_Nothing_IsTheEmbeddedHost()
    {
        var settings = ClusterSettings.Read(Configured.With());

        Assert.False(settings.IsCluster);
        Assert.Equal(new ClusterSettings(), settings);
    }

    [Fact]
    public void Read_Connection_IsACluster()
    {
        var settings = ClusterSettings.Read(Configured.With(
            "Cluster:Connection", Connection, "Cluster:SiloPort", "11112", "Cluster:AdvertisedAddress", "10.0.0.7", "Cluster:OperationsUrl", "http://*:5081",
            "Cluster:Patience", "00:00:20", "Cluster:Membership:ProbeTimeout", "00:00:05", "Cluster:Membership:Votes", "2"));

        Assert.True(settings.IsCluster);
        Assert.Equal((11112, IPAddress.Parse("10.0.0.7"), "http://*:5081", TimeSpan.FromSeconds(20)), (settings.SiloPort, settings.AdvertisedAddress, settings.OperationsUrl, settings.Patience));
        Assert.Equal((TimeSpan.FromSeconds(5), 2, 2), (settings.Membership.ProbeTimeout, settings.Membership.Votes, settings.Membership.MissedProbes));
    }

    [Theory]
    [InlineData("Cluster:SiloPort", "70000", "Cluster:SiloPort is '70000' and must be a whole number from 1 to 65535.")]
    [InlineData("Cluster:GatewayPort", "11111", "Cluster:SiloPort and Cluster:GatewayPort are both 11111: give two ports.")]
    [InlineData("Cluster:AdvertisedAddress", "my-host", "Cluster:AdvertisedAddress is 'my-host' and must be an IP address.")]
    [InlineData("Cluster:OperationsUrl", "5081", "Cluster:OperationsUrl is '5081' and must be an address such as http://localhost:5081 or http://*:5081.")]
    [InlineData("Cluster:Patience", "15", "Cluster:Patience is '15' and must be a time from 00:00:01 to 01:00:00, as hours:minutes:seconds.")]
    [InlineData("Cluster:Membership:MissedProbes", "0", "Cluster:Membership:MissedProbes is '0' and must be a whole number from 1 to 100.")]
    [InlineData("Cluster:Connection", "Database=simulation", "Cluster:Connection names no host: write Host=...;Database=...;Username=...;Password=...")]
    public void Read_WrongSetting_IsNamedWithItsValue(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => ClusterSettings.Read(Configured.With(key, value))).Message);

    [Fact]
    public void Read_ConnectionThatIsNone_KeepsThePasswordSecret()
    {
        var refusal = Assert.Throws<ConfigurationException>(() => ClusterSettings.Read(Configured.With("Cluster:Connection", "Host=db;Pasword=secret")));

        Assert.StartsWith("Cluster:Connection is not a connection string of PostgreSQL", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MembershipConnection_SaysNothingElse_GivesUpSoon()
    {
        var connection = new NpgsqlConnectionStringBuilder(new ClusterSettings { Connection = Connection }.MembershipConnection("silo"));

        Assert.Equal(("db", 5, 5, 10, "silo membership"), (connection.Host, connection.Timeout, connection.CommandTimeout, connection.MaxPoolSize, connection.ApplicationName));
    }

    [Fact]
    public void MembershipConnection_SaysOtherwise_IsLeftAsItIs()
    {
        var connection = new NpgsqlConnectionStringBuilder(
            new ClusterSettings { Connection = Connection + ";Timeout=9;Command Timeout=8;Maximum Pool Size=7;Application Name=mine" }.MembershipConnection("silo"));

        Assert.Equal((9, 8, 7, "mine"), (connection.Timeout, connection.CommandTimeout, connection.MaxPoolSize, connection.ApplicationName));
    }
}
