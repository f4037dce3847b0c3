using System.Text.Json.Serialization.Metadata;
using Simulation.Data;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Backtesting;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Backtesting;

/// <summary>Backtests a province with its model: several calibrations, so that the answer is kept.</summary>
public sealed class BacktestAnalysis : ProvinceAnalysis<BacktestRequest, BacktestDocument>
{
    /// <summary>Fewest steps of a calibration.</summary>
    public const int FewestSteps = 16;

    /// <summary>Furthest year ahead that may be asked for.</summary>
    public const int LongestHorizon = BacktestDesign.LongestHorizon;

    /// <summary>Most steps of a calibration.</summary>
    public const int MostSteps = 10_000;

    /// <inheritdoc/>
    public override string Name => "backtest";

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override JsonTypeInfo<BacktestRequest> RequestType => DocumentJson.Default.BacktestRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<BacktestDocument> DocumentType => DocumentJson.Default.BacktestDocument;

    /// <inheritdoc/>
    public override BacktestDocument Answer(AnalysisSubject subject, BacktestRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Backtest(subject.Joined.Province, subject.Text, request, subject.Threads, progress, cancellation);
    }

    /// <summary>Backtests a province, which need not be calibrated for that: every origin is.</summary>
    /// <param name="province">The province.</param>
    /// <param name="model">Text of its model.</param>
    /// <param name="request">The question.</param>
    /// <param name="threads">Threads at once; they change the time taken and nothing else.</param>
    /// <param name="progress">Told the part done, 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ScenarioException">There are no such origins, or one of them cannot be calibrated.</exception>
    public static BacktestDocument Backtest(
        ProvinceDefinition province, ModelSource model, BacktestRequest request, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(request);
        var (name, horizon, options, result) = Run(province, model, request, threads, progress, cancellation);
        return BacktestMapping.Document(province, name, horizon, options, result);
    }

    /// <summary>The backtest itself, before it is a document.</summary>
    internal static (string Model, int Horizon, BacktestOptions Options, BacktestResult Result) Run(
        ProvinceDefinition province, ModelSource model, BacktestRequest request, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var options = OptionsOf(request);
        var span = new BacktestSpan(request.FirstOrigin, request.LastOrigin, request.Horizon ?? BacktestDesign.UsualHorizon);
        var design = BacktestDesign.Create(province, model, span);
        if (!design.TryGetValue(out var origins))
        {
            throw new ScenarioException([.. design.Diagnostics.Where(problem => problem.Severity == DataSeverity.Error).Select(problem => new ScenarioProblem(
                problem.Column == "horizon" ? "/horizon" : "/origins", problem.Value, $"A backtest needs {problem.Expected}.", problem.WayOut))]);
        }

        try
        {
            // Nothing is awaited here but work on threads of its own.
            var result = new Backtester(options).RunAsync(origins.Origins, threads, progress, cancellation).GetAwaiter().GetResult();
            return ($"{origins.Origins[0].Problem.Model.Model.Name} {origins.Origins[0].Problem.Model.Model.Version}", span.Horizon, options, result);
        }
        catch (Exception impossible) when (impossible is CalibrationException or ArgumentException)
        {
            throw new ScenarioException([new ScenarioProblem("/origins", null, impossible.Message, "Leave that origin out.")]);
        }
    }

    private static BacktestOptions OptionsOf(BacktestRequest request)
    {
        var usual = new SamplerOptions();
        return request.Steps is < FewestSteps or > MostSteps
            ? throw new ScenarioException([new ScenarioProblem("/steps", $"{request.Steps}", $"A calibration cannot have {request.Steps} steps.", $"Give a number in {FewestSteps}..{MostSteps}.")])
            : new BacktestOptions { Sampler = usual with { Steps = request.Steps ?? usual.Steps } };
    }
}
