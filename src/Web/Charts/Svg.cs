using System.Globalization;
using System.Text;

namespace Simulation.Web.Charts;

/// <summary>Numbers and paths as SVG writes them, whatever the reader's language.</summary>
public static class Svg
{
    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string At(double pixels) => Math.Round(pixels, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A share of a width or height, as a style sheet writes it: <c>12.5%</c>.</summary>
    public static string Share(double share) => Math.Round(100 * share, 2).ToString(CultureInfo.InvariantCulture) + "%";

    /// <summary>A line through points; where a value is missing it breaks off and begins anew.</summary>
    public static string Line(IEnumerable<(double X, double? Y)> points)
    {
        var path = new StringBuilder();
        var isDrawing = false;
        foreach (var (x, y) in points)
        {
            if (y is not { } height || !double.IsFinite(height))
            {
                isDrawing = false;
                continue;
            }
            path.Append(isDrawing ? 'L' : 'M').Append(At(x)).Append(' ').Append(At(height));
            isDrawing = true;
        }
        return path.ToString();
    }

    /// <summary>The area between two lines over the same places; empty where there are fewer than two.</summary>
    public static string Area(IReadOnlyList<(double X, double Low, double High)> points)
    {
        if (points.Count < 2) return "";
        return Line([.. points.Select(point => (point.X, (double?)point.High)), .. points.Reverse().Select(point => (point.X, (double?)point.Low))]) + "Z";
    }
}
