using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Documents.Analyses;
using Simulation.Documents.Wording;
using Simulation.Model.Calibration.Reporting;

namespace Simulation.Documents.Calibrating;

/// <summary>A review as a document: numbers that are not finite become null.</summary>
internal static class CalibrationReviewMapping
{
    /// <summary>The document of a review.</summary>
    public static CalibrationReviewDocument Document(AnalysisSubject subject, CalibrationReview review)
    {
        var (joined, calibration) = (subject.Joined, subject.Calibration);
        return new CalibrationReviewDocument
        {
            Province = joined.Province.Id,
            Calibration = calibration.Id,
            Model = $"{joined.Model.Name} {joined.Model.Version}",
            DataVintage = joined.AsOf,
            StartYear = calibration.StartYear,
            LastYear = calibration.LastYear,
            Warnings = [.. ProvinceCautions.With(joined, calibration.Report, Language.English), .. review.Warnings],
            WarningsInVietnamese = [.. ProvinceCautions.With(joined, calibration.Report, Language.Vietnamese), .. review.WarningsInVietnamese],
            Convergence = Convergence(calibration.Report.Convergence),
            Headlines = [.. review.Headlines.Select(headline => new HeadlineDocument(
                headline.Indicator, headline.Sector, headline.Year, headline.Unit, Finite(headline.Mean), Finite(headline.Median), Finite(headline.Sd)))],
            Parameters = [.. review.Parameters.Select(Parameter)],
            Observations = [.. review.Observations.Select(Observation)],
            Discrepancies = [.. review.Discrepancies.Select(check => new DiscrepancyDocument(
                Word(check.Statistic), Finite(check.Observed), Finite(check.PriorP), Finite(check.PosteriorP), Finite(check.ReplayedP)))],
            Confounded = [.. review.Confounded.Select(pair => new CorrelationDocument(pair.First, pair.Second, Finite(pair.Correlation)))],
            Surprises = [.. review.Surprises.Select(shock => new ShockDocument(shock.Shock, Finite(shock.Mean), Finite(shock.Sd)))],
        };
    }

    private static ConvergenceDocument Convergence(ConvergenceReport report) => new(
        report.IsConverged, report.Members, Finite(report.WorstRHat), report.WorstRHatOf, Finite(report.LeastEffectiveSampleSize), report.Coordinates, report.IdleCoordinates);

    private static ParameterDocument Parameter(ParameterReview review) => new(
        review.Fit.Parameter,
        review.Fit.Unit,
        review.Fit.Source,
        Law(review.Fit.PriorMean, review.Fit.PriorSd, review.Prior),
        Law(review.Fit.Mean, review.Fit.Sd, review.Posterior),
        Finite(review.Fit.Contraction),
        Finite(review.Fit.Shift),
        Finite(review.Divergence),
        Word(review.Identification),
        new PictureDocument(Rounded(review.Picture.Values), Rounded(review.Picture.Prior), Rounded(review.Picture.Posterior)));

    private static LawDocument Law(double mean, double sd, QuantileSummary quantiles) => new(
        Finite(mean), Finite(sd), [Finite(quantiles.Low), Finite(quantiles.LowerQuartile), Finite(quantiles.Median), Finite(quantiles.UpperQuartile), Finite(quantiles.High)]);

    private static ObservationDocument Observation(ObservationReview review)
    {
        var (fit, influence) = (review.Fit, review.Influence);
        return new ObservationDocument(
            fit.Indicator,
            fit.Sector,
            fit.Period,
            fit.Unit,
            fit.Observed,
            fit.StandardError,
            Finite(fit.PriorMedian),
            Finite(fit.Fitted),
            Finite(fit.FittedLow),
            Finite(fit.FittedHigh),
            Finite(fit.Z),
            Finite(fit.PriorZ),
            Finite(review.PriorPercentile),
            Finite(review.PosteriorPercentile),
            Finite(review.ReplayedPercentile),
            new InfluenceDocument(
                Finite(influence.ParetoShape),
                influence.IsReliable,
                influence.IsRefitted,
                Finite(influence.EffectiveSize),
                Finite(influence.Expected),
                Finite(influence.Percentile),
                Finite(influence.LogDensity),
                [.. influence.Shifts.Select(shift => new ShiftDocument(Finite(shift.Shift), Finite(shift.MedianShift), Finite(shift.StandardError)))]),
            fit.Source,
            fit.Origin,
            fit.Reason);
    }

    // A picture needs no more than four digits, and there are some ten thousand of its numbers.
    private static ImmutableArray<double> Rounded(ImmutableArray<double> values)
    {
        var largest = values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (largest <= 0) return values;
        var decimals = 4 - (int)Math.Ceiling(Math.Log10(largest));
        return decimals is < 0 or > 15 ? values : [.. values.Select(value => Math.Round(value, decimals))];
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
