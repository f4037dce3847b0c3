using System.Globalization;

namespace Simulation.Web.WhatIf;

/// <summary>
/// Changes in the address of the page: <c>levers=social_investment:2024-2027:36500;load_shift:2024-2024:5</c> and <c>events=drought:2024-2024:on</c>. Numbers are written so that they read
/// back to the same bits, so that a link shows the same figures to the last digit. A value for each year stands as <c>36000|37500</c>.
/// </summary>
public static class ChangesAddress
{
    private const char Between = ';';
    private const char Inside = ':';
    private const char BetweenYears = '|';
    private const string On = "on";
    private const string Off = "off";

    /// <summary>The levers as text; null for none.</summary>
    public static string? LeversOf(PlannerChanges changes) => changes.Levers.IsEmpty ? null : string.Join(
        Between, changes.Levers.Select(lever => string.Create(CultureInfo.InvariantCulture, $"{lever.Key}{Inside}{lever.Value.From}-{lever.Value.To}{Inside}{Values(lever.Value)}")));

    /// <summary>The events as text; null for none.</summary>
    public static string? EventsOf(PlannerChanges changes) => changes.Events.IsEmpty ? null : string.Join(
        Between, changes.Events.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key}{Inside}{each.Value.From}-{each.Value.To}{Inside}{(each.Value.Occurs ? On : Off)}")));

    /// <summary>The projects as text; null for none.</summary>
    public static string? ProjectsOf(PlannerChanges changes) => changes.Projects.IsEmpty ? null : string.Join(Between, changes.Projects);

    /// <summary>Reads all. Parts that cannot be read are left out and counted.</summary>
    /// <param name="levers">The levers as text; null for none.</param>
    /// <param name="events">The events as text; null for none.</param>
    /// <param name="projects">The projects as text; null for none.</param>
    public static (PlannerChanges Changes, int Unread) Read(string? levers, string? events, string? projects = null)
    {
        var (changes, unread) = (PlannerChanges.None, 0);
        foreach (var part in Parts(projects))
        {
            if (PlannerProject.Read(part) is { } project) changes = changes.With(project);
            else unread++;
        }
        foreach (var part in Parts(levers))
        {
            if (Read(part) is var (key, from, to, text) && Move(from, to, text) is { } move) changes = changes.With(key, move);
            else unread++;
        }
        foreach (var part in Parts(events))
        {
            if (Read(part) is var (key, from, to, text) && text is On or Off) changes = changes.With(key, new EventSwitch(from, to, text == On));
            else unread++;
        }
        return (changes, unread);
    }

    private static string Values(LeverMove move) =>
        string.Join(BetweenYears, (move.Path.IsEmpty ? [move.Value] : move.Path).Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static LeverMove? Move(int from, int to, string text)
    {
        var values = text.Split(BetweenYears).Select(Number).ToList();
        if (values.Contains(null)) return null;
        return values.Count == 1 ? new LeverMove(from, to, values[0]!.Value)
            : values.Count == to - from + 1 ? LeverMove.Along(from, [.. values.Select(value => value!.Value)])
            : null;
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static string[] Parts(string? text) => (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static (LeverKey Key, int From, int To, string Value)? Read(string part) =>
        part.Split(Inside) is [{ Length: > 0 } name, var years, var value] && years.Split('-') is [var first, var last] && Whole(first) is { } from && Whole(last) is { } to && from <= to
            ? (LeverKey.Parse(name), from, to, value)
            : null;

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
