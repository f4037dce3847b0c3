using System.Collections.Immutable;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Execution;
using Simulation.Model.Identity;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Plans.Forecasting;

/// <summary>
/// A checked question, ready to be computed: a pure function of model, calibration, given paths, seed and draw numbers. Any division of the draws into
/// shards, merged in any order, gives the same summary.
/// </summary>
public sealed class PreparedForecast
{
    private readonly BoundModel model;

    internal PreparedForecast(
        BoundModel model,
        Projector projector,
        Ensemble ensemble,
        string calibration,
        PathTable paths,
        ImmutableArray<YearValue> changes,
        Plan? plan,
        ImmutableArray<Symbol> outputs,
        int firstYear,
        int lastYear,
        long draws,
        ulong seed)
    {
        this.model = model;
        Projector = projector;
        Ensemble = ensemble;
        Calibration = calibration;
        Paths = paths;
        Changes = changes;
        Plan = plan;
        Outputs = outputs;
        Years = [.. Enumerable.Range(firstYear, lastYear - firstYear + 1)];
        Draws = draws;
        Seed = seed;
        Latents = new PhiloxLatents(seed);
        Question = plan is null ? null : PlanQuestion.Of(plan, outputs, firstYear, lastYear);
        Shape = new RunShape(outputs.Length, firstYear, lastYear, Resolution.For(draws), Question?.Conditions ?? []);
        Id = Hash();
    }

    /// <summary>Hash of everything that decides the result.</summary>
    public string Id { get; }

    /// <summary>Id of the calibration it goes on from.</summary>
    public string Calibration { get; }

    /// <summary>The model's computation for these given paths.</summary>
    public Projector Projector { get; }

    /// <summary>Parameters and state it starts from.</summary>
    public Ensemble Ensemble { get; }

    /// <summary>All given values, the scenario's included.</summary>
    public PathTable Paths { get; }

    /// <summary>What the scenario really changes, by symbol and year.</summary>
    public ImmutableArray<YearValue> Changes { get; }

    /// <summary>The plan judged; null for none.</summary>
    public Plan? Plan { get; }

    /// <summary>What the plan asks of the run; null without a plan.</summary>
    public PlanQuestion? Question { get; }

    /// <summary>Published variables summarised, in the order of the summary's series.</summary>
    public ImmutableArray<Symbol> Outputs { get; }

    /// <summary>Years of the forecast.</summary>
    public ImmutableArray<int> Years { get; }

    /// <summary>Last year of the forecast.</summary>
    public int LastYear => Years[^1];

    /// <summary>Number of draws.</summary>
    public long Draws { get; }

    /// <summary>Seed.</summary>
    public ulong Seed { get; }

    /// <summary>The random numbers of the forecast.</summary>
    public LatentSource Latents { get; }

    /// <summary>What the summary covers.</summary>
    public RunShape Shape { get; }

    /// <summary>Computes some of the draws.</summary>
    /// <param name="draws">Draws within 0..<see cref="Draws"/>; a shard should begin at a multiple of 256.</param>
    public RunSummary Simulate(DrawRange draws)
    {
        var sink = new SummarySink(Shape);
        Simulate(draws, sink);
        return sink.ToSummary();
    }

    /// <summary>Computes some of the draws into a sink, which may have taken others before.</summary>
    /// <param name="draws">As above.</param>
    /// <param name="sink">A sink of <see cref="Shape"/>.</param>
    public void Simulate(DrawRange draws, SummarySink sink) => Projector.RunFrom(Ensemble, draws, Latents, sink);

    /// <summary>Computes all draws on the calling thread.</summary>
    public RunSummary Simulate() => Simulate(new DrawRange(0, checked((int)Draws)));

    /// <summary>The value a plan's lever target has under the scenario; null when no lever carries that indicator.</summary>
    public double? LeverValue(Target target)
    {
        var lever = PlanQuestion.FindLever(model, target);
        return lever is null ? null : Paths.TryGet(lever, target.Year, out var value) ? value : lever.Default;
    }

    private string Hash()
    {
        using var hash = new ContentHash("run/1");
        hash.Add(ModelIdentity.Hash(model)).Add(Calibration).Add(Years[0]).Add(LastYear).Add(Draws).Add(unchecked((long)Seed));
        foreach (var entry in Paths.Entries.Where(entry => entry.Year >= Years[0] && entry.Year <= LastYear))
            hash.Add(entry.Symbol.Name).Add(entry.Year).Add(entry.Value);
        hash.Add(Outputs.Length);
        foreach (var output in Outputs)
            hash.Add(output.Name);
        hash.Add(Plan?.Id);
        foreach (var condition in Shape.Conditions)
            hash.Add(condition.Output).Add(condition.Year).Add((int)condition.Comparison).Add(condition.Threshold);
        return hash.Finish();
    }
}
