using System.Globalization;

namespace Simulation.Model.Language.Units;

/// <summary>What the unit checker knows of an expression.</summary>
/// <param name="Dimension">Its dimension; null when it fits anything: the literal 0, or something already reported.</param>
/// <param name="Scale">
/// Factor against base units, 10⁹ for billion VND; null when a literal or a nameless factor took part, for such a factor may be a conversion.
/// </param>
/// <param name="Percent">Power of percent, 1 for a percentage; null when not known.</param>
internal sealed record Quantity(Dimension? Dimension, double? Scale, int? Percent)
{
    /// <summary>Fits anything.</summary>
    public static Quantity Any { get; } = new(null, null, null);

    /// <summary>A literal other than 0 and 1: a pure number that may convert scales.</summary>
    public static Quantity Literal { get; } = new(Dimension.None, null, null);

    /// <summary>A pure number without a unit: percent or plain is not said.</summary>
    public static Quantity Plain { get; } = new(Dimension.None, 1, null);

    /// <summary>A share, a logarithm or a truth value.</summary>
    public static Quantity Ratio { get; } = new(Dimension.None, 1, 0);

    /// <summary>A percentage.</summary>
    public static Quantity PercentChange { get; } = new(Dimension.None, 1, 1);

    public bool FitsAnything => Dimension is null;

    public bool IsPure => Dimension is null || Dimension.IsNone;

    public Quantity Times(Quantity other, double power = 1)
    {
        if (FitsAnything || other.FitsAnything) return Any;
        return new Quantity(Dimension!.Times(other.Dimension!, power), Scale * (other.Scale is { } scale ? Math.Pow(scale, power) : null), Percent + Scaled(other.Percent, power));
    }

    public Quantity Power(double power) => FitsAnything ? Any : new Quantity(Dimension!.Power(power), Scale is { } scale ? Math.Pow(scale, power) : null, Scaled(Percent, power));

    private static int? Scaled(int? percent, double power) =>
        percent is { } value && value * power == Math.Floor(value * power) ? (int)(value * power) : null;

    /// <summary>True when both scales are known and differ.</summary>
    public bool DiffersInScale(Quantity other) => Scale is { } a && other.Scale is { } b && Math.Abs(a / b - 1) > 1e-9;

    /// <summary>True when one is a percentage and the other is known to be none.</summary>
    public bool DiffersInPercent(Quantity other) => Percent is { } a && other.Percent is { } b && a != b;

    /// <summary>What is known of both: the scale and percentage of the one that has them.</summary>
    public Quantity Merge(Quantity other) => new(Dimension ?? other.Dimension, Scale ?? other.Scale, Percent ?? other.Percent);

    public override string ToString()
    {
        var unit = Dimension?.ToString() ?? "anything";
        var scale = Scale switch { 1 or null => "", 1e2 => "hundred ", 1e3 => "thousand ", 1e6 => "million ", 1e9 => "billion ", 1e12 => "trillion ", { } other => other.ToString("0.###e+0 ", CultureInfo.InvariantCulture) };
        if (unit.Length > 0) return Percent is 1 ? $"percent of {scale}{unit}" : scale + unit;
        return Percent is 1 ? "percent" : scale.Length > 0 ? $"{scale.TrimEnd()} (a pure number)" : "a pure number";
    }
}
