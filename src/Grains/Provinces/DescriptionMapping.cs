using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Data;
using Simulation.Documents.Wording;
using Simulation.Grains.Forecasts;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;

namespace Simulation.Grains.Provinces;

/// <summary>Describes a prepared province in the words of the contracts.</summary>
internal static class DescriptionMapping
{
    public static ProvinceDescription Describe(PreparedProvince province, ProvinceData data, string model)
    {
        var (joined, limits) = (province.Source.Joined, province.Forecaster.Limits);
        var settings = joined.Province.Settings;
        return new ProvinceDescription
        {
            Id = province.Id,
            Labels = settings.Labels.ToDictionary(),
            Model = model,
            ModelVersion = AnswerMapping.VersionOf(province),
            Calibration = province.Calibration.Id,
            CalibrationRevision = province.Revision,
            DataVintage = joined.AsOf,
            BaseYear = joined.LastHistoryYear,
            DefaultHorizon = limits.Horizon,
            MaximumHorizon = limits.MaximumHorizon,
            DefaultDraws = checked((int)limits.Draws),
            MaximumDraws = checked((int)limits.MaximumDraws),
            Plans = [.. joined.Plans.Select(Plan)],
            Levers = [.. Of(joined.Model, SymbolKind.Lever).Select(lever => Lever(province, lever, limits.Horizon))],
            Events = [.. Of(joined.Model, SymbolKind.Hazard).Select(Event)],
            Indicators = [.. province.Forecaster.Indicators.Select(Indicator)],
            Offices = [.. joined.Model.Offices.Select(office => new OfficeDescription(office.Name, office.Labels.ToDictionary(), [.. office.Members]))],
            Warnings = [.. province.Calibration.Report.Warnings, .. ProvinceCautions.Of(joined).Select(caution => caution.English), .. NewerData(province, data)],
            Revision = data.Revision,
            Members = Members(joined.Model),
        };
    }

    /// <summary>A ready-made scenario.</summary>
    public static ScenarioTemplateDescription Template(ReadyScenario ready) => new(
        ready.Template.Id,
        ready.Template.Labels.ToDictionary(),
        ready.Template.Reason.ToDictionary(),
        [.. ready.Scenario.Levers.Select(lever => new LeverSetting(lever.Lever, lever.Member, lever.FromYear, lever.ToYear, lever.Value))],
        [.. ready.Scenario.Events.Select(change => new EventSetting(change.Event, change.Member, change.FromYear, change.ToYear, change.Occurs, change.Probability))]);

    // A member of several sets bears the same label in all of them that give it one.
    private static Dictionary<string, Dictionary<string, string>> Members(BoundModel model) => model.Sets
        .SelectMany(set => set.Members.Select(member => (member.Name, member.Labels)))
        .Concat(model.Offices.Select(office => (office.Name, office.Labels)))
        .Where(member => !member.Labels.IsEmpty)
        .GroupBy(member => member.Name)
        .ToDictionary(members => members.Key, members => members.First().Labels.ToDictionary(), StringComparer.Ordinal);

    private static IEnumerable<string> NewerData(PreparedProvince province, ProvinceData data)
    {
        var seen = province.Source.Joined.Province.Observations.Max(observation => observation.Upload);
        var newer = data.Uploads.Length - seen;
        if (data.ArchiveRevision > province.Revision)
            yield return "A newer version of the whole province came after the calibration in use and will not count in forecasts until the province is calibrated again and the calibration published.";
        if (newer > 0)
            yield return $"{(newer == 1 ? "1 upload" : $"{newer} uploads")} of observations came after the calibration in use and will not count in forecasts until the province is calibrated again and the calibration published.";
    }

    private static IEnumerable<Symbol> Of(BoundModel model, SymbolKind kind) => model.Symbols.Where(symbol => symbol.Kind == kind);

    private static PlanDescription Plan(Plan plan) => new(plan.Id, plan.Labels.ToDictionary(), plan.Source, [.. plan.Targets.Select(Target)]);

    private static TargetDescription Target(Target target) => new(
        target.Indicator,
        target.Sector,
        target.Operator.ToText(),
        target.Value,
        target.Unit,
        target.Year,
        AnswerMapping.KindOf(target),
        target.Labels.ToDictionary(),
        target.Owner,
        target.RestsOnPriors);

    private static LeverDescription Lever(PreparedProvince province, Symbol lever, int horizon)
    {
        var declaration = lever.Declaration;
        var first = province.Forecaster.FirstYear;
        return new LeverDescription(
            declaration.Name,
            Member(lever),
            declaration.Labels.ToDictionary(),
            declaration.Unit,
            lever.Minimum,
            lever.Maximum,
            [.. Enumerable.Range(first, horizon - first + 1).Select(year => province.Forecaster.BaselineValue(lever, year)).OfType<double>()],
            [.. declaration.Levels.Select(level => Ambition(province.Source.Joined.Model, lever, level))],
            declaration.Source);
    }

    private static AmbitionDescription Ambition(BoundModel model, Symbol lever, AmbitionLevel level)
    {
        // A level of an indexed lever has a value for each member, in the order of the members.
        var position = level.Values.Length == 1 ? 0 : model.Symbols.Where(symbol => symbol.Declaration == lever.Declaration).ToList().IndexOf(lever);
        return new AmbitionDescription(level.Level, level.Values[position], level.Justification.ToDictionary());
    }

    private static EventDescription Event(Symbol hazard) => new(
        hazard.Declaration.Name,
        Member(hazard),
        hazard.Declaration.Labels.ToDictionary(),
        hazard.Distribution is Bernoulli { Probability: Reference { Symbol: { Kind: SymbolKind.Lever } lever, Lag: 0 } } ? lever.Name : null);

    private static IndicatorDescription Indicator(Symbol symbol)
    {
        var (indicator, sector) = IndicatorName.Of(symbol);
        return new IndicatorDescription(indicator, sector, symbol.Declaration.Labels.ToDictionary(), symbol.Declaration.Unit, Aggregation(symbol.Declaration.Published));
    }

    private static string Aggregation(Publication? publication) => publication switch
    {
        Publication.Flow => "flow",
        Publication.Stock => "stock",
        Publication.Growth => "growth",
        _ => "ratio",
    };

    private static string? Member(Symbol symbol) => symbol.Members.IsEmpty ? null : symbol.Members[0];
}
