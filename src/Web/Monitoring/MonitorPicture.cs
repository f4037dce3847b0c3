using Simulation.Documents.Monitoring;
using Simulation.Documents.RequiredGrowth;
using Simulation.Web.Charts;
using Simulation.Web.Scorecards;

namespace Simulation.Web.Monitoring;

/// <summary>A running year as it is seen on a day: everything that the page draws.</summary>
/// <param name="Year">Nowcast, probabilities, news.</param>
/// <param name="Targets">The plan's targets, with owners and reports; null without a plan.</param>
/// <param name="Required">What the growth target needs; null when it cannot be said.</param>
/// <param name="Path">Growth by quarter; null together with <paramref name="Required"/>.</param>
/// <param name="WhyNoPath">Why it cannot be said; null when it can.</param>
public sealed record MonitorPicture(MonitorDocument Year, ScorecardView? Targets, RequiredGrowthDocument? Required, YearPath? Path, string? WhyNoPath)
{
    /// <summary>Place of a target among those with a probability; 0 when it is not there.</summary>
    public int PlaceOf(string? target)
    {
        for (var i = 0; i < Year.Targets.Count; i++)
        {
            if (Key(Year.Targets[i]) == target) return i;
        }
        return 0;
    }

    /// <summary>Key of a target in addresses.</summary>
    public static string Key(TargetPathDocument target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return $"{target.Indicator}.{target.Sector}.{target.Year}";
    }

    /// <summary>How the probability of a target went.</summary>
    public IReadOnlyList<StepPoint> Steps(int target) => [.. Year.Days.Select((day, i) => new StepPoint(day.Day, Year.Targets[target].Probabilities[i]))];

    /// <summary>Every figure that came, the latest day first.</summary>
    public IEnumerable<(DateOnly Day, NewsDocument News)> News => Year.Days.Reverse().SelectMany(day => day.News.Select(news => (day.Day, news)));

    /// <summary>Bars from the probability at the start, figure by figure, to the one now, in points. They add up.</summary>
    /// <param name="target">Place of the target.</param>
    /// <param name="start">Name of the first bar.</param>
    /// <param name="now">Name of the last bar.</param>
    /// <param name="name">Names a figure.</param>
    public IReadOnlyList<WaterfallBar> Causes(int target, string start, string now, Func<NewsDocument, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var path = Year.Targets[target].Probabilities;
        return
        [
            new WaterfallBar(start, 100 * path[0], IsTotal: true),
            .. Year.Days.SelectMany(day => day.News).Select(news => new WaterfallBar(name(news), 100 * news.Targets[target], IsTotal: false)),
            new WaterfallBar(now, 100 * path[^1], IsTotal: true),
        ];
    }

    /// <summary>Where the figures were published, each once.</summary>
    public IReadOnlyList<string> Sources => [.. Year.Days.SelectMany(day => day.News).Select(news => news.Source).Distinct()];
}
