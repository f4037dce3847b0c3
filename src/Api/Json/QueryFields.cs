using System.Globalization;
using Simulation.Api.Errors;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Api.Json;

/// <summary>The parameters after <c>?</c> of an address, read one by one; every mistake is noted and <see cref="Check"/> reports them together.</summary>
internal sealed class QueryFields(IQueryCollection query)
{
    // Parameters that mean the same wherever they are taken: who asks elsewhere for them is told where they are, or what stands in their place.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["asOf"] = "A forecast stands on the day of its calibration, which the answer gives as dataVintage: name another one as 'calibration'. asOf= is taken by observations, monitor, scorecard and required-growth.",
        ["calibration"] = "A question to simulate, runs or a sector names its calibration in the body; analyses that rest on one take calibration= here.",
        ["date"] = "date= is taken where an answer is series of years: simulate, results and draws of runs, and observations.",
        ["mrv"] = "mrv= is taken by observations; of a forecast, choose years with date=.",
        ["units"] = "units= is taken where an answer is paths of forecasts: simulate and results of runs. Published figures stand as they were published.",
    };

    private readonly List<string> asked = [];
    private readonly List<FieldError> problems = [];

    /// <summary>A text, or null when absent or empty.</summary>
    public string? Text(string name)
    {
        asked.Add(name);
        if (!query.TryGetValue(name, out var values)) return null;
        if (values.Count > 1) problems.Add(new FieldError($"?{name}", values.ToString(), $"'{name}' is given {values.Count} times.", "Give it once."));
        return string.IsNullOrEmpty(values[0]) ? null : values[0];
    }

    /// <summary>A day, or null.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        problems.Add(new FieldError($"?{name}", text, $"'{name}' cannot be '{text}'.", "Give a day, such as 2024-01-01."));
        return null;
    }

    /// <summary>True or false; false when absent.</summary>
    public bool Truth(string name)
    {
        if (Text(name) is not { } text) return false;
        if (text is "true" or "false") return text == "true";
        problems.Add(new FieldError($"?{name}", text, $"'{name}' cannot be '{text}'.", "Give true or false."));
        return false;
    }

    /// <summary>A number from 0 to 1, or null.</summary>
    public double? Share(string name)
    {
        if (Text(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= 1) return value;
        problems.Add(new FieldError($"?{name}", text, $"'{name}' cannot be '{text}'.", "Give a number from 0 to 1."));
        return null;
    }

    /// <summary>A whole number between two bounds, or null.</summary>
    public int? Whole(string name, int minimum, int maximum) => (int?)Long(name, minimum, maximum);

    /// <summary>A whole number between two bounds, or null.</summary>
    public long? Long(string name, long minimum, long maximum)
    {
        if (Text(name) is not { } text) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum) return value;
        problems.Add(new FieldError(
            $"?{name}",
            text,
            $"'{name}' cannot be '{text}'.",
            string.Create(CultureInfo.InvariantCulture, $"Give a whole number in {minimum}..{maximum}.")));
        return null;
    }

    /// <summary>A number between two bounds, or null.</summary>
    public double? Number(string name, double minimum, double maximum)
    {
        if (Text(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum) return value;
        problems.Add(new FieldError($"?{name}", text, $"'{name}' cannot be '{text}'.", string.Create(CultureInfo.InvariantCulture, $"Give a number in {minimum}..{maximum}.")));
        return null;
    }

    /// <summary>One of several words, or null.</summary>
    public string? Choice(string name, IReadOnlyList<string> words) =>
        Parsed<WordChoice>(name, text => words.Contains(text) ? new WordChoice(text) : null, $"Give one of {string.Join(", ", words)}.")?.Word;

    /// <summary>A value of its own form, or null.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="read">Reads it; null when it is not of the form.</param>
    /// <param name="wayOut">What would be right.</param>
    public T? Parsed<T>(string name, Func<string, T?> read, string wayOut)
        where T : struct
    {
        if (Text(name) is not { } text) return null;
        if (read(text) is { } value) return value;
        problems.Add(new FieldError($"?{name}", text, $"'{name}' cannot be '{text}'.", wayOut));
        return null;
    }

    /// <summary>Values of parameters such as <c>c[YEAR]</c>: what stands in the brackets, and the value.</summary>
    public IReadOnlyList<(string Name, string Value)> Bracketed(string prefix)
    {
        var found = query.Keys.Where(name => name.StartsWith($"{prefix}[", StringComparison.Ordinal) && name.EndsWith(']')).ToList();
        return [.. found.Select(name => (name[(prefix.Length + 1)..^1], Text(name) ?? ""))];
    }

    /// <summary>Refuses the request when anything was wrong or unknown.</summary>
    /// <exception cref="ProblemException">With every problem found.</exception>
    public void Check()
    {
        foreach (var name in query.Keys.Where(name => !asked.Contains(name)))
        {
            var meant = Elsewhere.GetValueOrDefault(name) ?? NameSuggestion.Hint(name, asked);
            var known = asked.Count == 0 ? "There are none here." : $"The parameters are {string.Join(", ", asked)}.";
            problems.Add(new FieldError($"?{name}", query[name].ToString(), $"There is no parameter '{name}' here.", $"{meant} {known}".TrimStart()));
        }

        if (problems.Count > 0) throw new ProblemException(ProblemKind.WrongShape, JsonBody.Summary(problems), problems);
    }

    private readonly record struct WordChoice(string Word);
}
