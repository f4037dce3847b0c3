using System.Globalization;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Workshops;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Grains.Workshops;

/// <summary>Checks the order of a workshop against its province, and fills in what it leaves to the host.</summary>
internal static class WorkshopCheck
{
    private const string Signs = " .,-'’()&+";

    /// <summary>The workshop as it will be kept.</summary>
    /// <param name="province">The province.</param>
    /// <param name="order">What is wanted; the version of its scenario is known.</param>
    /// <param name="scenarioHorizon">Last year of the scenario's forecast; null when it says none, or there is no scenario.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="SimulationFaultException">The order cannot be carried out; every problem is listed.</exception>
    public static WorkshopRecord Of(ProvinceDescription province, WorkshopOrder order, int? scenarioHorizon, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        var title = order.Title.Trim();
        if (title.Length is 0 or > Workshop.LongestTitle) problems.Add(Wrong("/title", title.Length, $"The title has {title.Length} characters.", $"Give 1 to {Workshop.LongestTitle} characters."));
        if (order.Plan is { } plan && province.Plans.All(known => known.Id != plan))
            problems.Add(new Problem("/plan", plan, $"{province.Id} has no plan '{plan}'.", $"Its plans are {string.Join(", ", province.Plans.Select(known => known.Id))}."));
        if (order.Asks.Length is 0 or > Workshop.MostQuestions) problems.Add(Wrong("/levers", order.Asks.Length, $"{order.Asks.Length} levers are asked.", $"Ask 1 to {Workshop.MostQuestions} levers."));
        var closes = order.Closes ?? now + Workshop.Standard;
        if (closes <= now || closes > now + Workshop.Longest)
            problems.Add(new Problem("/closes", closes.ToString("O", CultureInfo.InvariantCulture), "The workshop cannot close then.", $"Give a moment within {Workshop.Longest.TotalDays:0} days from now."));
        var rows = order.Asks.Select((ask, i) => Row(province, ask, $"/levers/{i.ToString(CultureInfo.InvariantCulture)}", problems)).ToList();
        foreach (var (row, i) in rows.Select((row, i) => (row, i)).Where(pair => rows.Take(pair.i).Any(before => (before.Lever, before.Sector) == (pair.row.Lever, pair.row.Sector))))
            problems.Add(new Problem($"/levers/{i.ToString(CultureInfo.InvariantCulture)}", row.Lever, $"{Named(row)} is asked twice.", "Ask each lever once, with one run of years."));
        if (problems.Count > 0) throw WorkshopFaults.Invalid(problems);
        return new WorkshopRecord
        {
            Title = title,
            Author = order.Author,
            Opened = now,
            Closes = closes,
            Plan = order.Plan,
            Scenario = order.Scenario,
            ScenarioVersion = order.ScenarioVersion,
            Horizon = Math.Max(province.DefaultHorizon, scenarioHorizon ?? 0),
            Asks = rows,
        };
    }

    /// <summary>Notes what is wrong with values that are handed in, or tried.</summary>
    /// <exception cref="SimulationFaultException">Something is; every problem is listed.</exception>
    public static void Require(IReadOnlyList<WorkshopQuestion> questions, WorkshopValue[] values)
    {
        var problems = new List<Problem>();
        for (var i = 0; i < values.Length; i++)
        {
            var (value, path) = (values[i], $"/levers/{i.ToString(CultureInfo.InvariantCulture)}");
            if (questions.FirstOrDefault(question => (question.Lever.Lever, question.Lever.Sector) == (value.Lever, value.Sector)) is not { } question)
                problems.Add(new Problem(path, value.Lever, $"The workshop does not ask about {value.Lever}{(value.Sector is null ? "" : $"[{value.Sector}]")}.", $"It asks about {string.Join(", ", questions.Select(known => Named(known)))}."));
            else if (!(value.Value >= question.Lever.Minimum && value.Value <= question.Lever.Maximum))
                problems.Add(new Problem($"{path}/value", value.Value.ToString("R", CultureInfo.InvariantCulture), WorkshopFaults.Text($"{Named(question)} cannot be {value.Value}."), WorkshopFaults.Text($"Give {question.Lever.Minimum} to {question.Lever.Maximum} {question.Lever.Unit}.")));
            else if (values.Take(i).Any(before => (before.Lever, before.Sector) == (value.Lever, value.Sector)))
                problems.Add(new Problem(path, value.Lever, $"{Named(question)} is given twice.", "Give each lever once."));
        }

        if (problems.Count > 0) throw WorkshopFaults.Invalid(problems);
    }

    /// <summary>Refuses names that nobody can be called by.</summary>
    /// <exception cref="SimulationFaultException">It is one.</exception>
    public static void RequireName(string participant)
    {
        // It begins with a letter or digit, so that no spreadsheet takes it for a formula, and no table for a row of its own.
        var isName = participant.Length is > 0 and <= WorkshopHandIn.LongestName && char.IsLetterOrDigit(participant[0]) && participant[^1] != ' ' && participant.All(IsOfNames);
        if (!isName)
            throw WorkshopFaults.Invalid([new Problem("{participant}", participant, "This cannot be the name of a participant.", $"Give 1 to {WorkshopHandIn.LongestName} letters, digits, spaces and the signs {Signs.Trim()}, beginning with a letter or digit.")]);
    }

    private static bool IsOfNames(char letter) =>
        char.IsLetterOrDigit(letter) || Signs.Contains(letter, StringComparison.Ordinal) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static WorkshopRecord.AskRow Row(ProvinceDescription province, WorkshopAsk ask, string path, List<Problem> problems)
    {
        var (first, last) = (province.BaseYear + 1, province.DefaultHorizon);
        var row = new WorkshopRecord.AskRow(ask.Lever, ask.Sector, ask.From ?? first, ask.To ?? last);
        if (province.Levers.All(lever => (lever.Lever, lever.Sector) != (ask.Lever, ask.Sector)))
        {
            var known = province.Levers.Select(lever => lever.Sector is null ? lever.Lever : $"{lever.Lever}[{lever.Sector}]").ToList();
            problems.Add(new Problem($"{path}/lever", Named(row), $"{province.Id} has no lever {Named(row)}.", NameSuggestion.Hint(Named(row), known) ?? $"Its levers are {string.Join(", ", known)}."));
        }

        if (row.From < first || row.To > last || row.From > row.To)
            problems.Add(new Problem(path, WorkshopFaults.Text($"{row.From}-{row.To}"), WorkshopFaults.Text($"{Named(row)} cannot be asked for {row.From}-{row.To}."), WorkshopFaults.Text($"Give years in {first}..{last}, the first not after the last.")));
        return row;
    }

    private static Problem Wrong(string path, int value, string message, string wayOut) => new(path, value.ToString(CultureInfo.InvariantCulture), message, wayOut);

    private static string Named(WorkshopRecord.AskRow row) => row.Sector is null ? row.Lever : $"{row.Lever}[{row.Sector}]";

    private static string Named(WorkshopQuestion question) => question.Lever.Sector is { } member ? $"{question.Lever.Lever}[{member}]" : question.Lever.Lever;
}
