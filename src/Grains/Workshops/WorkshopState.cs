using Simulation.Contracts.Keys;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;
using Simulation.Storage.Records;

namespace Simulation.Grains.Workshops;

/// <summary>A workshop as its grain remembers it: what is stored of it, and what is asked in the words of the province. Used within the turns of one grain.</summary>
/// <param name="code">Its code.</param>
/// <param name="province">Its province.</param>
/// <param name="stored">Its record.</param>
/// <param name="scenario">The scenario that everybody starts from; null for the baseline.</param>
internal sealed class WorkshopState(string code, ProvinceDescription province, StoredRecord stored, SavedScenario? scenario)
{
    private readonly Dictionary<string, (StoredRecord Stored, WorkshopEntryRecord Record)> entries = new(StringComparer.Ordinal);

    /// <summary>Id of the province.</summary>
    public string Province => province.Id;

    /// <summary>What is stored of the workshop.</summary>
    public WorkshopRecord Record { get; private set; } = WorkshopRecord.Read(stored);

    /// <summary>Version of that.</summary>
    public long RecordVersion { get; private set; } = stored.Version;

    /// <summary>What is asked.</summary>
    public WorkshopQuestion[] Questions { get; } = [.. WorkshopRecord.Read(stored).Asks.Select(ask => Question(province, ask, scenario))];

    /// <summary>Counts everything that happened: no version of a record is used twice, and none is taken back.</summary>
    public long Version => RecordVersion + entries.Values.Sum(entry => entry.Stored.Version);

    /// <summary>How many have joined.</summary>
    public int Joined => entries.Count;

    /// <summary>Everybody who has joined, by name.</summary>
    public IReadOnlyList<WorkshopEntry> Entries => [.. entries.Values.Select(entry => entry.Record.Entry(entry.Stored)).OrderBy(entry => entry.Participant, StringComparer.Ordinal)];

    /// <summary>The entry of a participant; null when nobody of that name has joined.</summary>
    public (StoredRecord Stored, WorkshopEntryRecord Record)? Find(string participant) => entries.TryGetValue(WorkshopEntryRecord.NameOf(participant), out var entry) ? entry : null;

    /// <summary>Takes in a version of the workshop itself.</summary>
    public void Note(StoredRecord newer) => (Record, RecordVersion) = (WorkshopRecord.Read(newer), newer.Version);

    /// <summary>Takes in a version of an entry.</summary>
    public WorkshopEntry NoteEntry(StoredRecord newer)
    {
        var record = WorkshopEntryRecord.Read(newer);
        var name = WorkshopEntryRecord.NameOf(record.Participant);
        if (!entries.TryGetValue(name, out var known) || known.Stored.Version <= newer.Version) entries[name] = (newer, record);
        return record.Entry(newer);
    }

    /// <summary>The workshop, for a caller who may see it: a code alone opens it until some time after its end.</summary>
    /// <exception cref="Contracts.Faults.SimulationFaultException">The code has expired, for who has nothing else.</exception>
    public WorkshopState Seen(DateTimeOffset now)
    {
        var hasCodeOnly = Access.Current is { } access && !access.Covers(Province);
        return hasCodeOnly && now >= Record.End + Workshop.CodeOutlives ? throw WorkshopFaults.Unknown(code) : this;
    }

    public WorkshopStatus Status(DateTimeOffset now) => new(Version, Record.IsOpen(now), Record.End, Joined, entries.Values.Count(entry => entry.Record is { HandedIn: true, LeftOut: not true }));

    public Workshop Describe(DateTimeOffset now)
    {
        var status = Status(now);
        return new Workshop
        {
            Code = code,
            Version = status.Version,
            Province = Province,
            Title = Record.Title,
            Author = Record.Author,
            Opened = Record.Opened,
            Closes = status.Closes,
            IsOpen = status.IsOpen,
            Plan = Record.Plan,
            Scenario = scenario is null ? null : new ScenarioReference(scenario.Id, scenario.Version),
            ScenarioName = scenario?.Definition.Name,
            Questions = Questions,
            Targets = (Record.Plan is { } plan ? province.Plans.FirstOrDefault(known => known.Id == plan) : province.Plans.FirstOrDefault())?.Targets ?? [],
            Joined = status.Joined,
            HandedIn = status.HandedIn,
        };
    }

    /// <summary>The question of what comes of some values.</summary>
    public SimulationQuestion Ask(IEnumerable<LeverSetting> levers) => new()
    {
        Plan = Record.Plan,
        Scenario = Record.Scenario,
        ScenarioVersion = Record.ScenarioVersion,
        Horizon = Record.Horizon,
        Levers = [.. levers],
    };

    /// <summary>Values as changes from what everybody starts from.</summary>
    public LeverSetting[] Settings(WorkshopValue[] values) =>
    [
        .. from question in Questions
           from value in values
           where (question.Lever.Lever, question.Lever.Sector) == (value.Lever, value.Sector)
           select new LeverSetting(value.Lever, value.Sector, question.From, question.To, value.Value),
    ];

    private static WorkshopQuestion Question(ProvinceDescription province, WorkshopRecord.AskRow ask, SavedScenario? scenario)
    {
        var lever = province.Levers.First(known => (known.Lever, known.Sector) == (ask.Lever, ask.Sector));
        var first = province.BaseYear + 1;
        var start = Enumerable.Range(ask.From, ask.To - ask.From + 1).Select(year => lever.Baseline[Math.Min(year - first, lever.Baseline.Length - 1)]).ToArray();
        // Of changes that touch the same year the later one holds.
        foreach (var change in (scenario?.Definition.Levers ?? []).Where(change => (change.Lever, change.Sector) == (ask.Lever, ask.Sector)))
        {
            for (var i = 0; i < start.Length; i++)
            {
                if (ask.From + i >= (change.From ?? int.MinValue) && ask.From + i <= (change.To ?? int.MaxValue)) start[i] = change.Value;
            }
        }

        var member = lever.Sector is { } sector ? province.Members.GetValueOrDefault(sector) ?? [] : null;
        return new WorkshopQuestion(lever, member, ask.From, ask.To, start);
    }
}
