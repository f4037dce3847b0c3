using Simulation.Cli.Hosting;
using Simulation.Data;
using Simulation.Documents.Analyses;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Cli.Simulating;

/// <summary>From a province's files to a forecaster: load, join with the model, compile, and find the calibration or compute it.</summary>
internal sealed class Workbench
{
    private const long MostDraws = 10_000_000;

    private readonly ProvinceCalibration source;
    private readonly ModelSource text;

    private Workbench(ProvinceModel joined, ModelSource text) => (source, this.text) = (ProvinceCalibration.Of(joined), text);

    /// <summary>The province with its model.</summary>
    public ProvinceModel Joined => source.Joined;

    /// <summary>Text of the model.</summary>
    public ModelSource Text => text;

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
        var text = new ModelRepository(models).Read(province.Settings.Model, bag) ?? throw new DataException(bag.Diagnostics);
        return new Workbench(ProvinceModel.Join(province, text, asOf).Value, text);
    }

    /// <summary>Takes the calibration from the shelf; where there is none, calibrates on all cores, with progress, and puts it there.</summary>
    /// <param name="options">Size and effort.</param>
    /// <param name="shelf">Where calibrations are kept.</param>
    /// <param name="terminal">Where to show progress.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="CalibrationException">The calibration cannot be carried out.</exception>
    /// <exception cref="CommandFault">The model lacks a start value or a path that only a run asks for.</exception>
    public async Task<CalibrationResult> CalibrateAsync(SamplerOptions options, CalibrationShelf shelf, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var problem = source.Problem;
            if (await shelf.FindAsync(CalibrationIdentity.Hash(problem, options), Joined.Model, cancellation) is { } kept) return kept;
            var calibration = await Progress.ShowAsync(
                terminal,
                terminal.Say("Calibrating", "Đang hiệu chỉnh"),
                progress => Task.Run(() => Calibrator.Prepare(problem, options).RunAsync(Environment.ProcessorCount, progress, cancellation), cancellation));
            await shelf.KeepAsync(calibration, cancellation);
            return calibration;
        }
        catch (ArgumentException e)
        {
            // The engine's way to say what is missing of the model for these years: it names the symbol, the year and the way out.
            throw new CommandFault(ExitCode.InputHasErrors, $"{Joined.Model.Name}.model: {e.Message}");
        }
    }

    /// <summary>A forecaster that goes on from a calibration.</summary>
    public Forecaster Forecaster(CalibrationResult calibration) => source.Forecaster(calibration, MostDraws);

    /// <summary>What analyses are about.</summary>
    public AnalysisSubject Subject(CalibrationResult calibration) => new()
    {
        Source = source,
        Calibration = calibration,
        Forecaster = Forecaster(calibration),
        Text = text,
        Threads = Environment.ProcessorCount,
    };

    /// <summary>A forecaster without a posterior: it checks questions, and what it prepares cannot be run.</summary>
    public Forecaster Examiner() => source.Examiner(MostDraws);
}
