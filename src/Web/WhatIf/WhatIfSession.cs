using Simulation.Contracts.Faults;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Documents.Analyses;
using Simulation.Documents.Attribution;
using Simulation.Documents.Questions;
using Simulation.Web.Charts;
using Simulation.Web.Desk;

namespace Simulation.Web.WhatIf;

/// <summary>A planner at work: levers moved, pictures computed, steps undone. One for each open page.</summary>
public sealed class WhatIfSession
{
    // All orders of so many causes are run; of more levers, those of one declaration count as one cause.
    private const int MostSeparateCauses = 6;

    private readonly PlannerDesk desk;
    private readonly TimeProvider clock;
    private readonly NewestOnly<PlannerChanges> painter;
    private readonly NewestOnly<PlannerChanges> explainer;
    private readonly Dictionary<(string Indicator, string Sector), IReadOnlyList<FanPoint>> histories = [];

    /// <summary>Begins with a province, and changes that an address brought.</summary>
    public WhatIfSession(PlannerDesk desk, TimeProvider clock, ProvinceDescription province, PlannerChanges changes, int? horizon = null)
    {
        ArgumentNullException.ThrowIfNull(province);
        (this.desk, this.clock, Province) = (desk, clock, province);
        History = new ChangeHistory(changes);
        Horizon = Math.Clamp(horizon ?? province.DefaultHorizon, LastChangedYear(changes), province.MaximumHorizon);
        painter = new NewestOnly<PlannerChanges>(PaintAsync);
        explainer = new NewestOnly<PlannerChanges>(ExplainAsync);
        Focus = province.Plans.FirstOrDefault()?.Targets.FirstOrDefault(target => target.Kind == "simulated") is { } target
            ? (target.Indicator, target.Sector)
            : (province.Indicators[0].Indicator, province.Indicators[0].Sector);
    }

    /// <summary>Raised when there is something new to show.</summary>
    public event Action? Changed;

    /// <summary>The province.</summary>
    public ProvinceDescription Province { get; }

    /// <summary>Last year of the forecast.</summary>
    public int Horizon { get; private set; }

    /// <summary>Steps so far.</summary>
    public ChangeHistory History { get; private set; }

    /// <summary>Levers as they stand, also in the middle of a move.</summary>
    public PlannerChanges Changes { get; private set; } = PlannerChanges.None;

    /// <summary>The picture without changes; null until it is there.</summary>
    public WhatIfPicture? Baseline { get; private set; }

    /// <summary>The newest picture; null until it is there.</summary>
    public WhatIfPicture? Picture { get; private set; }

    /// <summary>What moved the indicator in focus; null without changes. It comes after the picture, because many changes take long to tell apart.</summary>
    public AttributionDocument? Attribution { get; private set; }

    /// <summary>True while <see cref="Attribution"/> is still that of earlier changes.</summary>
    public bool IsExplaining => explainer.IsWorking;

    /// <summary>Why the newest changes have no picture; null when they have.</summary>
    public SimulationFaultException? Fault { get; private set; }

    /// <summary>True while a picture of newer changes is computed.</summary>
    public bool IsBehind => painter.IsWorking;

    /// <summary>True while a lever is held: axes stay where they are, so that movement is seen.</summary>
    public bool IsMoving { get; private set; }

    /// <summary>The indicator in the large chart.</summary>
    public (string Indicator, string Sector) Focus { get; private set; }

    /// <summary>The year that a waterfall explains: that of the target in focus, else the first.</summary>
    public int FocusYear => FocusTarget?.Year ?? Province.BaseYear + 1;

    /// <summary>The target of the indicator in focus; null when the plan has none.</summary>
    public TargetDescription? FocusTarget => Province.Plans.FirstOrDefault()?.Targets.FirstOrDefault(target => target.Indicator == Focus.Indicator && target.Sector == Focus.Sector && target.Kind == "simulated");

    /// <summary>Computes the first pictures.</summary>
    public async Task StartAsync()
    {
        Changes = History.Current;
        await ReadHistoriesAsync();
        await painter.SubmitAsync(PlannerChanges.None);
        Baseline = Picture;
        if (Changes.Count > 0) await painter.SubmitAsync(Changes);
    }

    /// <summary>Last years that can be chosen: from the last year in which something is changed, or the year that the indicator in focus is judged in.</summary>
    public IEnumerable<int> Horizons => Enumerable.Range(Math.Max(LastChangedYear(Changes), FocusYear), Province.MaximumHorizon - Math.Max(LastChangedYear(Changes), FocusYear) + 1);

    /// <summary>Forecasts up to another year.</summary>
    public async Task LookAheadAsync(int horizon)
    {
        Horizon = horizon;
        await painter.SubmitAsync(PlannerChanges.None);
        Baseline = Picture;
        await painter.SubmitAsync(Changes);
        await ExplainAsync();
    }

    /// <summary>Finds out what moved the indicator in focus, for the changes as they stand.</summary>
    public Task ExplainAsync() => explainer.SubmitAsync(Changes);

