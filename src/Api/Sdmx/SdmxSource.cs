using System.Collections.Immutable;
using Simulation.Api.Errors;
using Simulation.Api.Observations;
using Simulation.Contracts;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Formats.Sdmx;
using Simulation.Formats.Subjects;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Api.Sdmx;

/// <summary>What SDMX queries are answered from: forecasts of the baseline and of saved scenarios, and published figures, of all provinces that are ready.</summary>
/// <param name="grains">Where provinces and scenarios are.</param>
internal sealed class SdmxSource(IGrainDoor grains)
{
    /// <summary>Most forecasts computed for one query.</summary>
    public const int MostForecasts = 32;

    private const int MostScenarios = 1_000;

    /// <summary>The tables with a published structure.</summary>
    public static ImmutableArray<TableLayout> Layouts { get; } = [ForecastTable.Layout, ObservationTable.Layout];

    /// <summary>The observations that a query asks for; null when there are none.</summary>
    /// <exception cref="ProblemException">The query asks for too many forecasts at once.</exception>
    public async Task<StatisticalTable?> FindAsync(TableLayout layout, SdmxSelection selection, CancellationToken cancellation)
    {
        var table = layout == ForecastTable.Layout ? await ForecastsAsync(selection, cancellation) : await ObservationsAsync(selection, cancellation);
        return table is null || selection.Apply(table) is not { Rows.Length: > 0 } found ? null : found;
    }

    /// <summary>Dataflows, data structures, concepts and codelists as they are now.</summary>
    public async Task<SdmxStructures> StructuresAsync(CancellationToken cancellation)
    {
        var listed = await grains.Provinces.ListAsync(cancellation);
        var provinces = await DescribeAsync(listed, cancellation);
        var words = new ProvinceWords(provinces);
        var figures = await FiguresAsync(listed, cancellation);
        var scenarios = new List<TableCode>();
        foreach (var province in provinces)
            scenarios.AddRange((await grains.Scenarios(province.Id).ListAsync(null, MostScenarios, cancellation)).Select(scenario => new TableCode(scenario.Id, LocalText.Same(scenario.Name))));
        var codelists = new Dictionary<string, ImmutableArray<TableCode>>
        {
            ["province"] = Distinct([.. listed.Select(province => new TableCode(province.Id, LocalText.Of(province.Labels, province.Id))), .. Codes("province", figures.Select(figure => figure.Region))]),
            ["indicator"] = Distinct([
                .. Codes("indicator", provinces.SelectMany(province => province.Indicators).Select(indicator => indicator.Indicator)),
                .. Codes("indicator", provinces.SelectMany(province => province.Plans).SelectMany(plan => plan.Targets).Select(target => target.Indicator)),
                .. Codes("indicator", figures.Select(figure => figure.Indicator)), .. Codes("indicator", [ForecastTable.AllTargets])]),
            ["sector"] = Distinct([
                .. Codes("sector", provinces.SelectMany(province => province.Indicators).Select(indicator => indicator.Sector)),
                .. Codes("sector", provinces.SelectMany(province => province.Plans).SelectMany(plan => plan.Targets).Select(target => target.Sector)),
                .. Codes("sector", figures.Select(figure => figure.Sector))]),
            ["statistic"] = Distinct([.. Codes("statistic", ForecastTable.Statistics)]),
            ["scenario"] = Distinct([.. Codes("scenario", [ProvinceWords.Baseline, ProvinceWords.AsAsked]), .. scenarios]),
        };
        return new SdmxStructures(Layouts, codelists, provinces.Select(province => province.DataVintage).DefaultIfEmpty().Max());

        IEnumerable<TableCode> Codes(string dimension, IEnumerable<string> codes) => codes.Distinct(StringComparer.Ordinal).Select(code => new TableCode(code, words.LabelOf(dimension, code)));
    }

    private static ImmutableArray<TableCode> Distinct(IEnumerable<TableCode> codes) => [.. codes.DistinctBy(code => SdmxNaming.CodeOf(code.Id), StringComparer.Ordinal)];

    private async Task<StatisticalTable?> ForecastsAsync(SdmxSelection selection, CancellationToken cancellation)
    {
        var asked = new List<(ProvinceDescription Province, string Scenario)>();
        var listed = (await grains.Provinces.ListAsync(cancellation)).Where(province => selection.Allows("province", province.Id));
        foreach (var province in await DescribeAsync(listed, cancellation))
            asked.AddRange((await ScenariosAsync(province.Id, selection, cancellation)).Select(scenario => (province, scenario)));
        if (asked.Count > MostForecasts)
        {
            throw new ProblemException(
                ProblemKind.InvalidQuestion, $"The query asks for {asked.Count} forecasts at once, and {MostForecasts} are made. Name scenarios or provinces, such as c[SCENARIO]=baseline.");
        }

        var results = new List<(ProvinceDescription Province, string Scenario, RunResult Result)>();
        foreach (var (province, scenario) in asked)
        {
            var question = new SimulationQuestion { Scenario = scenario == ProvinceWords.Baseline ? null : scenario };
            results.Add((province, scenario, await grains.Province(province.Id).SimulateAsync(question, cancellation)));
        }

        return results.Count == 0 ? null : ForecastTable.Of(results);
    }

    private async Task<List<string>> ScenariosAsync(string province, SdmxSelection selection, CancellationToken cancellation)
    {
        var saved = await grains.Scenarios(province).ListAsync(null, MostScenarios, cancellation);
        // A saved scenario may be called as the baseline is, which keeps the code: two forecasts of one code were answered 500.
        return [.. saved.Select(scenario => scenario.Id).Prepend(ProvinceWords.Baseline).Distinct(StringComparer.Ordinal).Where(scenario => selection.Allows("scenario", scenario))];
    }

    private async Task<StatisticalTable?> ObservationsAsync(SdmxSelection selection, CancellationToken cancellation)
    {
        var listed = await grains.Provinces.ListAsync(cancellation);
        var provinces = await DescribeAsync(listed, cancellation);
        var figures = (await FiguresAsync(listed, cancellation)).Where(figure => selection.Allows("province", figure.Region)).ToList();
        return figures.Count == 0 ? null : ObservationTable.OfStandardPeriods(provinces, figures);
    }

    // Figures of the nation belong to every province.
    private async Task<List<ObservationFigure>> FiguresAsync(IEnumerable<ProvinceSummary> provinces, CancellationToken cancellation)
    {
        var figures = new List<ObservationFigure>();
        foreach (var province in provinces)
            figures.AddRange((await ObservationEndpoints.AllAsync(grains.Province(province.Id), new ObservationQuery(), cancellation)).Figures);
        return [.. figures.DistinctBy(figure => (figure.File, figure.Line))];
    }

    // What is still being prepared is there later; others need not wait for it.
    private async Task<List<ProvinceDescription>> DescribeAsync(IEnumerable<ProvinceSummary> provinces, CancellationToken cancellation)
    {
        var described = new List<ProvinceDescription>();
        foreach (var province in provinces)
        {
            try
            {
                described.Add(await grains.Province(province.Id).DescribeAsync(cancellation));
            }
            catch (SimulationFaultException fault) when (fault.Kind is FaultKind.NotReady)
            {
            }
        }

        return described;
    }
}
