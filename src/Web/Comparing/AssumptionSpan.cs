using Simulation.Documents.Comparison;

namespace Simulation.Web.Comparing;

/// <summary>What scenarios assume of one lever or event over years in which none of them changes it. The baseline may change meanwhile.</summary>
/// <param name="First">First year, with the values.</param>
/// <param name="Last">Last year, which differs in the baseline at most.</param>
public sealed record AssumptionSpan(AssumptionDocument First, AssumptionDocument Last)
{
    /// <summary>The years: <c>2024</c>, <c>2024–2027</c>.</summary>
    public string Years => First.Year == Last.Year ? FormattableString.Invariant($"{First.Year}") : FormattableString.Invariant($"{First.Year}–{Last.Year}");

    /// <summary>Joins years that follow one another with the same values, in the order of the comparison.</summary>
    public static IReadOnlyList<AssumptionSpan> Of(IEnumerable<AssumptionDocument> assumptions)
    {
        ArgumentNullException.ThrowIfNull(assumptions);
        var spans = new List<AssumptionSpan>();
        foreach (var (name, years) in assumptions.GroupBy(assumption => assumption.Name).Select(group => (group.Key, group.OrderBy(assumption => assumption.Year))))
        {
            foreach (var year in years)
            {
                if (spans is [.., var last] && last.First.Name == name && last.Last.Year + 1 == year.Year && last.First.Values.SequenceEqual(year.Values)) spans[^1] = last with { Last = year };
                else spans.Add(new AssumptionSpan(year, year));
            }
        }
        return spans;
    }
}
