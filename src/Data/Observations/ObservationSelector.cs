using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>
/// Chooses, as of a day, the observations that calibration uses. In order: the period must have been read; the figure must be a measurement, lie within the
/// model's years, have a measurement error, and be known on the day; figures in print on the day go before later vintages; documented choices set figures aside or
/// prefer them; of what is left for one indicator, sector and period the firmest stands, of equally firm ones the latest, and repeats count once; and a part of a year gives way to a longer part or the year.
/// Every observation that is not used carries its reason.
/// </summary>
public sealed class ObservationSelector
{
    private readonly ImmutableArray<Observation> observations;
    private readonly ImmutableArray<Choice> choices;
    private readonly MeasurementErrorTable errors;
    private readonly Vocabulary vocabulary;
    private readonly int startYear;

    /// <summary>Prepares a selection.</summary>
    /// <param name="observations">The province's observations.</param>
    /// <param name="choices">Its documented choices.</param>
    /// <param name="errors">The measurement errors.</param>
    /// <param name="vocabulary">The meaning of statuses and indicators.</param>
    /// <param name="startYear">The year in which the model starts: levels count from it, growth from the year after it.</param>
    public ObservationSelector(
        ImmutableArray<Observation> observations, ImmutableArray<Choice> choices, MeasurementErrorTable errors, Vocabulary vocabulary, int startYear)
    {
        this.observations = observations;
        this.choices = choices;
        this.errors = errors;
        this.vocabulary = vocabulary;
        this.startYear = startYear;
    }

    /// <summary>The selection as of a day.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="rule">Whether a later vintage may stand in for what was announced.</param>
    public ObservationSelection Select(DateOnly asOf, KnowledgeRule rule = KnowledgeRule.Announced)
    {
        var unused = new Dictionary<Observation, UnusedObservation>(ReferenceEqualityComparer.Instance);
        var candidates = observations.Where(observation => IsCandidate(observation, asOf, rule, unused)).ToArray();
        var chosen = candidates
            .GroupBy(Key)
            .Select(group => Choose([.. group], asOf, unused))
            .OfType<UsedObservation>()
            .ToArray();
        var used = chosen
            .Where(use => !IsSuperseded(use, chosen, unused))
            .OrderBy(use => use.Observation.Indicator, StringComparer.Ordinal).ThenBy(use => use.Observation.Sector, StringComparer.Ordinal)
            .ThenBy(use => use.Period.FirstYear).ThenBy(use => use.Period.LastYear).ThenBy(use => use.Period.LastMonth)
            .ToImmutableArray();
        return new ObservationSelection(asOf, used, [.. observations.Where(unused.ContainsKey).Select(observation => unused[observation])]);
    }

    /// <summary>Every conflict among the observations, with the choice made and why.</summary>
    public ImmutableArray<Conflict> FindConflicts() =>
        [.. observations.GroupBy(Key)
            .Where(group => group.Select(observation => observation.Value).Distinct().Count() > 1)
            .Select(group => Resolve([.. group]))];

    private static (string, string, string, Period?, string) Key(Observation observation) =>
        (observation.Region, observation.Indicator, observation.Sector, observation.Period, observation.Period is null ? observation.PeriodText : "");

    /// <summary>The figure that stands among several for one indicator, sector and period of a region, whatever they are used for, and why.</summary>
    /// <param name="figures">The figures, at least one, in the order of files and uploads.</param>
    public (Observation Standing, string Reason) Stand(ImmutableArray<Observation> figures)
    {
        var left = figures.Where(figure => Exclusion(figure) is null).ToArray();
        if (left.Length == 0)
            return (Firmest([.. figures]), Exclusion(figures[0])!.Reason);
        return Preference(left) is var (preferred, choice) ? (preferred, choice.Reason) : (Firmest(left), ReasonFor(left));
    }

    private Conflict Resolve(ImmutableArray<Observation> figures)
    {
        var relevant = figures.Where(figure => Obstacle(figure) is null).ToArray();
        if (relevant.Length == 0)
            return new Conflict(figures, null, Obstacle(figures[0])!.Value.Reason, true);
        var left = relevant.Where(figure => Exclusion(figure) is null).ToArray();
        if (left.Length == 0)
            return new Conflict(figures, null, Exclusion(relevant[0])!.Reason, true);
        if (Preference(left) is var (preferred, choice))
            return new Conflict(figures, preferred, choice.Reason, true);
        var firmest = Firmest(left);
        // Files are edited together and must agree or be chosen among; an upload may revise what was there before it.
        var rivals = left.Where(figure => figure.Upload == 0 || IsEqual(figure, firmest)).ToArray();
        var agreed = Agree(left);
        return new Conflict(
            figures,
            firmest,
            agreed ? "The others are set aside or are not measurements." : firmest.Upload > 0 ? ReasonFor(left) : "Nobody has chosen: the firmest stands in.",
            agreed || (Agree(rivals.Where(figure => figure.Upload == 0)) && Agree(rivals.Where(figure => figure.Upload == firmest.Upload))));
    }

