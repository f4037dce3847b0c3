using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Workshops;

namespace Simulation.Api.Tests.Doubles;

/// <summary>A workshop in memory, so that tests see what the HTTP side passes on and how it words what comes back. What it means is tested with the grains.</summary>
internal sealed class SampleWorkshop : IPlanningWorkshopGrain, IPlanningWorkshopsGrain
{
    public const string Code = "K7QF2MPRT";

    private static readonly DateTimeOffset Opened = new(2026, 11, 23, 9, 15, 4, TimeSpan.Zero);
    private static readonly TargetOutcome Growth = new("grdp_growth", "total", "percent", ">=", 8.5, 2024, "simulated", 5.4, 0.3, "unlikely");

    public WorkshopOrder? LastOrder { get; private set; }

    public WorkshopHandIn? LastHandIn { get; private set; }

    public WorkshopValue[]? LastTried { get; private set; }

    public string? ClosedBy { get; private set; }

    /// <summary>What the one who asked last may do.</summary>
    public string? AccessOfLast { get; private set; }

    public static Workshop Held { get; } = new()
    {
        Code = Code,
        Version = 7,
        Province = "tra-vinh",
        Title = "Vốn đầu tư 2024",
        Author = "Lan",
        Opened = Opened,
        Closes = Opened.AddHours(4),
        IsOpen = true,
        Questions = [new(SampleProvince.Description.Levers[0], null, 2024, 2024, [34_000])],
        Targets = SampleProvince.Description.Plans[0].Targets,
        Joined = 3,
        HandedIn = 2,
    };

    public Task<Workshop> OpenAsync(WorkshopOrder order, CancellationToken cancellation = default)
    {
        LastOrder = order;
        return Task.FromResult(Held with { Title = order.Title });
    }

    public Task<WorkshopSummary[]> ListAsync(CancellationToken cancellation = default) =>
        Task.FromResult<WorkshopSummary[]>([new(Code, Held.Title, Held.Author, Held.Opened, Held.Closes, IsOpen: true)]);

    public Task<Workshop> OpenAsync(string province, WorkshopOrder order, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<Workshop> FindAsync(CancellationToken cancellation = default)
    {
        AccessOfLast = Access.Current?.ToString();
        return Task.FromResult(Held);
    }

    public Task<WorkshopChances> AskAsync(WorkshopValue[] values, CancellationToken cancellation = default)
    {
        LastTried = values;
        return Task.FromResult(Chances(""));
    }

    public Task<WorkshopEntry> HandInAsync(WorkshopHandIn handIn, CancellationToken cancellation = default)
    {
        LastHandIn = handIn;
        return handIn.Participant switch
        {
            "Taken" => throw new SimulationFaultException(FaultKind.Conflict, "Somebody called Taken has joined already."),
            "Late" => throw new SimulationFaultException(FaultKind.Closed, "The workshop was closed."),
            _ => Task.FromResult(new WorkshopEntry(handIn.Participant, handIn.Condition.Versions is [var seen] ? seen + 1 : 1, Opened, handIn.IsHandedIn, handIn.Values, IsLeftOut: false)),
        };
    }

    public async IAsyncEnumerable<WorkshopStatus> WatchAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.Yield();
        yield return new WorkshopStatus(7, IsOpen: true, Held.Closes, 3, 2);
        yield return new WorkshopStatus(8, IsOpen: false, Held.Opened, 3, 3);
    }

    public Task<WorkshopResults> SummariseAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<WorkshopOutlook> ForecastAsync(CancellationToken cancellation = default) => Task.FromResult(new WorkshopOutlook
    {
        Results = new WorkshopResults
        {
            Workshop = Held,
            Levers = [new WorkshopOpinions { Opinions = [new("An", 30_000), new("Bình", 40_000)], Untouched = ["Chi"], Minimum = 30_000, Mean = 35_000, Median = 35_000, Maximum = 40_000, StandardDeviation = 7_071.1, Above = 1, Below = 1 }],
            Entries = [new("An", 2, Opened, true, [new("social_investment", null, 30_000)], false), new("Chi", 1, Opened, false, [], false)],
            Mean = [new("social_investment", null, 2024, 2024, 35_000)],
        },
        Start = new RunResult { Run = "start", Model = "provincial 1.0", Calibration = "c", DataVintage = new DateOnly(2024, 1, 1), Plan = "2024", Seed = 1, Draws = 2_000, Years = [2024], Forecasts = [], Targets = [Growth], AllTargets = 0.01 },
        Mean = Chances(""),
        Participants = [Chances("An"), Chances("Bình")],
        Targets = [new(0.2, 0.3, 0.4)],
        AllTargets = new(0.01, 0.02, 0.03),
    });

    public Task<WorkshopEntry> LeaveOutAsync(string participant, bool isLeftOut, string author, Guid token, CancellationToken cancellation = default) =>
        Task.FromResult(new WorkshopEntry(participant, 3, Opened, true, [], isLeftOut));

    public Task<Workshop> CloseAsync(string author, CancellationToken cancellation = default)
    {
        ClosedBy = author;
        return Task.FromResult(Held with { IsOpen = false });
    }

    private static WorkshopChances Chances(string name) => new(name, "run", [Growth], 0.02);
}
