using System.Globalization;
using System.Text;

namespace Simulation.Cluster.Bench;

/// <summary>What was measured, and what is to be reached; each row is also told at once, for who waits.</summary>
internal sealed class Table
{
    private readonly StringBuilder rows = new("| what | measured | to reach |\n|---|---|---|\n");

    /// <summary>Adds a row.</summary>
    public void Add(string what, FormattableString measured, string goal = "")
    {
        var text = measured.ToString(CultureInfo.InvariantCulture);
        rows.Append(CultureInfo.InvariantCulture, $"| {what} | {text} | {goal} |\n");
        Console.Error.WriteLine($"{what}: {text}");
    }

    public override string ToString() => rows.ToString().TrimEnd();
}

/// <summary>Order statistics.</summary>
internal static class Sorted
{
    /// <summary>The value that a share of all does not exceed.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);
}
