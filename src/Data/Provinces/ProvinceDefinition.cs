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

    /// <summary>SHA-256 over the names and bytes of every file that was read, in lower-case hexadecimal: the identity of the data.</summary>
    public required string DataHash { get; init; }

    /// <summary>Id of the province.</summary>
    public string Id => Settings.Id;

    /// <summary>The observations that calibration uses as of a day, and those it does not, with reasons.</summary>
    public ObservationSelection Select(DateOnly asOf) => Selector.Select(asOf);

    /// <summary>Every conflict among the province's observations, with the choice made.</summary>
    public ImmutableArray<Conflict> Conflicts => Selector.FindConflicts();

    /// <summary>The figure of a national series for a year as of a day, with the vintage chosen; null when there is none.</summary>
    public VintageChoice? ChooseNation(string indicator, string sector, int year, DateOnly asOf) =>
        VintageRule.Choose(NationObservations, Vocabulary.Statuses, indicator, sector, year, asOf);

    /// <summary>
    /// The province's own figure for a year as of a day, for a path the model reads from it: excluded figures are left out, a preferred one stands, and
    /// otherwise the vintages are chosen among as the nation's are. Null when there is none.
    /// </summary>
    public VintageChoice? ChooseOwn(string indicator, string sector, int year, DateOnly asOf)
    {
        var left = Observations.Where(observation => !Choices.Any(choice => choice.Action == ChoiceAction.Exclude && choice.Covers(observation))).ToImmutableArray();
        var chosen = VintageRule.Choose(left, Vocabulary.Statuses, indicator, sector, year, asOf);
        var preference = chosen is null ? null : Choices.FirstOrDefault(choice => choice.Action == ChoiceAction.Use && choice.IsAbout(chosen.Observation));
        return preference is null
            ? chosen
            : new VintageChoice(left.First(preference.Covers), preference.Reason, false);
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

    private ObservationSelector Selector =>
        new(Observations, Choices, MeasurementErrors, Vocabulary, Settings.StartYear);
}
