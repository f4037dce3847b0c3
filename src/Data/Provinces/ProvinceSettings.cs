using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulation.Data;

/// <summary>
/// A province's <c>province.json</c>: what it is called, which model and files belong to it, and what is assumed when a question does not say.
/// Unknown settings are errors.
/// </summary>
public sealed record ProvinceSettings
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Id of the province, the name of its folder: <c>tra-vinh</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Names by language code.</summary>
    public required ImmutableDictionary<string, string> Labels { get; init; }

    /// <summary>Id of the nation: the folder beside the province's whose observations give the paths from outside.</summary>
    public required string Nation { get; init; }

    /// <summary>Name of the model: the file <c>models/NAME.model</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The year whose values the model starts from; the first computed year is the next.</summary>
    public required int StartYear { get; init; }

    /// <summary>The day as of which data are known when a question names none; history ends with the year before it.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Last year of a forecast when a question names none.</summary>
    public required int Horizon { get; init; }

    /// <summary>Draws of a forecast when a question names none.</summary>
    public required int Draws { get; init; }

    /// <summary>Seed of the random numbers when a question names none.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Files of observations, in order.</summary>
    public required ImmutableArray<ObservationSource> Observations { get; init; }

    /// <summary>The power plants; null when the province has none to speak of.</summary>
    public PlantSource? Plants { get; init; }

    /// <summary>The plans, the current one first.</summary>
    public ImmutableArray<PlanSource> Plans { get; init; } = [];

    /// <summary>Official weights of the quarters in a year's GRDP at constant prices; null when nobody has published any.</summary>
    public QuarterWeights? QuarterWeights { get; init; }

    /// <summary>The last year of history as of a day: the last whole year before it.</summary>
    public static int LastHistoryYear(DateOnly asOf) => asOf.Year - 1;

    /// <summary>Reads the settings; null, with the problems in the bag, when they cannot be read or make no sense.</summary>
    public static ProvinceSettings? Read(DataFile file, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(bag);
        if (file.ReadText(bag) is not { } text)
            return null;
        try
        {
            if (JsonSerializer.Deserialize<ProvinceSettings>(text, Options) is { } settings)
                return settings.Check(file.Name, bag) ? settings : null;
            bag.Add(DataDiagnostic.Error(DataProblem.Settings, file.Name, 1, null, "null", "an object with the settings",
                "Write the settings in braces."));
        }
        catch (JsonException e)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Settings, file.Name, (int?)e.LineNumber + 1, e.Path, null, "valid settings", e.Message));
        }

        return null;
    }

    private bool Check(string file, DiagnosticBag bag)
    {
        var lastHistoryYear = LastHistoryYear(AsOf);
        var problems = new List<(string Setting, string Value, string Expected)>();
        Require(StartYear is >= 1900 and <= 2200, "startYear", StartYear, "a year from 1900 to 2200");
        Require(lastHistoryYear > StartYear, "asOf", AsOf.ToString("yyyy-MM-dd", null), $"a day at least two years after the start year {StartYear}");
        Require(Horizon > lastHistoryYear && Horizon <= lastHistoryYear + 50, "horizon", Horizon, $"a year from {lastHistoryYear + 1} to {lastHistoryYear + 50}");
        Require(Draws is >= 1 and <= 1_000_000, "draws", Draws, "a number from 1 to 1000000");
        Require(Labels.ContainsKey("en"), "labels", string.Join(", ", Labels.Keys), "at least a label 'en'");
        Require(!Observations.IsDefaultOrEmpty, "observations", null, "at least one file");
        Require(Plans.Select(plan => plan.Id).Distinct(StringComparer.Ordinal).Count() == Plans.Length, "plans", null, "every plan id once");
        if (QuarterWeights is { } quarters)
        {
            Require(
                quarters.Weights.Length == 4 && quarters.Weights.All(weight => weight > 0) && Math.Abs(quarters.Weights.Sum() - 1) < 1e-6,
                "quarterWeights", string.Join(", ", quarters.Weights), "four positive numbers that sum to 1");
        }

        foreach (var (setting, value, expected) in problems)
            bag.Add(DataDiagnostic.Error(DataProblem.Settings, file, null, setting, value, expected, "Correct the setting."));
        return problems.Count == 0;

        void Require(bool holds, string setting, object? value, string expected)
        {
            if (!holds)
                problems.Add((setting, FormattableString.Invariant($"{value}"), expected));
        }
    }
}

/// <summary>A file of observations.</summary>
/// <param name="File">Path relative to the province's folder.</param>
/// <param name="Region">The region whose rows are read, where the file holds several; the province's own id when null.</param>
public sealed record ObservationSource(string File, string? Region = null);

/// <summary>Weights of the quarters in a year.</summary>
/// <param name="Weights">Four numbers that sum to 1.</param>
/// <param name="Source">Where they were published.</param>
public sealed record QuarterWeights(ImmutableArray<double> Weights, string Source);

/// <summary>The file of power plants and what it feeds.</summary>
/// <param name="File">Path relative to the province's folder.</param>
/// <param name="Set">The model's index set whose members are the plants.</param>
/// <param name="Lever">The model's lever, indexed by the set, whose path is the capacity in service.</param>
public sealed record PlantSource(string File, string Set, string Lever);

/// <summary>The file of a plan.</summary>
/// <param name="Id">Id of the plan, <c>2024</c>.</param>
/// <param name="File">Path relative to the province's folder.</param>
/// <param name="Labels">Names by language code.</param>
/// <param name="Source">Where the plan was published; null when not known.</param>
public sealed record PlanSource(string Id, string File, ImmutableDictionary<string, string> Labels, string? Source = null);
