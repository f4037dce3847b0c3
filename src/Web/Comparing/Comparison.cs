using Simulation.Contracts.Provinces;
using Simulation.Documents.Analyses;
using Simulation.Documents.Comparison;
using Simulation.Documents.Questions;
using Simulation.Web.Desk;
using Simulation.Web.WhatIf;

namespace Simulation.Web.Comparing;

/// <summary>Scenarios side by side, as a page draws them.</summary>
/// <param name="Request">The question that was asked.</param>
/// <param name="Document">The answer.</param>
/// <param name="Names">Names of the scenarios: the baseline's, which comes first, and that of what is not saved are empty.</param>
/// <param name="Stories">The saved scenarios, in the order of the page.</param>
public sealed record Comparison(CompareRequest Request, CompareDocument Document, IReadOnlyList<string> Names, IReadOnlyList<ScenarioStory> Stories)
{
    // No id has a star in it.
    private const string Unsaved = "*";

    /// <summary>Years that there are results for.</summary>
    public IReadOnlyList<int> Years { get; } = [.. Document.Results.Select(result => result.Year).Distinct().Order()];

    /// <summary>Reads scenarios and compares them; there is one at least.</summary>
    /// <param name="desk">Who is asked.</param>
    /// <param name="province">The province.</param>
    /// <param name="chosen">Saved scenarios.</param>
    /// <param name="unsaved">Changes that are nowhere saved yet; none when empty.</param>
    /// <param name="opinions">What participants of a workshop would do, beside them.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<Comparison> ReadAsync(
        PlannerDesk desk, ProvinceDescription province, IReadOnlyList<ComparedScenario> chosen, PlannerChanges unsaved, IReadOnlyList<ComparedOpinion> opinions, IProgress<double> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(unsaved);
        ArgumentNullException.ThrowIfNull(opinions);
        var stories = await Task.WhenAll(chosen.Select(scenario => ScenarioStory.ReadAsync(desk.Grains, province, scenario, cancellation)));
        List<ComparedScenarioRequest> scenarios =
        [
            .. stories.Select(story => new ComparedScenarioRequest { Name = story.Shown.Id, Stack = [new ScenarioChoice { Scenario = story.Shown.Id, ScenarioVersion = story.Shown.Version }] }),
        ];
        if (unsaved.Count > 0) scenarios.Add(new ComparedScenarioRequest { Name = Unsaved, Stack = [unsaved.ToChoice()] });
        scenarios.AddRange(opinions.Select(opinion => new ComparedScenarioRequest { Name = opinion.Name, Stack = opinion.Stack }));
        var request = new CompareRequest { Scenarios = scenarios };
        var document = await desk.AskAsync(AnalysisCatalogue.Compare, province.Id, request, progress, cancellation);
        return new Comparison(request, document, ["", .. stories.Select(story => story.Shown.Definition.Name), .. unsaved.Count > 0 ? [""] : Array.Empty<string>(), .. opinions.Select(opinion => opinion.Name)], stories);
    }

    /// <summary>Results of a year that the plan has targets for, in the plan's order.</summary>
    public IReadOnlyList<ComparedResultDocument> Planned(int year) =>
        [.. ResultsOf(year).Where(result => Document.Targets.Any(target => target.Indicator == result.Indicator && target.Sector == result.Sector))];

    /// <summary>Results of a year: what the plan has targets for first, in the plan's order, then the rest.</summary>
    public IReadOnlyList<ComparedResultDocument> ResultsOf(int year)
    {
        var rank = Document.Targets.Select((target, i) => (target.Indicator, target.Sector, i)).DistinctBy(target => (target.Indicator, target.Sector)).ToDictionary(target => (target.Indicator, target.Sector), target => target.i);
        return [.. Document.Results.Where(result => result.Year == year).OrderBy(result => rank.GetValueOrDefault((result.Indicator, result.Sector), int.MaxValue))];
    }
}