    /// <summary>Shows changes that are not a step yet: a lever is being held.</summary>
    public async Task PreviewAsync(PlannerChanges changes)
    {
        (Changes, IsMoving) = (changes, true);
        await painter.SubmitAsync(changes);
        await ExplainAsync();
    }

    /// <summary>Makes changes a step.</summary>
    public Task CommitAsync(PlannerChanges changes) => GoAsync(History.Step(changes));

    /// <summary>A step back.</summary>
    public Task UndoAsync() => GoAsync(History.Undo());

    /// <summary>A step forward again.</summary>
    public Task RedoAsync() => GoAsync(History.Redo());

    /// <summary>Puts another indicator into the large chart.</summary>
    public Task FocusOnAsync(string indicator, string sector)
    {
        Focus = (indicator, sector);
        Changed?.Invoke();
        return ExplainAsync();
    }

    /// <summary>Shows the picture before the last step for a while, then the present one again.</summary>
    /// <param name="pause">How long each is shown.</param>
    public async Task ReplayAsync(TimeSpan pause)
    {
        if (History.Before is not { } before) return;
        Changes = before;
        await painter.SubmitAsync(before);
        await Task.Delay(pause, clock);
        // Somebody may have moved a lever meanwhile: that counts more.
        if (!Changes.Equals(before)) return;
        Changes = History.Current;
        await painter.SubmitAsync(Changes);
    }

    /// <summary>Published yearly figures of an indicator, the one in use for each year and those it replaced.</summary>
    public IReadOnlyList<FanPoint> Published(string indicator, string sector) => histories.GetValueOrDefault((indicator, sector), []);

    /// <summary>History and forecast of an indicator, the baseline beside it; null when it is not published.</summary>
    public FanSeries? Series(string indicator, string sector)
    {
        if (Picture?.Forecast(indicator, sector) is not { } forecast) return null;
        return new FanSeries
        {
            Unit = forecast.Unit,
            History = Published(indicator, sector),
            Years = Picture.Result.Years,
            Median = forecast.Median,
            Bands = [.. forecast.Bands.Select(band => new FanBand(band.Percent, band.Low, band.High))],
            Baseline = Picture.Changes.Count == 0 ? null : Baseline?.Forecast(indicator, sector)?.Median,
            Targets = [.. TargetsOf(indicator, sector)],
        };
    }

    private IEnumerable<FanTarget> TargetsOf(string indicator, string sector) =>
        from target in Province.Plans.FirstOrDefault()?.Targets ?? []
        where target.Indicator == indicator && target.Sector == sector
        select new FanTarget(target.Year, target.Value, target.Operator);

    private int LastChangedYear(PlannerChanges changes) =>
        changes.Levers.Values.Select(move => move.To)
            .Concat(changes.Events.Values.Select(choice => choice.To))
            .Concat(changes.Projects.Select(project => project.LastYear))
            .Append(Province.BaseYear + 1)
            .Max();

    private Task GoAsync(ChangeHistory history)
    {
        (History, Changes, IsMoving) = (history, history.Current, false);
        // A scenario may change years beyond those shown.
        return LastChangedYear(Changes) is var last && last > Horizon ? LookAheadAsync(last) : painter.SubmitAsync(Changes);
    }

    private async Task PaintAsync(PlannerChanges changes)
    {
        var began = clock.GetTimestamp();
        try
        {
            var result = await desk.SimulateAsync(Province.Id, changes.Laid(Horizon).ToQuestion(null, Horizon, null, null));
            Picture = new WhatIfPicture(changes, result, clock.GetElapsedTime(began));
            Fault = null;
        }
        catch (SimulationFaultException fault)
        {
            // The last good picture stays.
            Fault = fault;
        }
        Changed?.Invoke();
    }

    private async Task ExplainAsync(PlannerChanges changes)
    {
        Changed?.Invoke();
        try
        {
            Attribution = changes.Count == 0 ? null : await desk.AskAsync(AnalysisCatalogue.Attribution, Province.Id, new AttributionRequest
            {
                To = changes.Laid(Horizon).ToChoice(),
                Horizon = Horizon,
                Outcomes = [new OutcomeRequest { Indicator = Focus.Indicator, Sector = Focus.Sector, Year = FocusYear, Statistic = "median" }],
                By = changes.Laid(Horizon).Count > MostSeparateCauses ? "declaration" : null,
                Parts = ["causes"],
            });
        }
        catch (SimulationFaultException)
        {
            // The picture of these changes failed for the same reason, and says it.
            Attribution = null;
        }
    }

    // Once for all indicators: asking for one that was never measured is a mistake to the province.
    private async Task ReadHistoriesAsync()
    {
        var figures = await desk.ObserveAsync(Province.Id, new ObservationQuery { AsOf = Province.DataVintage });
        foreach (var series in figures.GroupBy(figure => (figure.Indicator, figure.Sector))) histories[series.Key] = PublishedHistory.Of([.. series], Province.Id);
    }
}
