using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// A model whose instruments are fed like random numbers, draw by draw: one compiled program answers for any values of them, and on a single path all
/// perturbations of a search are the draws of one run.
/// </summary>
/// <remarks>
/// An instrument's symbol is replaced by one with the equation <c>x = latent</c> in the steered years; an add-factor becomes a term <c>+ latent</c> of its
/// equation. What is looked at is a list of probes, expressions that become equations of their own.
/// </remarks>
internal sealed class SteeredModel
{
    private readonly ModelSetting setting;
    private readonly ImmutableArray<Instrument> instruments;
    private readonly Projector projector;
    private readonly Dictionary<Symbol, int> channels = [];
    private readonly int years;

    /// <param name="setting">What is run without steering.</param>
    /// <param name="instruments">What is steered; each once.</param>
    /// <param name="probes">What is looked at, over the symbols of the setting's model.</param>
    /// <exception cref="ControlException">An instrument cannot be set from outside, or has no value to start from.</exception>
    public SteeredModel(ModelSetting setting, ImmutableArray<Instrument> instruments, ImmutableArray<Expression> probes)
    {
        this.instruments = instruments;
        years = setting.LastYear - setting.StartYear;
        var builder = new SteeredModelBuilder(setting.Model.Model, instruments);
        this.setting = setting with { Ensemble = Renamed(setting.Ensemble, builder.Replaced) };
        for (var i = 0; i < instruments.Length; i++) channels[builder.Channels[i]] = i;
        Base = [.. instruments.Select(BasePath)];
        var model = CompiledModel.Compile(builder.Build(probes, out var symbols));
        var paths = PathTable.Of(Entries(builder));
        // One path starts from one state. Loaded as draws are, it is the same program in every year, where start values that are constants would make one for each year whose lags reach them.
        if (this.setting is { Ensemble: null, Latents: CentralLatents })
        {
            var start = model.CreateProjector(paths, AddFactors.None, setting.StartYear, setting.StartYear, setting.StartYear, []).Capture(new DrawRange(0, 1), setting.Latents);
            this.setting = this.setting with { Ensemble = start };
        }

        projector = model.CreateProjector(paths, AddFactorsWithout(), setting.StartYear, setting.FirstYear, setting.LastYear, symbols);
        Probes = probes.Length;
    }

    /// <summary>Number of probes.</summary>
    public int Probes { get; }

    /// <summary>The instruments' values without steering, <c>[instrument][year]</c>; NaN where an equation or chance decides.</summary>
    public ImmutableArray<double[]> Base { get; }

    /// <summary>A copy of <see cref="Base"/> to change.</summary>
    public double[][] NewPosition() => [.. Base.Select(path => (double[])path.Clone())];

    /// <summary>
    /// Runs the model for several positions of the instruments.
    /// </summary>
    /// <param name="positions">Each <c>[instrument][year]</c>.</param>
    /// <param name="cancellation">Stops between runs.</param>
    /// <returns>For each position the draws of each probe, <c>[position][probe][year][draw]</c>.</returns>
    /// <exception cref="ConvergenceException">A simultaneous core has no solution at a position.</exception>
    public double[][][][] Run(IReadOnlyList<double[][]> positions, CancellationToken cancellation = default)
    {
        if (!setting.IsSinglePath) return [.. positions.Select(position => RunOne(position, cancellation))];

        var sink = RunDraws(positions);
        return [.. positions.Select((_, place) => Collect((output, year) => [sink[output, year][place]]))];
    }

    /// <summary>Runs one draw for each position: on one path the draws are the positions.</summary>
    /// <param name="positions">Each <c>[instrument][year]</c>.</param>
    public DrawSink RunDraws(IReadOnlyList<double[][]> positions)
    {
        var sink = new DrawSink(Probes, setting.FirstYear, setting.LastYear, positions.Count);
        setting.Run(projector, positions.Count, new Steering(this, positions, byDraw: true), sink);
        return sink;
    }

    private double[][][] RunOne(double[][] position, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var sink = new DrawSink(Probes, setting.FirstYear, setting.LastYear, setting.Draws);
        setting.Run(projector, setting.Draws, new Steering(this, [position], byDraw: false), sink);
        return Collect((output, year) => sink[output, year]);
    }

    private double[][][] Collect(Func<int, int, double[]> draws) =>
        [.. Enumerable.Range(0, Probes).Select(output => Enumerable.Range(setting.FirstYear, years).Select(year => draws(output, year)).ToArray())];

    // The state of a path that is steered from now on is still its own.
    private static Ensemble? Renamed(Ensemble? ensemble, IReadOnlyDictionary<Symbol, Symbol> replaced) =>
        ensemble is null || !ensemble.Keys.Any(key => replaced.ContainsKey(key.Symbol))
            ? ensemble
            : new Ensemble(ensemble.BaseYear, ensemble.Keys.Select((key, column) => (key with { Symbol = replaced.GetValueOrDefault(key.Symbol, key.Symbol) }, ensemble.Column(column).ToArray())));

    private double[] BasePath(Instrument instrument) => [.. Enumerable.Range(setting.FirstYear, years).Select(year => BaseValue(instrument, year))];

    private double BaseValue(Instrument instrument, int year)
    {
        if (instrument.IsAddFactor) return setting.AddFactors[instrument.Symbol, year];
        if (setting.Paths.TryGet(instrument.Symbol, year, out var value)) return value;
        if (instrument.Symbol.Kind is not (SymbolKind.Lever or SymbolKind.Given)) return double.NaN;
        return instrument.Symbol.Default ?? throw new ControlException(
            string.Create(CultureInfo.InvariantCulture, $"'{instrument.Symbol}' has no value in {year} and no default."), "Give one for every year that is run.");
    }

    // What is steered is computed from its channel: a given value would stand in place of that. Lags before the first year stay given.
    private IEnumerable<YearValue> Entries(SteeredModelBuilder builder)
    {
        foreach (var entry in setting.Paths.Entries)
        {
            var isSteered = builder.Replaced.TryGetValue(entry.Symbol, out var other);
            if (!isSteered) yield return entry;
            else if (entry.Year <= setting.StartYear) yield return entry with { Symbol = other! };
        }

        foreach (var (symbol, other) in builder.Replaced)
        {
            if (symbol.Default is not { } value) continue;
            for (var year = setting.StartYear - SteeredModelBuilder.LongestLag; year <= setting.StartYear; year++)
            {
                if (!setting.Paths.Gives(symbol, year)) yield return new YearValue(other, year, value);
            }
        }
    }

    private AddFactors AddFactorsWithout()
    {
        var steered = instruments.Where(instrument => instrument.IsAddFactor).Select(instrument => instrument.Symbol).ToHashSet();
        return AddFactors.Of(setting.AddFactors.Entries.Where(entry => !steered.Contains(entry.Symbol)));
    }

    /// <summary>Feeds the channels; all other random numbers are the setting's.</summary>
    private sealed class Steering(SteeredModel owner, IReadOnlyList<double[][]> positions, bool byDraw) : LatentSource
    {
        public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
        {
            if (!owner.channels.TryGetValue(latent.Symbol, out var channel)) owner.setting.Latents.Fill(latent, year, firstDraw, values);
            else if (!byDraw) values.Fill(positions[0][channel][year - owner.setting.FirstYear]);
            else
            {
                for (var i = 0; i < values.Length; i++) values[i] = positions[(int)Math.Min(firstDraw + i, positions.Count - 1)][channel][year - owner.setting.FirstYear];
            }
        }
    }
}
