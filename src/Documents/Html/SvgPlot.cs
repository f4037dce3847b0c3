using System.Globalization;
using System.Net;
using System.Text;

namespace Simulation.Documents.Html;

/// <summary>
/// A small plot as inline SVG: lines, bands, points, bars and marks between two axes. Classes <c>first</c>, <c>second</c>, <c>band</c>, <c>dot</c>, <c>odd</c>, <c>mark</c>,
/// <c>bar</c> and <c>less</c> are styled by <see cref="HtmlPage"/>. Points that are not finite are left out.
/// </summary>
public sealed class SvgPlot
{
    private const double Left = 44;
    private const double Right = 10;
    private const double Top = 8;
    private const double Bottom = 20;

    private readonly StringBuilder shapes = new();
    private readonly double width;
    private readonly double height;
    private readonly (double Low, double High) x;
    private readonly (double Low, double High) y;

    /// <summary>An empty plot.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="x">Ends of the horizontal axis.</param>
    /// <param name="y">Ends of the vertical axis.</param>
    public SvgPlot(double width, double height, (double Low, double High) x, (double Low, double High) y)
    {
        this.width = width;
        this.height = height;
        this.x = Wide(x);
        this.y = Wide(y);
    }

    /// <summary>The ends of an axis that holds values and leaves a little room.</summary>
    public static (double Low, double High) Range(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var room = 0.04 * (finite.Max() - finite.Min());
        return (finite.Min() - room, finite.Max() + room);
    }

    /// <summary>A line through points.</summary>
    public SvgPlot Line(IEnumerable<(double X, double Y)> points, string style) => Path(points, style, closes: false);

    /// <summary>The area between two lines over the same places.</summary>
    public SvgPlot Band(IEnumerable<(double X, double Low, double High)> points, string style)
    {
        var all = points.ToArray();
        return Path([.. all.Select(point => (point.X, point.Low)), .. all.Reverse().Select(point => (point.X, point.High))], style, closes: true);
    }

    /// <summary>A point, with what the pointer says over it.</summary>
    public SvgPlot Dot(double atX, double atY, string style, string? says = null)
    {
        if (double.IsFinite(atX) && double.IsFinite(atY))
            shapes.Append(Invariant($"<circle class=\"{style}\" cx=\"{X(atX):0.#}\" cy=\"{Y(atY):0.#}\" r=\"3\">{Says(says)}</circle>"));
        return this;
    }

    /// <summary>A horizontal bar from zero, or from the nearer end of the axis.</summary>
    public SvgPlot Bar(double atY, double thickness, double value, string style, string? says = null)
    {
        if (!double.IsFinite(value)) return this;
        var (from, to) = (X(Math.Clamp(0, x.Low, x.High)), X(value));
        shapes.Append(Invariant($"<rect class=\"{style}\" x=\"{Math.Min(from, to):0.#}\" y=\"{Y(atY) - (thickness / 2):0.#}\" width=\"{Math.Abs(to - from):0.#}\" height=\"{thickness:0.#}\">{Says(says)}</rect>"));
        return this;
    }

    /// <summary>A vertical mark over the whole height.</summary>
    public SvgPlot Mark(double atX, string style = "mark")
    {
        shapes.Append(Invariant($"<line class=\"{style}\" x1=\"{X(atX):0.#}\" x2=\"{X(atX):0.#}\" y1=\"{Top}\" y2=\"{height - Bottom:0.#}\"/>"));
        return this;
    }

    /// <summary>A horizontal mark over the whole width.</summary>
    public SvgPlot Level(double atY, string style = "mark")
    {
        shapes.Append(Invariant($"<line class=\"{style}\" x1=\"{Left}\" x2=\"{width - Right:0.#}\" y1=\"{Y(atY):0.#}\" y2=\"{Y(atY):0.#}\"/>"));
        return this;
    }

    /// <summary>Words at a place; anchor is start, middle or end.</summary>
    public SvgPlot Word(double atX, double atY, string text, string anchor = "start")
    {
        shapes.Append(Invariant($"<text x=\"{X(atX):0.#}\" y=\"{Y(atY):0.#}\" text-anchor=\"{anchor}\" dominant-baseline=\"middle\">{WebUtility.HtmlEncode(text)}</text>"));
        return this;
    }

    /// <summary>The picture.</summary>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    /// <param name="showsValues">Whether the vertical axis has numbers.</param>
    public string ToSvg(string description, bool showsValues = true)
    {
        var svg = new StringBuilder(Invariant(
            $"<svg role=\"img\" aria-label=\"{WebUtility.HtmlEncode(description)}\" width=\"{width:0}\" height=\"{height:0}\" viewBox=\"0 0 {width:0} {height:0}\">"));
        svg.Append(Invariant($"<path class=\"axis\" d=\"M{Left} {Top}V{height - Bottom:0.#}H{width - Right:0.#}\"/>"));
        foreach (var tick in Ticks(x))
            svg.Append(Invariant($"<text x=\"{X(tick):0.#}\" y=\"{height - 6:0.#}\" text-anchor=\"middle\">{Number(tick)}</text>"));
        foreach (var tick in showsValues ? Ticks(y) : [])
            svg.Append(Invariant($"<text x=\"{Left - 4:0.#}\" y=\"{Y(tick) + 3:0.#}\" text-anchor=\"end\">{Number(tick)}</text>"));
        return svg.Append(shapes).Append("</svg>").ToString();
    }

    private SvgPlot Path(IEnumerable<(double X, double Y)> points, string style, bool closes)
    {
        var steps = points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).Select(point => Invariant($"{X(point.X):0.#} {Y(point.Y):0.#}")).ToArray();
        if (steps.Length > 0)
            shapes.Append(Invariant($"<path class=\"{style}\" d=\"M{string.Join('L', steps)}{(closes ? "Z" : "")}\"/>"));
        return this;
    }

    private static string Says(string? text) => text is null ? "" : $"<title>{WebUtility.HtmlEncode(text)}</title>";

    private double X(double value) => Left + ((width - Left - Right) * (value - x.Low) / (x.High - x.Low));

    private double Y(double value) => height - Bottom - ((height - Top - Bottom) * (value - y.Low) / (y.High - y.Low));

    // Three to five round numbers: multiples of 1, 2 or 5 times a power of ten.
    private static IEnumerable<double> Ticks((double Low, double High) range)
    {
        var rough = (range.High - range.Low) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        for (var tick = Math.Ceiling(range.Low / step); tick * step <= range.High; tick++)
            yield return tick * step;
    }

    private static (double Low, double High) Wide((double Low, double High) range) =>
        range.High > range.Low ? range : (range.Low - 1, range.Low + 1);

    private static string Number(double value) => value.ToString(Math.Abs(value) is >= 1e5 or (< 1e-3 and > 0) ? "0.##e0" : "0.####", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
