using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// One computed path of a whole model: the value of every symbol in every year from the earliest lag that the first year reads. Immutable.
/// </summary>
public sealed class ModelPath
{
    private readonly ModelSetting setting;
    private readonly Dictionary<(Symbol Symbol, int Year), double> values;

    private ModelPath(ModelSetting setting, Dictionary<(Symbol, int), double> values) => (this.setting, this.values) = (setting, values);

    /// <summary>What was run.</summary>
    public ModelSetting Setting => setting;

    /// <summary>The value of a symbol in a year; NaN where it is undefined or was not needed.</summary>
    public double this[Symbol symbol, int year]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(symbol);
            var at = symbol.Kind == SymbolKind.Parameter ? setting.StartYear : year;
            if (setting.Paths.TryGet(symbol, at, out var value) || values.TryGetValue((symbol, at), out value)) return value;
            return symbol.Kind is SymbolKind.Lever or SymbolKind.Given ? symbol.Default ?? double.NaN
                : symbol.Kind == SymbolKind.Latent ? CentralValue(symbol)
                : double.NaN;
        }
    }

    /// <summary>Computes the path of a setting.</summary>
    /// <param name="setting">A single path; of an ensemble take <see cref="ModelSetting.Central"/>.</param>
    /// <exception cref="ControlException">The setting has several draws.</exception>
    /// <exception cref="ConvergenceException">A simultaneous core has no solution.</exception>
    /// <exception cref="ArgumentException">A needed starting value or path is missing.</exception>
    public static ModelPath Of(ModelSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (!setting.IsSinglePath) throw new ControlException($"A path is asked for and the setting has {setting.Draws} draws.", "Take its central path.");
        var values = new Dictionary<(Symbol, int), double>();
        Start(setting, values);
        ImmutableArray<Symbol> outputs = [.. setting.Model.Model.Equations.Select(equation => equation.Target)];
        var sink = new DrawSink(outputs.Length, setting.FirstYear, setting.LastYear, 1);
        if (setting.LastYear > setting.StartYear)
            setting.Run(setting.Model.CreateProjector(setting.Paths, setting.AddFactors, setting.StartYear, setting.FirstYear, setting.LastYear, outputs), sink);
        for (var output = 0; output < outputs.Length; output++)
        {
            for (var year = setting.FirstYear; year <= setting.LastYear; year++) values[(outputs[output], year)] = sink[output, year][0];
        }

        return new ModelPath(setting, values);
    }

    private static void Start(ModelSetting setting, Dictionary<(Symbol, int), double> values)
    {
        var state = setting.Ensemble ?? setting.Model
            .CreateProjector(setting.Paths, AddFactors.None, setting.StartYear, setting.StartYear, setting.StartYear, [])
            .Capture(new DrawRange(0, 1), setting.Latents);
        for (var column = 0; column < state.Keys.Length; column++)
            values[(state.Keys[column].Symbol, setting.StartYear - state.Keys[column].Lag)] = state.Column(column)[0];
    }

    private double CentralValue(Symbol symbol)
    {
        Span<double> one = stackalloc double[1];
        var latent = setting.Model.Latents[symbol];
        setting.Latents.Fill(latent, setting.StartYear, 0, one);
        return one[0];
    }
}
