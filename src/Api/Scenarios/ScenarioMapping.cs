using System.Globalization;
using Simulation.Api.Json;
using Simulation.Api.Simulate;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;
using Simulation.Documents.Questions;

namespace Simulation.Api.Scenarios;

/// <summary>Scenarios between the words of HTTP and those of the grains.</summary>
internal static class ScenarioMapping
{
    /// <summary>Reads a scenario, noting every mistake of shape.</summary>
    public static ScenarioDefinition Definition(JsonFields fields)
    {
        fields.Ignore("id", "province", "version", "author", "changed", "warnings");
        return new ScenarioDefinition
        {
            Name = fields.RequiredText("name", "Dry year").Trim(),
            Description = fields.Text("description") is { Length: > 0 } description ? description : null,
            Plan = fields.Text("plan"),
            Horizon = fields.Year("horizon"),
            Workshop = fields.Text("workshop") is { Length: > 0 } code ? WorkshopCode.Read(code) ?? code : null,
            Levers = fields.Objects("levers", SimulateMapping.Lever),
            Events = fields.Objects("events", SimulateMapping.Event),
        };
    }

    public static ScenarioResponse Response(SavedScenario scenario) => new()
    {
        Id = scenario.Id,
        Province = scenario.Province,
        Version = scenario.Version,
        Author = scenario.Author,
        Changed = scenario.Changed,
        Name = scenario.Definition.Name,
        Description = scenario.Definition.Description,
        Plan = scenario.Definition.Plan,
        Horizon = scenario.Definition.Horizon,
        Workshop = scenario.Definition.Workshop is { } code ? WorkshopCode.Show(code) : null,
        Levers = [.. scenario.Definition.Levers.Select(Lever)],
        Events = [.. scenario.Definition.Events.Select(Event)],
    };

    /// <summary>The same with what was noticed when it was saved.</summary>
    public static ScenarioResponse Written(SavedScenario scenario) =>
        Response(scenario) with { Warnings = [.. scenario.Remarks.Select(remark => new ScenarioWarning(remark.Path, remark.Message))] };

    public static ScenarioTemplateListResponse Templates(ScenarioTemplateDescription[] templates) => new(
        [.. templates.Select(template => new ScenarioTemplateResponse(
            template.Id, Labels.Sorted(template.Labels), Labels.Sorted(template.Reason), [.. template.Levers.Select(Lever)], [.. template.Events.Select(Event)]))]);

    public static ScenarioListResponse List(ScenarioVersion[] scenarios, int limit) => new(
        [.. scenarios.Select(scenario => new ScenarioListItem(scenario.Id, scenario.Name, scenario.Version, scenario.Author, scenario.Changed, scenario.Changes))],
        scenarios.Length == limit ? scenarios[^1].Id : null);

    public static ScenarioVersionListResponse History(ScenarioVersion[] versions, int limit) => new(
        [.. versions.Select(Version)],
        versions.Length == limit && versions[^1].Version > 1 ? versions[^1].Version.ToString(CultureInfo.InvariantCulture) : null);

    private static ScenarioVersionItem Version(ScenarioVersion version) =>
        new(version.Version, version.Author, version.Changed, version.IsDeleted, version.IsDeleted ? null : version.Name, version.Changes);

    private static LeverRequest Lever(LeverSetting lever) =>
        new() { Lever = lever.Lever, Sector = lever.Sector, From = lever.From, To = lever.To, Value = lever.Value };

    private static EventRequest Event(EventSetting change) =>
        new() { Event = change.Event, Sector = change.Sector, From = change.From, To = change.To, Occurs = change.Occurs, Probability = change.Probability };
}
