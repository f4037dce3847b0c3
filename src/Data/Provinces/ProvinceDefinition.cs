using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Simulation.Model.Calibration;
using Simulation.Model.Plans;

namespace Simulation.Data;

/// <summary>Everything the files say about a province, read whole and without errors. Immutable.</summary>
public sealed record ProvinceDefinition
{
    /// <summary>Its settings.</summary>
    public required ProvinceSettings Settings { get; init; }

    /// <summary>Its folder below the data folder, <c>vn/tra-vinh</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>The words its data use.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Its published figures, in the order of the files; conflicting ones are all here.</summary>
    public required ImmutableArray<Observation> Observations { get; init; }

    /// <summary>The nation's published figures, all vintages.</summary>
    public required ImmutableArray<Observation> NationObservations { get; init; }

    /// <summary>The documented choices among conflicting figures.</summary>
    public required ImmutableArray<Choice> Choices { get; init; }

    /// <summary>The measurement errors of the country.</summary>
    public required MeasurementErrorTable MeasurementErrors { get; init; }

    /// <summary>Paths that are assumed or given.</summary>
    public required ImmutableArray<PathValue> Paths { get; init; }

    /// <summary>Hazards that struck, or did not, in history.</summary>
    public required ImmutableArray<PathValue> Events { get; init; }

    /// <summary>Priors that differ from the model's own.</summary>
    public required ImmutableArray<PriorOverride> Priors { get; init; }

    /// <summary>Its power plants; may be empty.</summary>
    public required ImmutableArray<PowerPlant> Plants { get; init; }

    /// <summary>Its plans, the current one first.</summary>
    public required ImmutableArray<Plan> Plans { get; init; }

    /// <summary>Who answers for indicators and how often they are reported, the province's own rules before the country's.</summary>
    public ImmutableArray<ReportingRule> Reporting { get; init; } = [];

    /// <summary>Figures that plans of earlier years asked for; may be empty.</summary>
    public ImmutableArray<PastTarget> PastTargets { get; init; } = [];

    /// <summary>Ready-made scenarios to start from; may be empty.</summary>
    public ImmutableArray<ScenarioTemplate> Templates { get; init; } = [];

    /// <summary>Every file that was read, by name: with these alone the province loads again to the same.</summary>
    public required ImmutableArray<DataFile> Files { get; init; }

    /// <summary>SHA-256 over the names and bytes of every file that was read, in lower-case hexadecimal: the identity of the data.</summary>
    public required string DataHash { get; init; }

    /// <summary>Id of the province.</summary>
    public string Id => Settings.Id;

    /// <summary>The observations that calibration uses as of a day, and those it does not, with reasons.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="rule">Whether a later vintage may stand in for what was announced.</param>
    public ObservationSelection Select(DateOnly asOf, KnowledgeRule rule = KnowledgeRule.Announced) => Selector.Select(asOf, rule);

    /// <summary>Every conflict among the province's observations, with the choice made.</summary>
    public ImmutableArray<Conflict> Conflicts => Selector.FindConflicts();

    /// <summary>The figure of a national series for a year as of a day, with the vintage chosen; null when there is none.</summary>
    public VintageChoice? ChooseNation(string indicator, string sector, int year, DateOnly asOf, KnowledgeRule rule = KnowledgeRule.Announced) =>
        VintageRule.Choose(NationObservations, Vocabulary.Statuses, indicator, sector, year, asOf, rule);

    /// <summary>
    /// The province's own figure for a year as of a day, for a path the model reads from it: excluded figures are left out, a preferred one stands, and
    /// otherwise the vintages are chosen among as the nation's are. Null when there is none.
    /// </summary>
    public VintageChoice? ChooseOwn(string indicator, string sector, int year, DateOnly asOf, KnowledgeRule rule = KnowledgeRule.Announced)
    {
        var left = Observations.Where(observation => !Choices.Any(choice => choice.Action == ChoiceAction.Exclude && choice.Covers(observation))).ToImmutableArray();
        if (VintageRule.Choose(left, Vocabulary.Statuses, indicator, sector, year, asOf, rule) is not { } chosen)
            return null;

        // A preference chooses among what was there on the day: it may not bring in a figure that came later.
        var preference = Choices.FirstOrDefault(choice => choice.Action == ChoiceAction.Use && choice.IsAbout(chosen.Observation));
        var preferred = preference is null ? null : left.FirstOrDefault(observation =>
            preference.Covers(observation) && (chosen.StandsIn || (observation.IsKnownOn(asOf) && !observation.StandsInOn(asOf))));
        return preferred is null ? chosen : new VintageChoice(preferred, preference!.Reason, chosen.StandsIn);
    }

    /// <summary>Regions whose figures are the province's: its own id, and what its settings call it in files of several regions.</summary>
    public IReadOnlyList<string> Regions => [.. Settings.Observations.Select(source => source.Region ?? Id).Append(Id).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The province with figures that were uploaded, in the order in which they were accepted. Nothing is overwritten: which of several figures stands is decided by firmness and
    /// vintage as ever, and of two of one vintage by the order of the uploads.
    /// </summary>
    public ProvinceDefinition With(IReadOnlyCollection<ObservationBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        if (batches.Count == 0)
            return this;
        var uploaded = batches.SelectMany((batch, index) => batch.Observations.Select(observation => observation with { Upload = index + 1 }));
        var identity = string.Join('\0', batches.Select(batch => batch.Id).Prepend(DataHash));
        return this with
        {
            Observations = [.. Observations, .. uploaded],
            DataHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))),
        };
    }

    /// <summary>The figure that stands among several for one indicator, sector and period, and why.</summary>
    /// <param name="figures">The figures, at least one, in the order of files and uploads.</param>
    public (Observation Standing, string Reason) Stand(ImmutableArray<Observation> figures) => Selector.Stand(figures);

    /// <summary>The measurement error of a figure as judged on a day.</summary>
    /// <exception cref="ArgumentException">No rule covers the figure.</exception>
    public MeasurementError Judge(Observation observation, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var rule = Vocabulary.Statuses.Find(observation.Status) is { } status ? MeasurementErrors.Find(observation, status) : null;
        return rule?.Judge(observation, day) ?? throw new ArgumentException($"No row of measurement-errors.csv covers the observation at {observation.Origin}.", nameof(observation));
    }

    /// <summary>What the plan of a year asked for of an indicator, in its standard unit; null when no plan in the files says.</summary>
    public double? TargetOf(string indicator, string sector, int year)
    {
        if (PastTargets.FirstOrDefault(target => (target.Indicator, target.Sector, target.Year) == (indicator, sector, year)) is { } past)
            return past.Value;
        var target = Plans.SelectMany(plan => plan.Targets).FirstOrDefault(target => (target.Indicator, target.Sector, target.Year) == (indicator, sector, year));
        return target is not null && Vocabulary.Indicators.Find(indicator) is { } known && Vocabulary.Units.AreCommensurable(target.Unit, known.Unit)
            ? Vocabulary.Units.Convert(target.Value, target.Unit, known.Unit)
            : null;
    }

    private ObservationSelector Selector =>
        new(Observations, Choices, MeasurementErrors, Vocabulary, Settings.StartYear);
}
