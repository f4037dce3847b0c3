using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Questions;
using Simulation.Grains.Telemetry;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Telemetry;

/// <summary>What operators hear. Other tests make the same silo speak at the same time: counts are compared as at least.</summary>
public sealed partial class TelemetryTests : IDisposable
{
    private readonly SiloFixture silo;
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<Instrument> published = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tag)> heard = new();

    public TelemetryTests(SiloFixture silo)
    {
        this.silo = silo;
        listener.InstrumentPublished = (instrument, heardBy) =>
        {
            if (instrument.Meter.Name != SimulationTelemetry.Name) return;
            published.Enqueue(instrument);
            heardBy.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task Question_Answered_CountsItsDraws()
    {
        await silo.TraVinh.SimulateAsync(SiloFixture.Draws(768, seed: 77_001), TestContext.Current.CancellationToken);

        Assert.True(Sum("simulation.draws", "interactive") >= 768);
    }

    [Fact]
    public async Task Question_Repeated_CountsAsCacheHit()
    {
        var question = SiloFixture.Draws(256, seed: 77_002);
        await silo.TraVinh.SimulateAsync(question, TestContext.Current.CancellationToken);
        var before = Sum("simulation.cache.hits", "");

        await silo.TraVinh.SimulateAsync(question, TestContext.Current.CancellationToken);

        Assert.True(Sum("simulation.cache.hits", "") >= before + 1);
    }

    [Fact]
    public async Task Question_Refused_CountsByReason()
    {
        await Assert.ThrowsAsync<SimulationFaultException>(
            () => silo.TraVinh.SimulateAsync(new SimulationQuestion { Levers = [new("no_such_lever", null, 2024, 2024, 1)] }, TestContext.Current.CancellationToken));

        Assert.True(Sum("simulation.questions.refused", "invalid") >= 1);
    }

    [Fact]
    public void Calibration_Scores_CountBeyondTwoStandardErrors()
    {
        SimulationTelemetry.Calibrated("nowhere", [-2.5, -2, -1, 0, 1.9, 2, 2.1, 7]);

        Assert.Equal(3, Sum("simulation.calibration.out_of_range", "nowhere"));
    }

    [Fact]
    public void Run_Moving_LeavesOneStateForAnother()
    {
        SimulationTelemetry.RunMoved(null, "test-queued");
        SimulationTelemetry.RunMoved("test-queued", "test-queued");
        SimulationTelemetry.RunMoved("test-queued", "test-running");

        Assert.Equal((0, 1), (Sum("simulation.runs", "test-queued"), Sum("simulation.runs", "test-running")));
    }

    [Fact]
    public void Shard_WithAParentAsText_BelongsToItsTrace()
    {
        using var listening = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SimulationTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listening);
        using var run = SimulationTelemetry.StartRun("abc")!;
        var parent = SimulationTelemetry.TraceParent;
        Activity.Current = null;

        using var shard = SimulationTelemetry.StartShard("abc", 256, 512, parent)!;

        Assert.Equal((run.TraceId, run.SpanId), (shard.TraceId, shard.ParentSpanId));
        Assert.Equal(("shard", "abc", 256L, 512L), (shard.OperationName, shard.GetTagItem("simulation.run"), shard.GetTagItem("simulation.first_draw"), shard.GetTagItem("simulation.draws")));
    }

    [Fact]
    public void Metrics_OfTheGuide_AreThoseOfTheMeter()
    {
        SimulationTelemetry.CacheHit();
        var guide = File.ReadAllText(Path.Combine(Root(), "docs", "guide", "operations.md"));

        Assert.Equal(published.Select(NameInPrometheus).Order(StringComparer.Ordinal), MetricName().Matches(guide).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
    }

    // As the exporter forms it: dots become underlines, then the unit in full, then what a counter ends with. Units in braces are remarks.
    private static string NameInPrometheus(Instrument instrument) =>
        instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "") + (instrument.GetType().GetGenericTypeDefinition() == typeof(Counter<>) ? "_total" : "");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Simulation.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("Simulation.sln is in no parent folder of the tests.");
        return folder.FullName;
    }

    [GeneratedRegex("simulation_[a-z_]+[a-z]")]
    private static partial Regex MetricName();

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        heard.Enqueue((instrument.Name, value, tags.Length == 0 ? "" : tags[0].Value?.ToString() ?? ""));

    private double Sum(string instrument, string tag) => heard.Where(measured => measured.Instrument == instrument && measured.Tag == tag).Sum(measured => measured.Value);
}
