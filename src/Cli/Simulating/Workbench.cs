using Simulation.Cli.Hosting;
using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Cli.Simulating;

/// <summary>From a province's files to a forecaster: load, join with the model, compile, calibrate.</summary>
internal sealed class Workbench
{
    /// <summary>Years after history up to which a forecast may go.</summary>
    private const int LongestForecast = 50;

    private const long MostDraws = 10_000_000;

    private Workbench(ProvinceModel joined)
    {
        Joined = joined;
        Model = CompiledModel.Compile(joined.Model);
    }

    /// <summary>The province with its model.</summary>
    public ProvinceModel Joined { get; }

    /// <summary>The compiled model.</summary>
    public CompiledModel Model { get; }

    /// <summary>Loads a province and its model.</summary>
    /// <param name="data">Folder of the data.</param>
    /// <param name="models">Folder of the models.</param>
    /// <param name="id">Id of the province.</param>
    /// <param name="asOf">The day as of which data are known; the province's own when null.</param>
    /// <exception cref="DataException">The files have errors; all of them are in the exception.</exception>
    public static Workbench Load(string data, string models, string id, DateOnly? asOf)
    {
        var province = new ProvinceRepository(new DataRoot(data)).Load(id).Value;
        var bag = new DiagnosticBag();
        var source = new ModelRepository(models).Read(province.Settings.Model, bag) ?? throw new DataException(bag.Diagnostics);
        return new Workbench(ProvinceModel.Join(province, source, asOf).Value);
    }

    /// <summary>Calibrates on all cores, with progress.</summary>
    /// <exception cref="CalibrationException">The calibration cannot be carried out.</exception>
    /// <exception cref="CommandFault">The model lacks a start value or a path that only a run asks for.</exception>
    public async Task<CalibrationResult> CalibrateAsync(SamplerOptions options, Terminal terminal, CancellationToken cancellation)
    {
        var last = Joined.LastCalibrationYear;
        var problem = new CalibrationProblem(Model, Joined.Paths(last), Joined.Observations, Joined.StartYear, last);
        try
        {
            return await Progress.ShowAsync(
                terminal,
                terminal.Say("Calibrating", "Đang hiệu chỉnh"),
                progress => Task.Run(() => Calibrator.Prepare(problem, options).RunAsync(Environment.ProcessorCount, progress, cancellation), cancellation));
        }
        catch (ArgumentException e)
        {
            // The engine's way to say what is missing of the model for these years: it names the symbol, the year and the way out.
            throw new CommandFault(ExitCode.InputHasErrors, $"{Joined.Model.Name}.model: {e.Message}");
        }
    }

    /// <summary>A forecaster that goes on from a calibration.</summary>
    public Forecaster Forecaster(CalibrationResult calibration) => Forecaster(calibration.Id, calibration.Ensemble);

    /// <summary>A forecaster without a posterior: it checks questions, and what it prepares cannot be run.</summary>
    public Forecaster Examiner() => Forecaster("", new Ensemble(Joined.LastCalibrationYear, []));

    private Forecaster Forecaster(string calibration, Ensemble ensemble)
    {
        var settings = Joined.Province.Settings;
        var furthest = ensemble.BaseYear + LongestForecast;
        var limits = new ForecastLimits(settings.Horizon, furthest, settings.Draws, MostDraws, settings.Seed);
        return new Forecaster(Model, Joined.Paths(furthest), calibration, ensemble, Joined.Plans, limits);
    }
}
