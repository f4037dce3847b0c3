namespace Simulation.Model.Analysis.Outcomes;

/// <summary>
/// Standard errors of any statistic by sections: the draws are cut into equal groups, the statistic is computed in each, and the spread of the groups gives
/// the error of the whole: s/√K, with s the standard deviation over K groups.
/// </summary>
/// <remarks>Source: Asmussen and Glynn, "Stochastic Simulation", 2007, chapter III (sectioning).</remarks>
internal static class Sections
{
    /// <summary>Number of groups.</summary>
    public const int Count = 20;

    /// <summary>First draw and size of a group; together the groups hold all draws.</summary>
    public static (int First, int Count) Of(int section, int draws)
    {
        var first = (int)((long)draws * section / Count);
        return (first, (int)((long)draws * (section + 1) / Count) - first);
    }

    /// <summary>Standard error from the values of the groups; null when a group defines none, or there are too few draws for groups.</summary>
    public static double? StandardError(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) return null;
            mean += value / values.Length;
        }

        var squares = 0.0;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return values.Length < 2 ? null : Math.Sqrt(squares / (values.Length - 1) / values.Length);
    }
}
