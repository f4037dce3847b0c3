using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Postgres;

/// <summary>Orleans' own membership table, working on our tables through our statements.</summary>
public sealed class MembershipTests(PostgresTestServer server) : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 11, 23, 8, 0, 0, 123, DateTimeKind.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string connection = null!;
    private IHost host = null!;
    private IMembershipTable table = null!;

    public async ValueTask InitializeAsync()
    {
        connection = await server.RentAsync();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("one", "one"));
        });
        host = builder.Build();
        table = host.Services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(true, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await table.DeleteMembershipTableEntriesAsync("one", CancellationToken.None);
        host.Dispose();
        await server.ReturnAsync(connection);
    }

    [Fact]
    public async Task InsertRow_OneVersion_LetsOneIn()
    {
        var empty = await table.ReadAllAsync(Cancellation);

        Assert.True(await table.InsertRowAsync(Silo(1), empty.Version.Next(), Cancellation));
        Assert.False(await table.InsertRowAsync(Silo(2), empty.Version.Next(), Cancellation));
        var one = await table.ReadAllAsync(Cancellation);
        Assert.False(await table.InsertRowAsync(Silo(1), one.Version.Next(), Cancellation));
        Assert.True(await table.InsertRowAsync(Silo(2), one.Version.Next(), Cancellation));

        Assert.Empty(empty.Members);
        Assert.Equal(empty.Version.Version + 1, one.Version.Version);
        Assert.Equal([1, 2], (await table.ReadAllAsync(Cancellation)).Members.Select(member => member.Item1.SiloAddress.Generation).Order());
    }

    [Fact]
    public async Task InsertRow_Entry_IsReadAsWritten()
    {
        await JoinAsync(Silo(1));

        var read = Assert.Single((await table.ReadRowAsync(Silo(1).SiloAddress, Cancellation)).Members).Item1;

        Assert.Equal(
            (Silo(1).SiloAddress, "silo-1", "host-1", SiloStatus.Joining, 30_001, Start, Start),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
        Assert.Null(read.SuspectTimes);
    }

    [Fact]
    public async Task ReadRow_Unknown_TellsTheVersion()
    {
        await JoinAsync(Silo(1));

        var data = await table.ReadRowAsync(Silo(9).SiloAddress, Cancellation);

        Assert.Empty(data.Members);
        Assert.Equal((await table.ReadAllAsync(Cancellation)).Version.Version, data.Version.Version);
    }

    [Fact]
    public async Task UpdateRow_Suspected_KeepsWhoSuspectsAndNeedsTheVersion()
    {
        await JoinAsync(Silo(1));
        var seen = await table.ReadAllAsync(Cancellation);
        var suspected = Silo(1);
        suspected.Status = SiloStatus.Active;
        suspected.SuspectTimes = [Tuple.Create(Silo(2).SiloAddress, Start), Tuple.Create(Silo(3).SiloAddress, Start)];

        Assert.True(await table.UpdateRowAsync(suspected, seen.Members[0].Item2, seen.Version.Next(), Cancellation));
        Assert.False(await table.UpdateRowAsync(suspected, seen.Members[0].Item2, seen.Version.Next(), Cancellation));
        Assert.False(await table.UpdateRowAsync(Silo(9), seen.Members[0].Item2, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation));

        var now = await table.ReadAllAsync(Cancellation);
        var read = Assert.Single(now.Members).Item1;
        Assert.Equal(SiloStatus.Active, read.Status);
        Assert.Equal(suspected.SuspectTimes, read.SuspectTimes);
        Assert.Equal(seen.Version.Version + 1, now.Version.Version);
    }

    [Fact]
    public async Task UpdateIAmAlive_LeavesTheVersion()
    {
        await JoinAsync(Silo(1));
        var before = await table.ReadAllAsync(Cancellation);
        var alive = Silo(1);
        alive.IAmAliveTime = Start.AddMinutes(3);

        await table.UpdateIAmAliveAsync(alive, Cancellation);

        var after = await table.ReadAllAsync(Cancellation);
        Assert.Equal(Start.AddMinutes(3), Assert.Single(after.Members).Item1.IAmAliveTime);
        Assert.Equal(before.Version.Version, after.Version.Version);
    }

    [Fact]
    public async Task Cleanup_OldAndNotActive_IsRemoved()
    {
        await JoinAsync(Silo(1, SiloStatus.Dead));
        await JoinAsync(Silo(2, SiloStatus.Active));
        await JoinAsync(Silo(3, SiloStatus.Dead, Start.AddHours(2)));

        await table.CleanupDefunctSiloEntriesAsync(Start.AddHours(1), Cancellation);

        Assert.Equal([2, 3], (await table.ReadAllAsync(Cancellation)).Members.Select(member => member.Item1.SiloAddress.Generation).Order());
    }

    [Fact]
    public async Task Gateways_AreActiveSilosWithAPort()
    {
        await JoinAsync(Silo(1, SiloStatus.Active));
        await JoinAsync(Silo(2, SiloStatus.Dead));
        var without = Silo(3, SiloStatus.Active);
        without.ProxyPort = 0;
        await JoinAsync(without);
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("one", "one"));
        });
        using var client = builder.Build();
        var gateways = client.Services.GetRequiredService<IGatewayListProvider>();
        await gateways.InitializeGatewayListProvider();

        Assert.Equal([30_001], (await gateways.GetGateways()).Select(gateway => gateway.Port));
    }

    [Fact]
    public async Task Delete_Cluster_TakesItsSilosAlong()
    {
        await JoinAsync(Silo(1));

        await table.DeleteMembershipTableEntriesAsync("one", Cancellation);
        await table.InitializeMembershipTableAsync(true, Cancellation);

        Assert.Empty((await table.ReadAllAsync(Cancellation)).Members);
    }

    private async Task JoinAsync(MembershipEntry silo) => Assert.True(await table.InsertRowAsync(silo, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation));

    private static MembershipEntry Silo(int number, SiloStatus status = SiloStatus.Joining, DateTime? alive = null) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11_000 + number, number),
        SiloName = $"silo-{number}",
        HostName = $"host-{number}",
        Status = status,
        ProxyPort = 30_000 + number,
        StartTime = Start,
        IAmAliveTime = alive ?? Start,
    };
}
