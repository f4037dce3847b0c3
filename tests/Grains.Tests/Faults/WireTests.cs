using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Shards;
using Simulation.Grains.Faults;
using Simulation.Grains.Tests.Hosting;
using Simulation.Model.Plans.Scenarios;
using Xunit;

namespace Simulation.Grains.Tests.Faults;

/// <summary>What crosses between processes arrives whole.</summary>
public class WireTests(SiloFixture silo)
{
    private Serializer Serializer => silo.Services.GetRequiredService<Serializer>();

    [Fact]
    public void Summary_Serialized_IsTheSame()
    {
        var summary = silo.Prepared.Forecaster.Prepare(new() { Draws = 500 }).Simulate();

        var arrived = Serializer.Deserialize<ShardSummary>(Serializer.SerializeToArray(new ShardSummary(summary)))!;

        Assert.Equal(summary.ToBytes(), arrived.Summary.ToBytes());
    }

    [Fact]
    public void Fault_Serialized_KeepsKindMessageAndProblems()
    {
        var fault = new SimulationFaultException(FaultKind.Invalid, "wrong", new Problem("/draws", "0", "no draws", "Give one."));

        var arrived = Serializer.Deserialize<Exception>(Serializer.SerializeToArray<Exception>(fault));

        var same = Assert.IsType<SimulationFaultException>(arrived);
        Assert.Equal((fault.Kind, fault.Message), (same.Kind, same.Message));
        Assert.Equal(fault.Problems, same.Problems);
    }

    [Fact]
    public void Translate_ScenarioProblems_AreKept()
    {
        var fault = FaultFilter.Translate(new ScenarioException([new("/a", "1", "First.", "Do this."), new("/b", null, "Second.", "Do that.")]))!;

        Assert.Equal(FaultKind.Invalid, fault.Kind);
        Assert.Equal([new Problem("/a", "1", "First.", "Do this."), new Problem("/b", null, "Second.", "Do that.")], fault.Problems);
    }

    [Fact]
    public void Translate_UnknownException_IsLeftAlone() => Assert.Null(FaultFilter.Translate(new InvalidOperationException("a bug")));
}
