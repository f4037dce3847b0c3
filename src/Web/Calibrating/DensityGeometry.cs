using Simulation.Documents.Calibrating;
using Simulation.Web.Charts;

namespace Simulation.Web.Calibrating;

/// <summary>Where the densities of a parameter before and after the data lie.</summary>
public sealed class DensityGeometry
{
    private const double Side = 4;
    private const double Foot = 18;

    /// <summary>Lays a picture out.</summary>
    /// <param name="picture">Both densities on one grid.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public DensityGeometry(PictureDocument picture, double width, double height)
    {
        var highest = picture.Prior.Concat(picture.Posterior).DefaultIfEmpty(0).Max();
        var (low, high) = picture.Values.Count == 0 ? (0, 1) : (picture.Values[0], picture.Values[^1]);
        X = new LinearScale(low, high, Side, width - Side);
        Bottom = height - Foot;
        var y = new LinearScale(0, highest > 0 ? highest : 1, Bottom, 6);
        Prior = Svg.Line(picture.Values.Zip(picture.Prior, (value, density) => (X[value], (double?)y[density])));
        Posterior = Svg.Line(picture.Values.Zip(picture.Posterior, (value, density) => (X[value], (double?)y[density])));
        Area = Svg.Area([.. picture.Values.Zip(picture.Posterior, (value, density) => (X[value], Bottom, y[density]))]);
        Ticks = [low + ((high - low) / 4), low + ((high - low) * 3 / 4)];
    }

    /// <summary>Values.</summary>
    public LinearScale X { get; }

    /// <summary>Base line, pixels.</summary>
    public double Bottom { get; }

    /// <summary>Line of the prior.</summary>
    public string Prior { get; }

    /// <summary>Line of the posterior.</summary>
    public string Posterior { get; }

    /// <summary>Area below the posterior.</summary>
    public string Area { get; }

    /// <summary>Values written below.</summary>
    public IReadOnlyList<double> Ticks { get; }
}
