using Simulation.Model.Calibration.Sampling;

namespace Simulation.Model.Tests.Calibration.Sampling;

/// <summary>g(z) = A z + c: the posterior is Gaussian and known in closed form.</summary>
internal sealed class LinearForwardModel(double[,] matrix, double[] constant) : IForwardModel
{
    public int Dimension => matrix.GetLength(1);

    public int ObservationCount => matrix.GetLength(0);

    public void Predict(double[] points, int count, double[] predictions)
    {
        for (var o = 0; o < ObservationCount; o++)
            for (var p = 0; p < count; p++)
            {
                var sum = constant[o];
                for (var i = 0; i < Dimension; i++)
                    sum += matrix[o, i] * points[(i * count) + p];
                predictions[(o * count) + p] = sum;
            }
    }
}

/// <summary>Any function of one point, evaluated point by point.</summary>
internal sealed class PointwiseForwardModel(int dimension, int observations, Action<double[], double[]> function) : IForwardModel
{
    public int Dimension => dimension;

    public int ObservationCount => observations;

    public void Predict(double[] points, int count, double[] predictions)
    {
        var (z, y) = (new double[dimension], new double[observations]);
        for (var p = 0; p < count; p++)
        {
            for (var i = 0; i < dimension; i++)
                z[i] = points[(i * count) + p];
            function(z, y);
            for (var o = 0; o < observations; o++)
                predictions[(o * count) + p] = y[o];
        }
    }
}
