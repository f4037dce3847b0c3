using System.Security.Cryptography;
using System.Text;
using Simulation.Api.Json;
using Simulation.Api.Plans;
using Simulation.Api.Provinces;
using Simulation.Api.Simulate;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;

namespace Simulation.Api.Workshops;

/// <summary>Workshops between the words of HTTP and those of the grains.</summary>
internal static class WorkshopMapping
{
    private const int ShortestKey = 16;
    private const int LongestKey = 100;

    /// <summary>Reads the order of a workshop, noting every mistake of shape.</summary>
    public static WorkshopOrder Order(JsonFields fields, string author, Guid token)
    {
        fields.Require("levers", "List the levers that are asked: [{\"lever\":\"social_investment\",\"year\":2024}].");
        return new WorkshopOrder
        {
            Title = fields.RequiredText("title", "Investment in 2024"),
            Plan = fields.Text("plan"),
            Scenario = fields.Text("scenario"),
            ScenarioVersion = fields.Whole("scenarioVersion"),
            Asks = fields.Objects("levers", Ask),
            Closes = fields.Moment("closes"),
            Author = author,
            Token = token,
        };
    }

    /// <summary>Reads what a participant hands in.</summary>
    public static WorkshopHandIn HandIn(JsonFields fields, string participant, WriteCondition condition, Guid token)
    {
        var key = fields.RequiredText("key", "a secret of your own making");
        if (key.Length is > 0 and (< ShortestKey or > LongestKey)) fields.Refuse("key", $"The key has {key.Length} characters.", $"Make up a secret of {ShortestKey} to {LongestKey} characters, and keep it.");
        return new WorkshopHandIn
        {
            Participant = participant,
            KeyHash = SHA256.HashData(Encoding.UTF8.GetBytes(key)),
            IsHandedIn = fields.Truth("handedIn") ?? true,
            Values = Values(fields),
            Condition = condition,
            Token = token,
        };
    }

    /// <summary>Reads levers set to values.</summary>
    public static WorkshopValue[] Values(JsonFields fields) => fields.Objects(
        "levers", value => new WorkshopValue(value.RequiredText("lever", "social_investment"), value.Text("sector"), value.RequiredNumber("value")));

    public static WorkshopResponse Response(Workshop workshop) => new()
    {
        Code = WorkshopCode.Show(workshop.Code),
        Version = workshop.Version,
        Province = workshop.Province,
        Title = workshop.Title,
        Author = workshop.Author,
        State = State(workshop.IsOpen),
        Opened = workshop.Opened,
        Closes = workshop.Closes,
        Plan = workshop.Plan,
        Scenario = workshop.Scenario?.Id,
        ScenarioVersion = workshop.Scenario?.Version,
        Levers = [.. workshop.Questions.Select(question => new WorkshopLeverResponse(ProvinceMapping.Lever(question.Lever), question.From, question.To, question.Start))],
        Targets = [.. workshop.Targets.Select(PlanMapping.Target)],
        Joined = workshop.Joined,
        HandedIn = workshop.HandedIn,
    };

    public static WorkshopListResponse Response(WorkshopSummary[] workshops) =>
        new([.. workshops.Select(workshop => new WorkshopListItem(WorkshopCode.Show(workshop.Code), workshop.Title, workshop.Author, State(workshop.IsOpen), workshop.Opened, workshop.Closes))]);

    public static WorkshopEventResponse Response(WorkshopStatus status) => new(status.Version, State(status.IsOpen), status.Closes, status.Joined, status.HandedIn);

    public static EntryResponse Response(WorkshopEntry entry) => new(
        entry.Participant, entry.Version, entry.Changed, entry.IsHandedIn, entry.IsLeftOut, [.. entry.Values.Select(value => new ValueRequest { Lever = value.Lever, Sector = value.Sector, Value = value.Value })]);

    public static ChancesResponse Response(WorkshopChances chances) => new(
        chances.Name.Length == 0 ? null : chances.Name, chances.Run, [.. chances.Targets.Select(SimulateMapping.Target)], new AllTargetsResponse(chances.AllTargets));

    public static WorkshopResultsResponse Response(WorkshopOutlook outlook) => new()
    {
        Code = WorkshopCode.Show(outlook.Results.Workshop.Code),
        Version = outlook.Results.Workshop.Version,
        State = State(outlook.Results.Workshop.IsOpen),
        Participants = [.. outlook.Results.Entries.Select(Response)],
        Levers = [.. outlook.Results.Workshop.Questions.Zip(outlook.Results.Levers, Response)],
        Targets = [.. outlook.Start.Targets.Zip(outlook.Targets, (target, range) => new TargetRangeResponse(target.Indicator, target.Sector, target.Operator, target.Value, target.Year, Response(range)))],
        AllTargets = Response(outlook.AllTargets),
        Start = Response(new WorkshopChances("", outlook.Start.Run, outlook.Start.Targets, outlook.Start.AllTargets)),
        Mean = outlook.Mean is { } mean ? Response(mean) : null,
        Chances = [.. outlook.Participants.Select(Response)],
    };

    private static WorkshopAsk Ask(JsonFields fields)
    {
        var (lever, sector) = (fields.RequiredText("lever", "social_investment"), fields.Text("sector"));
        var (from, to) = SimulateMapping.Years(fields);
        return new WorkshopAsk(lever, sector, from, to);
    }

    private static LeverOpinionsResponse Response(WorkshopQuestion question, WorkshopOpinions opinions) => new()
    {
        Lever = question.Lever.Lever,
        Sector = question.Lever.Sector,
        Unit = question.Lever.Unit,
        From = question.From,
        To = question.To,
        Start = question.Start,
        Moved = opinions.Opinions.Length,
        Minimum = opinions.Minimum,
        Mean = opinions.Mean,
        Median = opinions.Median,
        Maximum = opinions.Maximum,
        StandardDeviation = opinions.StandardDeviation,
        Above = opinions.Above,
        Below = opinions.Below,
        Untouched = opinions.Untouched,
    };

    private static ProbabilityRangeResponse Response(ProbabilityRange range) => new(range.Minimum, range.Mean, range.Maximum);

    private static string State(bool isOpen) => isOpen ? "open" : "closed";
}
