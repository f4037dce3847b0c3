using System.Globalization;

namespace Simulation.Web.WhatIf;

/// <summary>A named project: money is spent while it is built, value is added once it works.</summary>
/// <param name="Name">What planners call it.</param>
/// <param name="Sector">The activity it belongs to.</param>
/// <param name="BuiltFrom">First year of building.</param>
/// <param name="BuiltTo">Last year of building.</param>
/// <param name="Capital">Capital spent in each of these years, in the unit of <see cref="ProjectLevers.Capital"/>.</param>
/// <param name="WorksFrom">First year in which it adds value; it goes on to the end of the forecast.</param>
/// <param name="ValueAdded">Value added in each year at work, in the unit of <see cref="ProjectLevers.ValueAdded"/>.</param>
public sealed record PlannerProject(string Name, string Sector, int BuiltFrom, int BuiltTo, double Capital, int WorksFrom, double ValueAdded)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 80;

    // What separates projects and their parts in an address does not belong into a name.
    private static readonly char[] Separators = [';', ':'];

    /// <summary>Capital over all years of building.</summary>
    public double TotalCapital => Capital * (BuiltTo - BuiltFrom + 1);

    /// <summary>The last year that something is said about.</summary>
    public int LastYear => Math.Max(BuiltTo, WorksFrom);

    /// <summary>A name as it can stand in an address.</summary>
    public static string NameOf(string? text)
    {
        var name = string.Join(' ', (text ?? "").Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    /// <summary>The levers it moves.</summary>
    /// <param name="last">Last year of the forecast.</param>
    public IEnumerable<(LeverKey Lever, LeverMove Move)> Moves(int last)
    {
        if (Capital != 0) yield return (new LeverKey(ProjectLevers.Capital, Sector), new LeverMove(BuiltFrom, BuiltTo, Capital));
        if (ValueAdded != 0 && WorksFrom <= last) yield return (new LeverKey(ProjectLevers.ValueAdded, Sector), new LeverMove(WorksFrom, last, ValueAdded));
    }

    /// <summary>As it stands in an address: <c>manufacturing:2024-2025:1000:2026:150:Name</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sector}:{BuiltFrom}-{BuiltTo}:{Capital:R}:{WorksFrom}:{ValueAdded:R}:{Name}");

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static PlannerProject? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':') is [{ Length: > 0 } sector, var built, var capital, var works, var added, { Length: > 0 } name]
            && built.Split('-') is [var first, var last] && Year(first) is { } from && Year(last) is { } to && from <= to
            && Year(works) is { } start && Amount(capital) is { } spent && Amount(added) is { } value
            ? new PlannerProject(NameOf(name), sector, from, to, spent, start, value)
            : null;
    }

    private static int? Year(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static double? Amount(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && double.IsFinite(amount) && amount >= 0 ? amount : null;
}
