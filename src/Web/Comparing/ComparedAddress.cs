namespace Simulation.Web.Comparing;

/// <summary>Scenarios to compare, in the address of the page: <c>scenarios=dry-year,more-investment@2</c>. Without a version the newest is meant.</summary>
public static class ComparedAddress
{
    private const char Between = ',';
    private const char BeforeVersion = '@';

    /// <summary>The scenarios as text; null for none.</summary>
    public static string? Of(IEnumerable<ComparedScenario> scenarios)
    {
        var text = string.Join(Between, scenarios);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Reads the text; each scenario counts once, and what is none is left out.</summary>
    public static IReadOnlyList<ComparedScenario> Read(string? text) =>
        [.. (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadOne).OfType<ComparedScenario>().DistinctBy(scenario => scenario.Id)];

    private static ComparedScenario? ReadOne(string part) => part.Split(BeforeVersion) switch
    {
        [{ Length: > 0 } id] => new ComparedScenario(id, null),
        [{ Length: > 0 } id, var number] when long.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) => new ComparedScenario(id, version),
        _ => null,
    };
}

/// <summary>A saved scenario in a comparison.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version; null for the newest.</param>
public sealed record ComparedScenario(string Id, long? Version)
{
    /// <summary><c>dry-year@2</c>.</summary>
    public override string ToString() => Version is { } version ? FormattableString.Invariant($"{Id}@{version}") : Id;
}
