using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Analyses;
using Simulation.Documents.Json;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Documents.Control;

/// <summary>Multipliers over the draws of a forecast.</summary>
public sealed class MultipliersAnalysis : ProvinceAnalysis<MultipliersRequest, MultipliersDocument>
{
    /// <inheritdoc/>
    public override string Name => "multipliers";

    /// <inheritdoc/>
    public override JsonTypeInfo<MultipliersRequest> RequestType => DocumentJson.Default.MultipliersRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<MultipliersDocument> DocumentType => DocumentJson.Default.MultipliersDocument;

    /// <inheritdoc/>
    public override MultipliersDocument Answer(AnalysisSubject subject, MultipliersRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(request);
        if (request is { Change: not null, ChangePercent: not null })
            throw ControlQuestion.Problem("/changePercent", null, "The change is given twice.", "Give change, or changePercent.");
        var forecast = ControlQuestion.Prepare(subject, request.Scenario, request.Horizon, request.Draws, request.Seed);
        var model = subject.Joined.Model;
        var measure = ControlQuestion.MeasureOf(request.Measure, "");
        var question = new MultiplierQuestion(Instruments(model, forecast, request), Indicators(model, forecast, request)) { Year = request.Year, Measure = measure };
        var table = ControlQuestion.Ask(() => MultiplierAnalysis.Compute(ModelSetting.Of(forecast), question, progress, cancellation));
        return MultipliersDocument.Of(model, ControlOrigin.Of(subject, forecast), table, measure, multiplier => ChangeOf(multiplier, request));
    }

    private static double ChangeOf(Multiplier multiplier, MultipliersRequest request)
    {
        if (request.ChangePercent is not { } percent) return request.Change ?? 1;
        return multiplier.Level is { } level && level != 0
            ? percent / 100 * level
            : throw ControlQuestion.Problem("/changePercent", null, $"{multiplier.Instrument} has no level in that year to take a percentage of.", "Give change in its unit, or leave it out of the instruments.");
    }

    private static ImmutableArray<Instrument> Instruments(BoundModel model, PreparedForecast forecast, MultipliersRequest request) => request.Instruments.Count > 0
        ? [.. request.Instruments.SelectMany((asked, i) => ControlQuestion.Instruments(model, asked.Instrument, asked.Sector, $"/instruments/{i}")).Distinct()]
        : [.. model.Symbols.Where(symbol => IsUsual(forecast, symbol, request)).Select(symbol => new Instrument(symbol))];

    // Of what stands at 0 or is random nobody takes a percentage.
    private static bool IsUsual(PreparedForecast forecast, Symbol symbol, MultipliersRequest request) => symbol.Kind switch
    {
        SymbolKind.Lever when !symbol.Declaration.Levels.IsEmpty =>
            request.ChangePercent is null || (forecast.Paths.TryGet(symbol, request.Year ?? forecast.Years[0], out var value) ? value : symbol.Default) is not (null or 0),
        SymbolKind.Exogenous => request.ChangePercent is null,
        _ => false,
    };

    private static ImmutableArray<Symbol> Indicators(BoundModel model, PreparedForecast forecast, MultipliersRequest request)
    {
        if (request.Indicators.Count > 0) return [.. request.Indicators.Select((asked, i) => ControlQuestion.Indicator(model, asked.Indicator, asked.Sector, $"/indicators/{i}")).Distinct()];
        var judged = (forecast.Plan?.Simulated ?? []).Select(target => IndicatorName.Find(model, target.Indicator, target.Sector)).OfType<Symbol>().Distinct().ToImmutableArray();
        return judged.IsEmpty ? [.. ControlQuestion.Published(model).Where(symbol => IndicatorName.Of(symbol).Sector == IndicatorName.Total)] : judged;
    }
}
