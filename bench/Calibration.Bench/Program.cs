using System.Diagnostics;
using System.Globalization;
using System.Text;
using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

// Measures the calibration of Trà Vinh: time, agreement between seeds, agreement with a run of ten times the steps, and an update with one
// observation more. Run from the root of the repository: dotnet run -c Release --project bench/Calibration.Bench -- bench/results/calibration.md
const int Seeds = 8;
const int LongSeeds = 4;
const int UpdateSteps = 128;

var joined = ProvinceModel.Join(
    new ProvinceRepository(new DataRoot("data")).Load("tra-vinh").Value,
    new ModelRepository("models").Read("provincial", new DiagnosticBag()) ?? throw new InvalidOperationException("models/provincial.model is missing.")).Value;
var model = CompiledModel.Compile(joined.Model);
var problem = new CalibrationProblem(model, joined.Paths(joined.LastHistoryYear + 10), joined.HistoryObservations, joined.StartYear, joined.LastHistoryYear);
var options = new SamplerOptions();

await Calibrate(options, problem, null);
var runs = new List<(double Seconds, CalibrationResult Result)>();
for (var seed = 1UL; seed <= Seeds; seed++)
    runs.Add(await Calibrate(options with { Seed = seed }, problem, null));
var growth = runs.Select(run => Growth(run.Result)).ToArray();
var (mean, spread) = Moments(growth);
var (twiceMean, twiceError) = await LongerAsync(2);
var (longMean, longError) = await LongerAsync(10);
var error = spread / Math.Sqrt(Seeds);

// The news is the last observation: everything is known but it, and then it comes.
var before = problem with { Observations = problem.Observations.RemoveAt(problem.Observations.Length - 1) };
var (_, earlier) = await Calibrate(options, before, null);
var update = await Calibrate(options with { Steps = UpdateSteps }, problem, earlier);

var report = runs[0].Result.Report.Convergence;
var text = new StringBuilder();
text.AppendLine("# Calibration of Trà Vinh").AppendLine();
text.AppendLine(Line($"{report.Coordinates} uncertain numbers of history, {problem.Observations.Length} observations, {options.Chains} chains of {options.Steps} steps, {options.Members} members. {Environment.ProcessorCount} processors, warm."));
text.AppendLine().AppendLine("| what | measured | to reach |").AppendLine("|---|---|---|");
text.AppendLine(Line($"| full calibration, median of {Seeds} | {Median(runs.Select(run => run.Seconds)):0.0} s | 3 s |"));
text.AppendLine(Line($"| one observation more, from the earlier members, {UpdateSteps} steps | {update.Seconds:0.0} s | 1 s |"));
text.AppendLine(Line($"| median growth of 2024 after that update | {Growth(update.Result):0.00} % | within Monte-Carlo error of the mean below |"));
text.AppendLine(Line($"| nested R-hat, worst of {Seeds} seeds | {runs.Max(run => run.Result.Report.Convergence.WorstRHat):0.000} | 1.05 |"));
text.AppendLine(Line($"| least effective sample size, median of {Seeds} seeds | {Median(runs.Select(run => run.Result.Report.Convergence.LeastEffectiveSampleSize)):0} | |"));
text.AppendLine(Line($"| median growth of 2024, mean of {Seeds} seeds | {mean:0.00} % | |"));
text.AppendLine(Line($"| its standard deviation from seed to seed | {spread:0.00} points | 0.15 points |"));
text.AppendLine(Line($"| the same with ten times the steps, mean of {LongSeeds} seeds | {longMean:0.00} % | |"));
text.AppendLine(Line($"| twice the steps less ten times as many, with its standard error | {twiceMean - longMean:0.00} points, {Math.Sqrt((twiceError * twiceError) + (longError * longError)):0.00} | |"));
text.AppendLine(Line($"| default less ten times as long, with its standard error | {mean - longMean:0.00} points, {Math.Sqrt((error * error) + (longError * longError)):0.00} | within Monte-Carlo error |"));
Console.Write(text);
if (args.Length > 0)
    File.WriteAllText(args[0], text.ToString());

static async Task<(double Seconds, CalibrationResult Result)> Calibrate(SamplerOptions options, CalibrationProblem problem, CalibrationResult? previous)
{
    var clock = Stopwatch.GetTimestamp();
    var result = await Calibrator.Prepare(problem, options, previous).RunAsync(Environment.ProcessorCount);
    return (Stopwatch.GetElapsedTime(clock).TotalSeconds, result);
}

async Task<(double Mean, double Error)> LongerAsync(int times)
{
    var medians = new List<double>();
    for (var seed = 1UL; seed <= LongSeeds; seed++)
        medians.Add(Growth((await Calibrate(options with { Steps = times * options.Steps, Seed = 100 + seed }, problem, null)).Result));
    var (average, apart) = Moments(medians);
    return (average, apart / Math.Sqrt(LongSeeds));
}

// As many draws as members, each with the same future random numbers, so that only the calibration differs.
double Growth(CalibrationResult result)
{
    var forecaster = new Forecaster(
        model, problem.Paths, result.Id, result.Ensemble, [], new ForecastLimits(problem.LastYear + 1, problem.LastYear + 1, result.Ensemble.Members, result.Ensemble.Members, 1));
    var forecast = forecaster.Prepare(new ForecastQuestion { Indicators = ["grdp_growth"] });
    var output = forecast.Outputs.Select((symbol, i) => (symbol, i)).Single(pair => pair.symbol.Name == "grdp_growth[total]").i;
    return forecast.Simulate()[output, problem.LastYear + 1].Median ?? double.NaN;
}

static (double Mean, double Spread) Moments(IReadOnlyCollection<double> values)
{
    var mean = values.Average();
    return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
}

static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
