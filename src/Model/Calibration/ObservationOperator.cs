using System.Collections.Immutable;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration;

/// <summary>
/// Predicts observations of every form from the yearly paths of published indicators.
/// </summary>
/// <remarks>
/// A year is the indicator's value. A mean over years compounds growth, 100 (Π (1 + gₜ/100)^(1/n) − 1), and is a plain mean for other
/// indicators; a sum adds the years. A part of a year of a flow is its share of twelve months; of growth, stocks and ratios the value of the
/// year, the difference being the bridge error of the observation. Flows and positive stocks are compared in logarithms.
/// </remarks>
public sealed class ObservationOperator
{
    private readonly ImmutableArray<Row> rows;

    private ObservationOperator(ImmutableArray<UsedObservation> observations, ImmutableArray<Symbol> outputs, ImmutableArray<Row> rows)
    {
        Observations = observations;
        Outputs = outputs;
        this.rows = rows;
    }

    /// <summary>The observations, one prediction each.</summary>
    public ImmutableArray<UsedObservation> Observations { get; }

    /// <summary>Indicators whose yearly values are needed.</summary>
    public ImmutableArray<Symbol> Outputs { get; }

    /// <summary>Creates an operator.</summary>
    /// <param name="model">The model whose published variables carry the observations' indicator and sector names.</param>
    /// <param name="observations">Observations within the years of the history.</param>
    /// <param name="firstYear">First year the model computes.</param>
    /// <param name="lastYear">Last year the model computes.</param>
    /// <exception cref="CalibrationException">An observation has no indicator in the model, or lies outside the years.</exception>
    public static ObservationOperator Create(BoundModel model, ImmutableArray<UsedObservation> observations, int firstYear, int lastYear)
    {
        var outputs = new List<Symbol>();
        var rows = ImmutableArray.CreateBuilder<Row>(observations.Length);
        foreach (var used in observations)
        {
            var (observation, period) = (used.Observation, used.Period);
            var symbol = IndicatorName.Find(model, observation.Indicator, observation.Sector) ?? throw new CalibrationException(
                $"The model {model.Name} publishes no indicator {observation.Indicator} of {observation.Sector}, observed at {observation.Origin}: exclude the observation or publish the indicator.");
            if (period.FirstYear < firstYear || period.LastYear > lastYear)
                throw new CalibrationException(
                    $"The observation at {observation.Origin} is of {period}, outside the history {firstYear}-{lastYear}: exclude it or move the start year.");
            var output = outputs.IndexOf(symbol);
            if (output < 0)
            {
                output = outputs.Count;
                outputs.Add(symbol);
            }

            rows.Add(new Row(output, period.FirstYear, period.LastYear, FormOf(symbol, period), period.Months / 12.0, used.Transform == ObservationTransform.LogLevel));
        }

        return new ObservationOperator(observations, [.. outputs], rows.ToImmutable());
    }

    /// <summary>Positions of the outputs whose value in a year is needed.</summary>
    internal IEnumerable<int> OutputsOf(int year) =>
        rows.Where(row => row.FirstYear <= year && year <= row.LastYear).Select(row => row.Output).Distinct().Order();

    /// <summary>Predicts every observation for a block of draws, on its scale of comparison.</summary>
    /// <param name="paths">Values of an output in a year, <c>[draw]</c>.</param>
    /// <param name="count">Draws.</param>
    /// <param name="predictions">Receives row-major <c>[observation, draw]</c>.</param>
    internal void Predict(Func<int, int, double[]> paths, int count, double[] predictions)
    {
        for (var i = 0; i < rows.Length; i++)
            rows[i].Predict(paths, predictions.AsSpan(i * count, count));
    }

    private static Form FormOf(Symbol symbol, Period period) => (period.Kind, symbol.Declaration.Published) switch
    {
        (PeriodKind.Average, Publication.Growth) => Form.CompoundMean,
        (PeriodKind.Average, _) => Form.Mean,
        (PeriodKind.Sum, _) => Form.Sum,
        (PeriodKind.Quarter or PeriodKind.YearToDate, Publication.Flow) => Form.PartOfFlow,
        _ => Form.Year,
    };

    private enum Form
    {
        Year,
        Mean,
        CompoundMean,
        Sum,
        PartOfFlow,
    }

    private sealed record Row(int Output, int FirstYear, int LastYear, Form Form, double ShareOfYear, bool IsLogarithm)
    {
        public void Predict(Func<int, int, double[]> paths, Span<double> result)
        {
            result.Fill(Form == Form.CompoundMean ? 1 : 0);
            for (var year = FirstYear; year <= LastYear; year++)
            {
                var values = paths(Output, year);
                if (Form == Form.CompoundMean)
                    for (var draw = 0; draw < result.Length; draw++)
                        result[draw] *= 1 + (values[draw] / 100);
                else
                    for (var draw = 0; draw < result.Length; draw++)
                        result[draw] += values[draw];
            }

            var years = LastYear - FirstYear + 1;
            var share = Form == Form.PartOfFlow ? ShareOfYear : Form == Form.Mean ? 1.0 / years : 1;
            for (var draw = 0; draw < result.Length; draw++)
            {
                var value = Form == Form.CompoundMean ? 100 * (Math.Exp(Math.Log(result[draw]) / years) - 1) : result[draw] * share;
                result[draw] = IsLogarithm ? Math.Log(value) : value;
            }
        }
    }
}
