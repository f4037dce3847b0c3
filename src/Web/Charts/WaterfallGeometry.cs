namespace Simulation.Web.Charts;

/// <summary>A bar of a waterfall.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">A level when it is a total, else a change.</param>
/// <param name="IsTotal">True for a level, drawn from zero.</param>
public sealed record WaterfallBar(string Name, double Value, bool IsTotal);

/// <summary>Where a bar lies.</summary>
/// <param name="Bar">The bar.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Level">Height of the running sum after it.</param>
/// <param name="Next">Left edge of the next bar; null for the last.</param>
/// <param name="Class">Class in the style sheet.</param>
public sealed record PlacedBar(WaterfallBar Bar, double Left, double Top, double Bottom, double Level, double? Next, string Class);

/// <summary>Where everything of a waterfall lies. The bars add up: each change begins where the last one ended.</summary>
public sealed class WaterfallGeometry
{
    private const double PixelsPerLetter = 6.2;
    private const int MostLines = 3;

    /// <summary>Values.</summary>
    public LinearScale Y { get; private init; }

    /// <summary>Lower edge of the picture proper.</summary>
    public double Bottom { get; private init; }

    /// <summary>Width of a bar.</summary>
    public double BarWidth { get; private init; }

    /// <summary>From one bar to the next.</summary>
    public double Pitch { get; private init; }

    /// <summary>The bars.</summary>
    public IReadOnlyList<PlacedBar> Bars { get; private init; } = [];

    /// <summary>Lays a waterfall out.</summary>
    public static WaterfallGeometry Of(IReadOnlyList<WaterfallBar> bars, double? goal, int width, int height)
    {
        var (bottom, pitch) = (height - 46.0, (double)width / Math.Max(1, bars.Count));
        var barWidth = Math.Min(64, pitch * 0.62);
        var levels = new List<(double From, double To)>();
        var sum = 0.0;
        foreach (var bar in bars)
        {
            levels.Add(bar.IsTotal ? (0, bar.Value) : (sum, sum + bar.Value));
            sum = levels[^1].To;
        }
        var scale = LinearScale.Around([0, .. levels.Select(level => level.To), .. goal is { } value ? [value] : Array.Empty<double>()], bottom, 20);
        double Left(int i) => (i * pitch) + ((pitch - barWidth) / 2);
        return new WaterfallGeometry
        {
            Y = scale,
            Bottom = bottom,
            BarWidth = barWidth,
            Pitch = pitch,
            Bars =
            [
                .. bars.Select((bar, i) => new PlacedBar(
                    bar,
                    Left(i),
                    scale[Math.Max(levels[i].From, levels[i].To)],
                    scale[Math.Min(levels[i].From, levels[i].To)],
                    scale[levels[i].To],
                    i + 1 < bars.Count ? Left(i + 1) : null,
                    bar.IsTotal ? (i == 0 ? "total first" : "total") : bar.Value < 0 ? "loss" : "gain")),
            ],
        };
    }

    /// <summary>Breaks words into lines that fit under a bar; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string words, double pixels)
    {
        var most = Math.Max(4, (int)(pixels / PixelsPerLetter));
        var lines = new List<string> { "" };
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var joined = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (joined.Length <= most || lines[^1].Length == 0) lines[^1] = joined;
            else if (lines.Count < MostLines) lines.Add(word);
            else
            {
                lines[^1] += "…";
                break;
            }
        }
        return lines;
    }
}
