using MathNet.Numerics.LinearAlgebra;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>Polynomial distributed lags as homogeneous linear restrictions on coefficients.</summary>
internal static class AlmonRows
{
    /// <summary>Rows over all coefficients of the equation; those of a lag vanish exactly on the polynomials that the lag allows.</summary>
    /// <exception cref="EstimationException">A coefficient is none of the equation's, or the degree does not fit.</exception>
    public static IEnumerable<double[]> Of(LinearEquation equation, DistributedLag lag)
    {
        var places = Places(equation, lag);
        var ends = (lag.IsZeroBefore ? 1 : 0) + (lag.IsZeroAfter ? 1 : 0);
        if (lag.Degree < ends || lag.Degree >= places.Length + ends)
        {
            throw new EstimationException(
                equation.Name,
                $"a polynomial of degree {lag.Degree} with {ends} constrained ends does not fit {places.Length} coefficients ({string.Join(", ", lag.Parameters)}).",
                $"Give a degree from {ends} to {places.Length - 1 + ends}.");
        }

        var free = lag.Degree - ends + 1;
        var basis = Matrix<double>.Build.Dense(places.Length, free, (l, power) => Basis(lag, places.Length, l, power));
        // What is orthogonal to all allowed polynomials must be zero.
        var unit = basis.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Q;
        var complement = Matrix<double>.Build.DenseIdentity(places.Length) - unit.TransposeAndMultiply(unit);
        for (var i = 0; i < places.Length && free < places.Length; i++)
        {
            var row = new double[equation.Terms.Length];
            for (var l = 0; l < places.Length; l++) row[places[l]] = complement[i, l];
            yield return row;
        }
    }

    // Powers of the lag brought to −1..1, times the roots at constrained ends.
    private static double Basis(DistributedLag lag, int length, int l, int power)
    {
        var centred = length == 1 ? 0 : (2.0 * l / (length - 1)) - 1;
        var value = 1.0;
        for (var i = 0; i < power; i++) value *= centred;
        if (lag.IsZeroBefore) value *= (l + 1.0) / length;
        if (lag.IsZeroAfter) value *= (length - l) / (double)length;
        return value;
    }

    private static int[] Places(LinearEquation equation, DistributedLag lag)
    {
        var parameters = equation.Terms.Select(term => term.Parameter).ToList();
        int[] places = [.. lag.Parameters.Select(parameters.IndexOf)];
        var missing = Array.IndexOf(places, -1);
        if (missing >= 0)
        {
            throw new EstimationException(
                equation.Name, $"the distributed lag names {lag.Parameters[missing]}, which does not stand in it.", $"Its parameters are {string.Join(", ", parameters)}.");
        }

        if (places.Length == 0 || places.Distinct().Count() < places.Length)
            throw new EstimationException(equation.Name, $"the distributed lag ({string.Join(", ", lag.Parameters)}) names no coefficient, or one twice.", "Name each once, in order of the lags.");
        return places;
    }
}
