using MathNet.Numerics.LinearAlgebra;

namespace Simulation.Model.Tests.Calibration;

/// <summary>
/// The exact smoother of a linear Gaussian state space model, as the independent answer for the calibration: Kalman filter forward, Rauch-Tung-Striebel backward.
/// x(t) = F x(t−1) + w, w ~ N(0, Q), x(0) ~ N(m, P); each figure is y = h x(t) + e, e ~ N(0, r).
/// </summary>
internal static class KalmanSmoother
{
    /// <summary>Figures of one period, each with its own row h and error variance r.</summary>
    public sealed record Figure(double[] Row, double Value, double Variance);

    /// <summary>Mean and covariance of the state in every period 0 .. T, given all figures.</summary>
    /// <param name="transition">F.</param>
    /// <param name="disturbance">Q.</param>
    /// <param name="mean">m.</param>
    /// <param name="covariance">P.</param>
    /// <param name="figures">Figures of each period, from period 0; a period without any is empty.</param>
    public static (Vector<double> Mean, Matrix<double> Covariance)[] Smooth(
        Matrix<double> transition, Matrix<double> disturbance, Vector<double> mean, Matrix<double> covariance, Figure[][] figures)
    {
        var predicted = new (Vector<double> Mean, Matrix<double> Covariance)[figures.Length];
        var filtered = new (Vector<double> Mean, Matrix<double> Covariance)[figures.Length];
        for (var t = 0; t < figures.Length; t++)
        {
            predicted[t] = t == 0
                ? (mean, covariance)
                : (transition * filtered[t - 1].Mean, (transition * filtered[t - 1].Covariance * transition.Transpose()) + disturbance);
            filtered[t] = figures[t].Aggregate(predicted[t], Update);
        }

        var smoothed = ((Vector<double> Mean, Matrix<double> Covariance)[])filtered.Clone();
        for (var t = figures.Length - 2; t >= 0; t--)
        {
            var gain = filtered[t].Covariance * transition.Transpose() * predicted[t + 1].Covariance.Inverse();
            smoothed[t] = (
                filtered[t].Mean + (gain * (smoothed[t + 1].Mean - predicted[t + 1].Mean)),
                filtered[t].Covariance + (gain * (smoothed[t + 1].Covariance - predicted[t + 1].Covariance) * gain.Transpose()));
        }

        return smoothed;
    }

    private static (Vector<double> Mean, Matrix<double> Covariance) Update((Vector<double> Mean, Matrix<double> Covariance) state, Figure figure)
    {
        var row = Vector<double>.Build.Dense(figure.Row);
        var cross = state.Covariance * row;
        var gain = cross / ((row * cross) + figure.Variance);
        return (state.Mean + (gain * (figure.Value - (row * state.Mean))), state.Covariance - gain.OuterProduct(cross));
    }
}