    private bool IsCandidate(Observation observation, DateOnly asOf, KnowledgeRule rule, Dictionary<Observation, UnusedObservation> unused)
    {
        var obstacle = Obstacle(observation);
        if (obstacle is null && !observation.IsKnownOn(asOf))
            obstacle = (UnusedCause.NotYetKnown, $"Known from {observation.KnownFrom:yyyy-MM-dd}.");
        if (obstacle is null && rule == KnowledgeRule.Printed && observation.StandsInOn(asOf))
            obstacle = (UnusedCause.NotYetKnown, $"In print from {observation.PrintedFrom:yyyy-MM-dd}.");
        if (obstacle is null && Exclusion(observation) is { } exclusion)
            obstacle = (UnusedCause.SetAside, exclusion.Reason);
        if (obstacle is not var (cause, reason))
            return true;
        unused[observation] = new UnusedObservation(observation, cause, reason);
        return false;
    }

    // What keeps an observation out on every day and whatever was chosen.
    private (UnusedCause Cause, string Reason)? Obstacle(Observation observation)
    {
        if (observation.Period is not { } period)
            return (UnusedCause.PeriodNotRead, $"The period '{observation.PeriodText}' could not be read without guessing.");
        var status = StatusOf(observation);
        if (status.Class == StatusClass.NotMeasured)
            return (UnusedCause.NotMeasured, status.Meaning + ".");
        if (errors.Find(observation, status) is not { } rule)
            return (UnusedCause.NoMeasurementError, "No row of measurement-errors.csv covers it.");
        var first = rule.Transform == ObservationTransform.Growth ? startYear + 1 : startYear;
        return period.FirstYear < first ? (UnusedCause.BeforeStart, $"The model starts in {startYear}.") : null;
    }

    private UsedObservation? Choose(Observation[] figures, DateOnly asOf, Dictionary<Observation, UnusedObservation> unused)
    {
        // A later vintage stands in only where nothing was in print: a choice made among all of them may not reach back before it.
        var printed = figures.Where(figure => !figure.StandsInOn(asOf)).ToArray();
        var rivals = printed.Length > 0 ? printed : figures;
        foreach (var late in figures.Except(rivals))
            unused[late] = new UnusedObservation(late, UnusedCause.NotYetKnown, $"In print from {late.PrintedFrom:yyyy-MM-dd}; another figure was known before.");
        var preference = Preference(rivals);
        var chosen = preference?.Observation ?? Firmest(rivals);
        var reason = preference?.Choice.Reason ?? ReasonFor(rivals);
        foreach (var rival in rivals.Where(rival => !ReferenceEquals(rival, chosen)))
        {
            unused[rival] = rival.Value.Equals(chosen.Value)
                ? new UnusedObservation(rival, UnusedCause.Repeated, $"The same figure as at {chosen.Origin}.")
                : new UnusedObservation(rival, UnusedCause.SetAside, reason);
        }

        var rule = errors.Find(chosen, StatusOf(chosen))!;
        return new UsedObservation(chosen, rule.Judge(chosen, asOf), rule.Transform, reason);
    }

    private string ReasonFor(Observation[] rivals) => rivals.Length switch
    {
        1 => "The only figure.",
        var count when Agree(rivals) => $"{count} sources give the same figure.",
        var count when rivals.Max(rival => rival.Upload) > 0 && rivals.Select(rival => StatusOf(rival).Class).Distinct().Count() == 1 => $"The latest of {count} figures, all as firm.",
        var count => $"The firmest of {count} figures.",
    };

    private static bool Agree(IEnumerable<Observation> figures) => figures.Select(figure => figure.Value).Distinct().Count() <= 1;

    // Nothing but the order of the rows tells them apart.
    private bool IsEqual(Observation one, Observation other) =>
        (StatusOf(one).Class, one.KnownFrom, one.Upload) == (StatusOf(other).Class, other.KnownFrom, other.Upload);

    private static bool IsSuperseded(UsedObservation use, UsedObservation[] chosen, Dictionary<Observation, UnusedObservation> unused)
    {
        if (!use.Period.IsPartOfYear)
            return false;
        var longer = chosen.FirstOrDefault(other =>
            other.Observation.Indicator == use.Observation.Indicator && other.Observation.Sector == use.Observation.Sector
            && other.Period.FirstYear == use.Period.FirstYear && other.Period.LastYear == use.Period.LastYear
            && other.Period.Kind is PeriodKind.Year or PeriodKind.YearToDate && other.Period.Months > use.Period.Months
            && other.Period.LastMonth >= use.Period.LastMonth);
        if (longer is null)
            return false;
        unused[use.Observation] = new UnusedObservation(use.Observation, UnusedCause.Superseded, $"{longer.Observation.PeriodText} is known and covers it.");
        return true;
    }

    private Choice? Exclusion(Observation observation) =>
        choices.FirstOrDefault(choice => choice.Action == ChoiceAction.Exclude && choice.Covers(observation));

    private (Observation Observation, Choice Choice)? Preference(Observation[] rivals)
    {
        foreach (var choice in choices.Where(choice => choice.Action == ChoiceAction.Use))
        {
            var covered = rivals.Where(choice.Covers).ToArray();
            if (covered.Length > 0)
                return (Firmest(covered), choice);
        }

        return null;
    }

    // Of equally firm figures the one published last stands, of these the one uploaded last, and of these the first.
    private Observation Firmest(Observation[] rivals) => rivals
        .OrderBy(rival => StatusOf(rival).Class).ThenByDescending(rival => rival.KnownFrom).ThenByDescending(rival => rival.Upload).First();

    private ObservationStatus StatusOf(Observation observation) => vocabulary.Statuses.Find(observation.Status)
        ?? throw new InvalidOperationException($"The observation at {observation.Origin} has the unknown status '{observation.Status}'.");
}
