using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Simulation.Grains.Telemetry;

/// <summary>
/// What the grains tell an operator, in the field's terms: the source and the meter are both called <c>Simulation</c>. Whoever exports them decides whether
/// anything is collected; without a listener a call costs a few nanoseconds.
/// </summary>
public static class SimulationTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Simulation";

    /// <summary>Distance from the model, in standard errors, beyond which a published figure counts as out of range.</summary>
    public const double OutOfRange = 2;

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Draws = Meter.CreateCounter<long>(
        "simulation.draws", "{draw}", "Draws simulated, by kind: interactive, bulk or sweep.");

    private static readonly UpDownCounter<long> Runs = Meter.CreateUpDownCounter<long>(
        "simulation.runs", "{run}", "Runs that this process looks after, by state.");

    private static readonly Counter<long> CacheHits = Meter.CreateCounter<long>(
        "simulation.cache.hits", "{question}", "Questions answered from a finished run, without computing.");

    private static readonly Counter<long> ShardRetries = Meter.CreateCounter<long>(
        "simulation.shard.retries", "{piece}", "Pieces of work given to another worker because the first was lost or too slow, by kind of run.");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "simulation.questions.refused", "{question}", "Questions refused, by reason.");

    private static readonly Gauge<int> ZScoresOutOfRange = Meter.CreateGauge<int>(
        "simulation.calibration.out_of_range", "{observation}", "Observations more than two standard errors from the calibrated model, by province.");

    private static readonly Histogram<double> StorageWrites = Meter.CreateHistogram<double>(
        "simulation.storage.write.duration", "s", "Time from a write to its acknowledgement by the database, by what was written.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    /// <summary>Counts draws that were simulated.</summary>
    /// <param name="draws">How many.</param>
    /// <param name="kind">What they were for.</param>
    public static void DrawsSimulated(long draws, DrawKind kind) => Draws.Add(draws, new KeyValuePair<string, object?>("kind", Word(kind)));

    /// <summary>Notes that a run came into a state, or left it: this process begins or ends looking after it, or its state changes.</summary>
    /// <param name="from">State it leaves; null when this process has only now begun to look after it.</param>
    /// <param name="to">State it enters; null when this process looks after it no longer.</param>
    public static void RunMoved(string? from, string? to)
    {
        if (from == to) return;
        if (from is not null) Runs.Add(-1, new KeyValuePair<string, object?>("state", from));
        if (to is not null) Runs.Add(1, new KeyValuePair<string, object?>("state", to));
    }

    /// <summary>Counts a question answered from a finished run.</summary>
    public static void CacheHit() => CacheHits.Add(1);

    /// <summary>Counts a piece of work whose lease was lost.</summary>
    /// <param name="kind">Kind of the run: forecast, calibration or sweep.</param>
    public static void ShardRetried(string kind) => ShardRetries.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Counts a refused question.</summary>
    /// <param name="reason">Kind of the fault, as in the type of its problem document: invalid-question, too-busy, not-ready, ...</param>
    public static void QuestionRefused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Tells how many of a province's observations the calibrated model does not meet: |z| &gt; <see cref="OutOfRange"/>.</summary>
    /// <param name="province">Id of the province.</param>
    /// <param name="scores">z of every observation: (observed − posterior mean) / standard error.</param>
    public static void Calibrated(string province, IEnumerable<double> scores) =>
        ZScoresOutOfRange.Record(scores.Count(z => Math.Abs(z) > OutOfRange), new KeyValuePair<string, object?>("province", province));

    /// <summary>Notes how long a write to the database took.</summary>
    /// <param name="duration">From the call to the acknowledgement.</param>
    /// <param name="what">record or blob.</param>
    public static void Written(TimeSpan duration, string what) => StorageWrites.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("what", what));

    /// <summary>Begins the activity of a run; null when nobody listens or the trace is not sampled.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="parent">Where in whose trace, as a W3C <c>traceparent</c>; null for the current activity.</param>
    public static Activity? StartRun(string run, string? parent = null) => Start("run", parent)?.SetTag("simulation.run", run);

    /// <summary>
    /// Begins the activity of a shard. Work is pulled by workers, so that the trace does not follow the call: it is handed on as text.
    /// </summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="firstDraw">Number of the shard's first draw.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="parent">Where in whose trace, as a W3C <c>traceparent</c>; null for the current activity.</param>
    public static Activity? StartShard(string run, long firstDraw, long draws, string? parent = null) => Start("shard", parent)
        ?.SetTag("simulation.run", run).SetTag("simulation.first_draw", firstDraw).SetTag("simulation.draws", draws);

    /// <summary>Where the current activity stands in its trace, to hand on with pulled work; null outside a trace.</summary>
    public static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    private static Activity? Start(string name, string? parent) => parent is not null && ActivityContext.TryParse(parent, null, isRemote: true, out var context)
        ? Activities.StartActivity(name, ActivityKind.Internal, context)
        : Activities.StartActivity(name);

    private static string Word(DrawKind kind) => kind switch
    {
        DrawKind.Interactive => "interactive",
        DrawKind.Bulk => "bulk",
        _ => "sweep",
    };
}

/// <summary>What draws are simulated for.</summary>
public enum DrawKind
{
    /// <summary>A what-if that somebody waits for.</summary>
    Interactive,

    /// <summary>A large run.</summary>
    Bulk,

    /// <summary>A point of a sweep.</summary>
    Sweep,
}
