using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Data;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Monitoring;
using Simulation.Model.Analysis.RequiredGrowth;
using Simulation.Model.Calibration;
using Simulation.Model.Language;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.RequiredGrowth;

/// <summary>Draws up the growth needed of sectors and quarters, from the draws weighed by what was published during the year.</summary>
public sealed class RequiredGrowthAnalysis : ProvinceAnalysis<RequiredGrowthRequest, RequiredGrowthDocument>
{
    private const string Growth = "grdp_growth";
    private const string Contribution = "growth_contribution";
    private const string Total = "total";

    // After half a year of news, weights leave some hundreds of so many.
    private const int Draws = 20_000;

    /// <inheritdoc/>
    public override string Name => "required-growth";

    /// <inheritdoc/>
    public override JsonTypeInfo<RequiredGrowthRequest> RequestType => DocumentJson.Default.RequiredGrowthRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<RequiredGrowthDocument> DocumentType => DocumentJson.Default.RequiredGrowthDocument;

    /// <inheritdoc/>
    public override RequiredGrowthDocument Answer(AnalysisSubject subject, RequiredGrowthRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        var plan = subject.PlanOf(request.Plan);
        var year = subject.Forecaster.FirstYear;
        var day = request.AsOf ?? subject.Joined.AsOf;
        var target = Target(plan, year, request);
        Check(subject, request, year);
        var forecast = subject.Forecaster.Prepare(new ForecastQuestion { Plan = plan.Id, Horizon = Math.Max(year, plan.LastYear ?? year), Draws = Draws });
        var weighed = WeighedDraws.Of(new MonitoringQuestion
        {
            Problem = subject.Source.Problem,
            Calibration = subject.Calibration,
            Forecast = forecast,
            Start = subject.Joined.AsOf,
            AsOf = day,
            Days = MonitoredYear.Days(subject.Joined, day),
            Headlines = [],
        });
        var known = YearToDate(subject.Joined, year, day);
        var weights = subject.Joined.Province.Settings.QuarterWeights;
        var result = RequiredGrowthTable.DrawUp(new RequiredGrowthQuestion
        {
            Year = year,
            Target = target,
            Growth = Values(forecast, weighed, Growth, Total, year) ?? throw Unfit(subject, $"{Growth}[{Total}]"),
            Sectors = Sectors(subject, forecast, weighed, year),
            Weights = weighed.Weights.Values.ToArray(),
            YearToDate = [.. known.Select(figure => figure?.Value)],
            QuarterWeights = weights?.Weights ?? RequiredGrowthQuestion.EqualQuarters,
            QuarterSpread = subject.Joined.Province.MeasurementErrors.FindBridge(subject.Joined.Province.Id, Growth, Total, "q1") ?? 0,
        });
        return Document(subject, plan, day, result, weights?.Source, known.LastOrDefault(figure => figure is not null), weighed);
    }

    private static double Target(Plan plan, int year, RequiredGrowthRequest request)
    {
        if (request.Target is { } asked) return asked;
        return plan.Targets.FirstOrDefault(target => target.Indicator == Growth && target.Sector == Total && target.Year == year && target.Operator.WantsMore())?.Value
            ?? throw new ScenarioException([new ScenarioProblem("/target", null, $"The plan {plan.Id} has no growth target for {year}.", "Give one: target=8.")]);
    }

    private static void Check(AnalysisSubject subject, RequiredGrowthRequest request, int year)
    {
        var problems = ImmutableArray.CreateBuilder<ScenarioProblem>();
        if (request.Target is { } target && !(Math.Abs(target) <= 100))
            problems.Add(new ScenarioProblem("/target", FormattableString.Invariant($"{target}"), $"Growth cannot be asked to be {target} %.", "Give percent a year, -100 to 100."));
        if (request.AsOf is { } day && (day < subject.Joined.AsOf || day.Year > year))
            problems.Add(new ScenarioProblem("/asOf", $"{day:yyyy-MM-dd}", $"The forecast of {year} was made on {subject.Joined.AsOf:yyyy-MM-dd}.", $"Give a day from then to the end of {year}."));
        if (problems.Count > 0) throw new ScenarioException(problems.ToImmutable());
    }

    // The sectors of growth whose contributions make up the whole.
    private static ImmutableArray<SectorDraws> Sectors(AnalysisSubject subject, PreparedForecast forecast, WeighedDraws weighed, int year)
    {
        var sectors = forecast.Outputs.Select(IndicatorName.Of).Where(name => name.Indicator == Growth && name.Sector != Total).Select(name => name.Sector).ToList();
        if (sectors.Count == 0) throw Unfit(subject, $"{Growth} by sector");
        return
        [
            .. sectors.Select(sector => new SectorDraws(
                sector,
                Values(forecast, weighed, Growth, sector, year)!,
                Values(forecast, weighed, Contribution, sector, year) ?? throw Unfit(subject, $"{Contribution}[{sector}]"))),
        ];
    }

    private static double[]? Values(PreparedForecast forecast, WeighedDraws weighed, string indicator, string sector, int year)
    {
        for (var output = 0; output < forecast.Outputs.Length; output++)
            if (IndicatorName.Of(forecast.Outputs[output]) == (indicator, sector)) return weighed.Draws[output, year].ToArray();
        return null;
    }

    private static ScenarioException Unfit(AnalysisSubject subject, string indicator) => new(
        [new ScenarioProblem("", null, $"The model {subject.Joined.Model.Name} publishes no {indicator}.", "Required growth needs growth and contributions to growth by sector: publish them in the model.")]);

    private static ImmutableArray<Observation?> YearToDate(ProvinceModel province, int year, DateOnly day) =>
    [
        .. Enumerable.Range(1, 3).Select(quarters =>
        {
            var figures = province.Province.Observations
                .Where(figure => figure.Indicator == Growth && figure.Sector == Total && figure.Period == Period.YearToDate(year, 3 * quarters) && figure.IsKnownOn(day))
                .ToImmutableArray();
            return figures.IsEmpty ? null : province.Province.Stand(figures).Standing;
        }),
    ];

    private static RequiredGrowthDocument Document(
        AnalysisSubject subject, Plan plan, DateOnly day, RequiredGrowthResult result, string? source, Observation? latest, WeighedDraws weighed) => new()
        {
            Province = subject.Joined.Province.Id,
            Plan = plan.Id,
            Calibration = subject.Calibration.Id,
            AsOf = day,
            Year = result.Year,
            Target = result.Target,
            Expected = result.Expected,
            Probability = result.Probability,
            Known = result.Known is { } known ? new YearToDateDocument(known.Quarters, known.Growth, latest!.Source) : null,
            QuarterWeights = result.QuarterWeights,
            QuarterWeightsSource = source,
            Draws = weighed.Draws.Draws,
            EffectiveDraws = weighed.Weights.EffectiveSize,
            Sectors = [.. result.Sectors.Select(row => new SectorRequirementDocument(row.Sector, row.Weight, row.Expected, row.Required, row.Contribution, row.Probability))],
            Quarters = [.. result.Quarters.Select(row => new QuarterRequirementDocument(row.Quarter, row.IsKnown, row.Growth, row.YearToDate, row.Probability))],
        };
}
