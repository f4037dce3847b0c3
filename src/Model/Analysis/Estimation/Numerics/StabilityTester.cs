using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>Chow's two tests of a break.</summary>
internal static class StabilityTester
{
    /// <summary>Compares the years before a break with those from it on.</summary>
    /// <exception cref="EstimationException">The tests do not hold for the method, or the first part is too short.</exception>
    public static StabilityTests Test(LinearEquation equation, CoefficientSpace space, Sample sample, Fit whole, int year, bool isPlain)
    {
        if (!isPlain)
            throw new EstimationException(equation.Name, "a break is tested for least squares with independent errors only.", "Ask for the test without instruments and autoregression.");
        var before = Math.Clamp(year - sample.FirstYear, 0, sample.Count);
        var after = sample.Count - before;
        if (before <= space.Free || after < 1)
        {
            throw new EstimationException(
                equation.Name,
                string.Create(CultureInfo.InvariantCulture, $"a break in {year} leaves {before} observations before it for {space.Free} coefficients, and {after} after."),
                string.Create(CultureInfo.InvariantCulture, $"Give a year from {sample.FirstYear + space.Free + 1} to {sample.FirstYear + sample.Count - 1}."));
        }

        var first = Part(equation, space, sample, 0, before);
        var degrees = before - space.Free;
        var failure = Probabilities.F((whole.SumOfSquares - first.SumOfSquares) / after / (first.SumOfSquares / degrees), after, degrees);
        return new StabilityTests(year, Breakpoint(equation, space, sample, whole, first, before), failure, Predict(space, sample, first, before, degrees));
    }

    private static TestStatistic? Breakpoint(LinearEquation equation, CoefficientSpace space, Sample sample, Fit whole, Fit first, int before)
    {
        var after = sample.Count - before;
        if (after <= space.Free) return null;
        var parts = first.SumOfSquares + Part(equation, space, sample, before, after).SumOfSquares;
        var degrees = sample.Count - (2 * space.Free);
        return Probabilities.F((whole.SumOfSquares - parts) / space.Free / (parts / degrees), space.Free, degrees);
    }

    private static Fit Part(LinearEquation equation, CoefficientSpace space, Sample sample, int from, int count) =>
        Fit.Of(equation, space, sample.Y.SubVector(from, count), sample.X.SubMatrix(from, count, 0, sample.X.ColumnCount), null);

    private static ImmutableArray<Prediction> Predict(CoefficientSpace space, Sample sample, Fit first, int before, int degrees)
    {
        var deviation = Math.Sqrt(first.SumOfSquares / degrees);
        return [.. Enumerable.Range(before, sample.Count - before).Select(row =>
        {
            var x = sample.X.Row(row);
            var free = space.Basis.TransposeThisAndMultiply(x);
            var predicted = x.DotProduct(first.Coefficients);
            var error = deviation * Math.Sqrt(1 + free.DotProduct(first.Inverse * free));
            return new Prediction(sample.FirstYear + row, sample.Y[row], predicted, error, (sample.Y[row] - predicted) / error);
        })];
    }
}
