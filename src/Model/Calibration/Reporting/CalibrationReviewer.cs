using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Calibration.Sampling;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>
/// Reviews a finished calibration: everything is computed from its members, so a stored calibration can be reviewed at any time. Immutable and deterministic.
/// </summary>
public sealed class CalibrationReviewer
{
    /// <summary>Steps of every chain when the model is calibrated again without an observation: as many as an update needs.</summary>
    public const int RefitSteps = 192;

    private const double SurprisePercentile = 0.005;
    private const double MisfitP = 0.01;
    private const ulong Seed = 1;

    private readonly CalibrationProblem problem;
    private readonly CalibrationResult calibration;
    private readonly HistoryReplicates history;
    private readonly LeaveOneOut leaveOneOut;

    /// <summary>Prepares the review.</summary>
    /// <param name="problem">What was calibrated to what.</param>
    /// <param name="calibration">A calibration of <paramref name="problem"/>.</param>
    /// <param name="headlines">Forecast figures that go on from it, by which influence is measured; may be empty.</param>
    /// <exception cref="CalibrationException">The calibration is of another problem.</exception>
    /// <exception cref="ArgumentException">A headline has a number of draws that is no multiple of the members'.</exception>
    public CalibrationReviewer(CalibrationProblem problem, CalibrationResult calibration, ImmutableArray<HeadlineSample> headlines)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(calibration);
        if (headlines.FirstOrDefault(headline => headline.Draws.Length % calibration.Ensemble.Members != 0) is { } odd)
            throw new ArgumentException($"{odd.Indicator} has {odd.Draws.Length} draws for {calibration.Ensemble.Members} members: give every member the same number of draws.", nameof(headlines));
        this.problem = problem;
        this.calibration = calibration;
        if (calibration.Report.Observations.Length != problem.Observations.Length)
            throw new CalibrationException($"The calibration knows {calibration.Report.Observations.Length} observations and the problem has {problem.Observations.Length}: calibrate again.");
        history = new HistoryReplicates(problem, calibration, Seed);
        var efficiency = Math.Clamp(calibration.Report.Convergence.LeastEffectiveSampleSize / history.Members, 1e-3, 1);
        leaveOneOut = new LeaveOneOut(history, efficiency, headlines);
    }

    /// <summary>Writes the review.</summary>
    public CalibrationReview Review()
    {
        var checks = new PredictiveChecks(problem.Observations, history.Members, Seed);
        var (prior, parameters) = history.Prior();
        var replayed = history.Replayed();
        var identifiability = new Identifiability(problem, calibration, history);
        ImmutableArray<ObservationReview> observations =
        [
            .. problem.Observations.Select((used, i) => new ObservationReview(
                calibration.Report.Observations[i],
                checks.Percentile(prior, i),
                checks.Percentile(history.Posterior, i),
                checks.Percentile(replayed, i),
                leaveOneOut.Of(i, used))),
        ];
        var discrepancies = checks.Discrepancies(prior, history.Posterior, replayed);
        var reviewed = identifiability.Parameters(parameters);
        return new CalibrationReview
        {
            Calibration = calibration.Id,
            Members = history.Members,
            Headlines = leaveOneOut.Headlines,
            Parameters = reviewed,
            Observations = observations,
            Discrepancies = discrepancies,
            Confounded = identifiability.Confounded(),
            Surprises = identifiability.Surprises(),
            Warnings = Warnings(observations, discrepancies, vietnamese: false),
            WarningsInVietnamese = Warnings(observations, discrepancies, vietnamese: true),
        };
    }

    /// <summary>
    /// Calibrates again without each of some observations, from the members with them, and gives their influence in place of the weights': for observations whose
    /// weights cannot be trusted. Shifts are taken from one more calibration of the same effort with all observations, so that what the effort changes is no shift.
    /// </summary>
    /// <param name="which">Positions of the observations.</param>
    /// <param name="options">Options of the calibration reviewed.</param>
    /// <param name="forecast">Headline samples, in the order of the review's, from a calibration.</param>
    /// <param name="workers">Threads at once.</param>
    /// <param name="progress">Told the share done; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>Influences in the order of <paramref name="which"/>.</returns>
    /// <exception cref="CalibrationException">Nothing is left to calibrate to.</exception>
    public async Task<ImmutableArray<Influence>> RefitAsync(
        IReadOnlyList<int> which,
        SamplerOptions options,
        Func<CalibrationResult, ImmutableArray<HeadlineSample>> forecast,
        int workers,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(which);
        ArgumentNullException.ThrowIfNull(forecast);
        if (which.Count == 0)
            return [];
        var influences = ImmutableArray.CreateBuilder<Influence>(which.Count);
        var all = forecast(await AgainAsync(problem, options, workers, cancellation).ConfigureAwait(false));
        foreach (var observation in which)
        {
            progress?.Report((influences.Count + 1.0) / (which.Count + 1));
            var others = problem with { Observations = problem.Observations.RemoveAt(observation) };
            var again = await AgainAsync(others, options, workers, cancellation).ConfigureAwait(false);
            var used = problem.Observations[observation];
            var left = new HistoryReplicates(problem with { Observations = [used] }, again, Seed);
            influences.Add(LeaveOneOut.Refitted(used, left.Posterior, all, forecast(again), again.Report.Convergence.LeastEffectiveSampleSize));
        }

        progress?.Report(1);
        return influences.ToImmutable();
    }

    private Task<CalibrationResult> AgainAsync(CalibrationProblem some, SamplerOptions options, int workers, CancellationToken cancellation) =>
        Calibrator.Prepare(some, options with { Steps = RefitSteps }, calibration).RunAsync(workers, progress: null, cancellation);

    private static ImmutableArray<string> Warnings(ImmutableArray<ObservationReview> observations, ImmutableArray<DiscrepancyCheck> discrepancies, bool vietnamese)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (var review in observations.Where(review => IsExtreme(review.PriorPercentile, SurprisePercentile)))
        {
            warnings.Add(Say(
                $"{Name(review.Fit)} is at percentile {100 * review.PriorPercentile:0.0} of what the priors predict.",
                $"{Name(review.Fit)} ở bách phân vị {100 * review.PriorPercentile:0.0} của dự báo tiên nghiệm."));
        }

        foreach (var review in observations.Where(review => IsExtreme(review.Influence.Percentile, SurprisePercentile)))
        {
            warnings.Add(Say(
                $"{Name(review.Fit)} is at percentile {100 * review.Influence.Percentile:0.0} of what the other figures predict: they contradict it.",
                $"{Name(review.Fit)} ở bách phân vị {100 * review.Influence.Percentile:0.0} của dự báo từ các số liệu khác: chúng mâu thuẫn với nó."));
        }

        foreach (var check in discrepancies.Where(check => IsExtreme(check.PosteriorP, MisfitP) || IsExtreme(check.ReplayedP, MisfitP)))
            warnings.Add(Say($"Misfit: {check.Statistic} has the Bayesian p-value {Worst(check):0.000}.", $"Không khớp: {check.Statistic} có giá trị p Bayes {Worst(check):0.000}."));
        return warnings.ToImmutable();

        string Say(FormattableString english, FormattableString inVietnamese) =>
            vietnamese ? inVietnamese.ToString(CalibrationWarnings.VietnameseNumbers) : english.ToString(CultureInfo.InvariantCulture);
    }

    private static double? Worst(DiscrepancyCheck check) => IsExtreme(check.PosteriorP, MisfitP) ? check.PosteriorP : check.ReplayedP;

    private static bool IsExtreme(double? share, double limit) => share < limit || share > 1 - limit;

    private static string Name(ObservationFit fit) => $"{fit.Indicator}[{fit.Sector}] {fit.Period} ({fit.Origin})";
}
