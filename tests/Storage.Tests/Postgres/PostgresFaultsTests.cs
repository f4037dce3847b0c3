using System.Net.Sockets;
using Npgsql;
using Simulation.Storage.Postgres;
using Simulation.Storage.Sql;
using Xunit;

namespace Simulation.Storage.Tests.Postgres;

public sealed class PostgresFaultsTests
{
    [Theory]
    [InlineData("57P01", Fault.Passing)] // shut down by an administrator
    [InlineData("57P02", Fault.Passing)] // ended by the crash of another session
    [InlineData("57P03", Fault.Passing)] // starting up
    [InlineData("08006", Fault.Passing)] // connection failure
    [InlineData("25006", Fault.Passing)] // a standby, until the failover is over
    [InlineData("40001", Fault.Passing)] // serialization failure
    [InlineData("40P01", Fault.Passing)] // deadlock
    [InlineData("53300", Fault.Passing)] // too many connections
    [InlineData("53100", Fault.Lasting)] // disk full
    [InlineData("42P01", Fault.Other)] // no such table
    [InlineData("23505", Fault.Other)] // not unique
    internal void Judge_States_AreKnown(string state, Fault expected) =>
        Assert.Equal(expected, PostgresFaults.Judge(new PostgresException("x", "ERROR", "ERROR", state)));

    [Fact]
    public void Judge_BrokenConnections_Pass()
    {
        Assert.Equal(Fault.Passing, PostgresFaults.Judge(new NpgsqlException("x", new SocketException((int)SocketError.ConnectionRefused))));
        Assert.Equal(Fault.Passing, PostgresFaults.Judge(new NpgsqlException("x", new EndOfStreamException())));
        Assert.Equal(Fault.Passing, PostgresFaults.Judge(new NpgsqlException("x", new TimeoutException())));
        Assert.Equal(Fault.Other, PostgresFaults.Judge(new NpgsqlException("x")));
        Assert.Equal(Fault.Other, PostgresFaults.Judge(new InvalidDataException("x")));
    }
}
