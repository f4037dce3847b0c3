namespace Simulation.Formats.Series;

/// <summary>How a series is shown.</summary>
public enum SeriesUnits
{
    /// <summary>As it is.</summary>
    Level,

    /// <summary>Less its value in the year before.</summary>
    Change,

    /// <summary>In percent of its value in the year before, less 100.</summary>
    PercentChange,
}

/// <summary>Transformations by their names in addresses.</summary>
public static class SeriesUnitsNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = ["level", "change", "percent_change"];

    /// <summary>The name of a transformation.</summary>
    public static string NameOf(SeriesUnits units) => All[(int)units];

    /// <summary>The transformation of a name; null when there is none of that name.</summary>
    public static SeriesUnits? Find(string name) => All.ToList().IndexOf(name) is >= 0 and var position ? (SeriesUnits)position : null;
}
