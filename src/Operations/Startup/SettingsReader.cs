using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Simulation.Operations.Startup;

/// <summary>Reads single settings, and remembers everything that is wrong with them, so that it can be said at once.</summary>
/// <param name="configuration">All settings.</param>
/// <param name="section">The section that is read.</param>
public sealed class SettingsReader(IConfiguration configuration, string section)
{
    private readonly List<string> problems = [];

    /// <summary>Everything found wrong so far, each naming key, value and what is expected.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>A text; null when it is not given or empty.</summary>
    public string? Text(string key) => configuration[$"{section}:{key}"] is { Length: > 0 } text ? text : null;

    /// <summary>A whole number within bounds.</summary>
    public int Number(string key, int standard, int least, int most) =>
        Read(key, standard, text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    /// <summary>A share, 0 to 1.</summary>
    public double Share(string key, double standard) =>
        Read(key, standard, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value : null, "a number from 0 to 1");

    /// <summary>A yes or no.</summary>
    public bool Flag(string key, bool standard) => Read(key, standard, text => bool.TryParse(text, out var value) ? value : null, "true or false");

    /// <summary>A length of time within bounds, written <c>00:00:15</c>.</summary>
    public TimeSpan Time(string key, TimeSpan standard, TimeSpan least, TimeSpan most) =>
        Read(key, standard, text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null,
            $"a time from {least:c} to {most:c}, as hours:minutes:seconds");

    /// <summary>Adds a problem of which no single setting is guilty.</summary>
    public void Refuse(string problem) => problems.Add(problem);

    /// <summary>Ends the reading.</summary>
    /// <exception cref="ConfigurationException">Something was wrong.</exception>
    public void Finish()
    {
        if (problems.Count > 0) throw new ConfigurationException(string.Join(Environment.NewLine, problems));
    }

    private T Read<T>(string key, T standard, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (Text(key) is not { } text) return standard;
        if (parse(text.Trim()) is { } value) return value;
        problems.Add($"{section}:{key} is '{text}' and must be {expected}.");
        return standard;
    }
}
