using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Economics.Tests;

/// <summary>A shipped province with its model: runs draws from the prior, or from the posterior at the end of 2023.</summary>
public sealed class ProvinceUnderTest
{
    /// <summary>Last year of every run.</summary>
    public const int Horizon = 2027;

    private readonly Lazy<CalibrationResult> calibration;

    private ProvinceUnderTest(string id, SamplerOptions options)
    {
        var province = new ProvinceRepository(new DataRoot(Shipped.Folder("data"))).Load(id).Value;
        Joined = ProvinceModel.Join(province, Shipped.Model).Value;
        Compiled = CompiledModel.Compile(Joined.Model);
        calibration = new(() => Calibrate(options));
    }

    /// <summary>Trà Vinh, whose industry is mostly power.</summary>
    public static ProvinceUnderTest TraVinh { get; } = new("tra-vinh", new SamplerOptions());

    /// <summary>Tiền Giang, which has no power plants; its few observations need a small calibration only.</summary>
    public static ProvinceUnderTest TienGiang { get; } = new("tien-giang", new SamplerOptions());

    /// <summary>Province and model joined as of January 2024.</summary>
    public ProvinceModel Joined { get; }

    /// <summary>The model ready to run.</summary>
    public CompiledModel Compiled { get; }

    /// <summary>The calibration, made once.</summary>
    public CalibrationResult Calibration => calibration.Value;

    /// <summary>First year of a forecast.</summary>
    public int FirstYear => Joined.LastHistoryYear + 1;

    /// <summary>A symbol by its full name.</summary>
    public Symbol this[string name] => Joined.Model.Find(name) ?? throw new ArgumentException($"The model has no '{name}'.", nameof(name));

    /// <summary>The value a lever has in the baseline.</summary>
    public double Baseline(Symbol lever, int year) =>
        Joined.Paths(Horizon).TryGet(lever, year, out var value) ? value : lever.Default ?? throw new ArgumentException($"{lever} has no value in {year}.", nameof(lever));

    /// <summary>Forecasts from the posterior; what is given stands in place of the baseline and of equations.</summary>
    public Draws Forecast(int draws, ulong seed, IReadOnlyList<string> outputs, params IEnumerable<(string Name, int Year, double Value)> given)
    {
        var paths = Joined.Paths(Horizon).With(PathTable.Of(given.Select(value => new YearValue(this[value.Name], value.Year, value.Value))));
        var sink = new DrawsSink([.. outputs.Select(name => this[name])], draws);
        Compiled.CreateProjector(paths, AddFactors.None, Joined.LastHistoryYear, FirstYear, Horizon, [.. sink.Outputs])
            .RunFrom(Calibration.Ensemble, new DrawRange(0, draws), new PhiloxLatents(seed), sink);
        return sink.ToDraws();
    }

    /// <summary>Runs draws of the prior from the start year to the horizon.</summary>
    public Draws Prior(int draws, ulong seed, IReadOnlyList<string> outputs, PathTable given)
    {
        var sink = new DrawsSink([.. outputs.Select(name => this[name])], draws);
        Compiled.CreateProjector(Joined.Paths(Horizon).With(given), AddFactors.None, Joined.StartYear, Joined.StartYear + 1, Horizon, [.. sink.Outputs])
            .RunFromStart(new DrawRange(0, draws), new PhiloxLatents(seed), sink);
        return sink.ToDraws();
    }

    private CalibrationResult Calibrate(SamplerOptions options)
    {
        var problem = new CalibrationProblem(Compiled, Joined.Paths(Joined.LastHistoryYear), Joined.Observations, Joined.StartYear, Joined.LastHistoryYear);
        var calibrator = Calibrator.Prepare(problem, options);
        return calibrator.Finish([.. ParallelEnumerable.Range(0, calibrator.Blocks).Select(number => calibrator.Run(number))]);
    }
}
