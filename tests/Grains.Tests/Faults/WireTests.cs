using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;
using Simulation.Contracts.Shards;
using Simulation.Grains.Faults;
using Simulation.Grains.Sectors;
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

    // Sent packed: what is undefined stays null, and no figure changes.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    public void Series_Serialized_IsTheSame(int years, int bands)
    {
        var random = new Random(years + bands);
        var series = new SeriesForecast("grdp", "total", "billion_vnd", Some(), Some(), [.. Enumerable.Range(0, bands).Select(band => new BandForecast(50 + (20 * band), Some(), Some()))]);

        var arrived = Serializer.Deserialize<SeriesForecast>(Serializer.SerializeToArray(series))!;

        Assert.Equivalent(series, arrived, strict: true);

        double?[] Some() => [.. Enumerable.Range(0, years).Select(_ => random.Next(3) == 0 ? (double?)null : Math.Exp(100 * (random.NextDouble() - 0.5)))];
    }

    // A silo that is shutting down activates no workers any more: its last shards asked the sectors of other silos, whose loans had no form on the wire.
    [Fact]
    public void Join_LoansOfAnotherSilo_TakesTheBorrowersOwnSegments()
    {
        var lender = silo.Prepared.Forecaster.Prepare(new() { Draws = 500 });
        var borrower = silo.Prepared.Forecaster.Prepare(new() { Draws = 500 });
        var offices = lender.Projector.Segments.Select(segment => segment.Segment.Office).OfType<string>().Distinct().ToList();

        var arrived = offices.ConvertAll(office => Serializer.Deserialize<SectorLoan>(Serializer.SerializeToArray(SectorLoans.Lend(lender, office)))!);

        Assert.True(offices.Count > 1);
        Assert.All(arrived, loan => Assert.Null(loan.Projectors));
        Assert.Equal(borrower.Projector.Segments, SectorLoans.Join(borrower, arrived));
    }

    // Where a grain runs is the cluster's business: every call may have to cross.
    [Fact]
    public void Contracts_EveryArgumentAndAnswer_HasAFormOnTheWire()
    {
        var codecs = silo.Services.GetRequiredService<ICodecProvider>();
        var calls = typeof(ISectorGrain).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))).SelectMany(type => type.GetMethods()).ToList();

        var silent = calls.SelectMany(call => call.GetParameters().Select(parameter => parameter.ParameterType).Append(AnswerOf(call.ReturnType)))
            .Distinct()
            // A cancellation crosses as a message of its own.
            .Where(type => type != typeof(CancellationToken) && codecs.TryGetCodec(type) is null);

        Assert.True(calls.Count > 20);
        Assert.Empty(silent);
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

    private static Type AnswerOf(Type returned) => returned.IsGenericType ? returned.GetGenericArguments()[0] : typeof(object);
}
