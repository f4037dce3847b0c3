using System.Text.Json.Serialization;
using Simulation.Documents.Questions;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Documents.Control;

/// <summary>Asks what levers and exogenous paths do to indicators.</summary>
public sealed record MultipliersRequest : INamesScenarios
{
    /// <summary>The scenario around which levers are moved; the baseline when left out.</summary>
    public ScenarioChoice? Scenario { get; init; }

    /// <summary>What is moved; all levers with ambition levels and all exogenous paths when empty.</summary>
    public IReadOnlyList<InstrumentRequest> Instruments { get; init; } = [];

    /// <summary>What is looked at; the plan's simulated targets when empty, else all totals.</summary>
    public IReadOnlyList<IndicatorRequest> Indicators { get; init; } = [];

    /// <summary>Year in which instruments are moved; the first when left out.</summary>
    public int? Year { get; init; }

    /// <summary>Change that effects are for, in the instrument's unit; 1 when neither this nor changePercent is given.</summary>
    public double? Change { get; init; }

    /// <summary>Change in percent of the instrument's own level, in place of change.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>level (the default), growth in percent, or difference from the year before.</summary>
    public string? Measure { get; init; }

    /// <summary>Last year; the province's default when left out.</summary>
    public int? Horizon { get; init; }

    /// <summary>Number of draws; the province's default when left out.</summary>
    public int? Draws { get; init; }

    /// <summary>Seed; the province's default when left out.</summary>
    public ulong? Seed { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IEnumerable<(string Path, ScenarioChoice Choice)> Choices => Scenario is null ? [] : [("/scenario", Scenario)];
}

/// <summary>A lever, given or exogenous path, hazard or shock; of a variable, the add-factor of its equation.</summary>
public sealed record InstrumentRequest
{
    /// <summary>Its name.</summary>
    public required string Instrument { get; init; }

    /// <summary>Sector, plant or other member; all members when left out.</summary>
    public string? Sector { get; init; }
}

/// <summary>An indicator.</summary>
public sealed record IndicatorRequest
{
    /// <summary>Its name.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector; the total when left out.</summary>
    public string? Sector { get; init; }
}

/// <summary>Multipliers: what a change of an instrument in one year does to indicators from then on.</summary>
public sealed record MultipliersDocument
{
    /// <summary>Where the figures come from; null for a model run on data alone.</summary>
    public required ControlOrigin? Origin { get; init; }

    /// <summary>Name and version of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Year in which instruments are moved.</summary>
    public required int Year { get; init; }

    /// <summary>exact-derivatives on a single path, central-differences over draws.</summary>
    public required string Method { get; init; }

    /// <summary>How indicators are looked at: level, growth or difference.</summary>
    public required string Measure { get; init; }

    /// <summary>One for each instrument and indicator, indicators inner.</summary>
    public required IReadOnlyList<MultiplierDocument> Multipliers { get; init; }

    /// <summary>Writes a table of multipliers down.</summary>
    /// <param name="model">The model.</param>
    /// <param name="origin">Where the figures come from.</param>
    /// <param name="table">The multipliers, per unit.</param>
    /// <param name="measure">How indicators are looked at.</param>
    /// <param name="change">The change that effects are for, by instrument.</param>
    public static MultipliersDocument Of(BoundModel model, ControlOrigin? origin, MultiplierTable table, Measure measure, Func<Multiplier, double> change)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        return new MultipliersDocument
        {
            Origin = origin,
            Model = model.Version.Length == 0 ? model.Name : $"{model.Name} {model.Version}",
            Year = table.Year,
            Method = table.Method == MultiplierMethod.ExactDerivatives ? "exact-derivatives" : "central-differences",
            Measure = measure.ToString().ToLowerInvariant(),
            Multipliers = [.. table.Multipliers.Select(multiplier => MultiplierDocument.Of(multiplier, change(multiplier)))],
        };
    }
}

/// <summary>The effect of one instrument on one indicator.</summary>
public sealed record MultiplierDocument
{
    /// <summary>Full name of the instrument.</summary>
    public required string Instrument { get; init; }

    /// <summary>Its unit.</summary>
    public required string InstrumentUnit { get; init; }

    /// <summary>Its level in the year; null where it differs by draw.</summary>
    public required double? Level { get; init; }

    /// <summary>The change that effects are for, in its unit.</summary>
    public required double Change { get; init; }

    /// <summary>Name of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its sector.</summary>
    public required string Sector { get; init; }

    /// <summary>Unit of the effects.</summary>
    public required string Unit { get; init; }

    /// <summary>Effects by year.</summary>
    public required IReadOnlyList<MultiplierEffectDocument> Effects { get; init; }

    internal static MultiplierDocument Of(Multiplier multiplier, double change)
    {
        var (indicator, sector) = IndicatorName.Of(multiplier.Indicator);
        return new MultiplierDocument
        {
            Instrument = multiplier.Instrument.Name,
            InstrumentUnit = multiplier.Instrument.Symbol.Declaration.Unit,
            Level = multiplier.Level,
            Change = change,
            Indicator = indicator,
            Sector = sector,
            Unit = multiplier.Indicator.Declaration.Unit,
            Effects =
            [
                .. multiplier.Effects.Select(effect => new MultiplierEffectDocument(
                    effect.Year, effect.Interim * change, Least(effect, change), Greatest(effect, change), effect.Cumulative * change, effect.Sustained * change)),
            ],
        };
    }

    private static double? Least(MultiplierEffect effect, double change) => (change < 0 ? effect.High : effect.Low) * change;

    private static double? Greatest(MultiplierEffect effect, double change) => (change < 0 ? effect.Low : effect.High) * change;
}

/// <summary>Effects in one year, medians over draws.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Interim">Effect of a change in the first year alone; in that year itself the impact multiplier.</param>
/// <param name="Low">5 % quantile over draws.</param>
/// <param name="High">95 % quantile over draws.</param>
/// <param name="Cumulative">Sum of the interim effects up to this year.</param>
/// <param name="Sustained">Effect of the same change in all years up to this one.</param>
public sealed record MultiplierEffectDocument(int Year, double? Interim, double? Low, double? High, double? Cumulative, double? Sustained);
