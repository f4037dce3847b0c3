using System.Collections.Immutable;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Plans.Forecasting;

/// <summary>
/// Means over the draws of a forecast of expressions that the model does not name: the terms of an equation, a lagged value. Each expression becomes one more
/// equation of the model, and the engine computes it with the rest from the same random numbers.
/// </summary>
public static class ExpressionMeans
{
    /// <summary>Computes the means.</summary>
    /// <param name="forecast">The forecast; its own outputs play no part.</param>
    /// <param name="year">A year of the forecast.</param>
    /// <param name="expressions">Expressions over the model's symbols, relative to that year.</param>
    /// <returns>One mean per expression, over the draws in which it is defined; null where it is defined in none.</returns>
    public static ImmutableArray<double?> Of(PreparedForecast forecast, int year, ImmutableArray<Expression> expressions)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (!forecast.Years.Contains(year))
            throw new ArgumentOutOfRangeException(nameof(year), year, $"The forecast covers {forecast.Years[0]}-{forecast.LastYear}.");
        var model = forecast.Projector.Model.Model;
        ImmutableArray<Symbol> probes = [.. expressions.Select((_, i) => Probe(model.Symbols.Length + i))];
        var probed = CompiledModel.Compile(WithProbes(model, probes, expressions));
        var projector = probed.CreateProjector(forecast.Paths, AddFactors.None, forecast.Projector.StartYear, year, year, probes);
        var sums = new MeanSink(probes.Length);
        projector.RunFrom(forecast.Ensemble, new DrawRange(0, checked((int)forecast.Draws)), forecast.Latents, sums);
        return sums.Means;
    }

    private static Symbol Probe(int id) =>
        // A name that no text can declare.
        new(id, new Declaration { Kind = SymbolKind.Variable, Name = $"(term {id})" }, []);

    private static BoundModel WithProbes(BoundModel model, ImmutableArray<Symbol> probes, ImmutableArray<Expression> expressions) =>
        model.Extend(probes, probes.Select((probe, i) => new Equation(probe, LeftForm.Level, expressions[i], "terms", null, "", default)));

    private sealed class MeanSink(int outputs) : OutputSink
    {
        private readonly double[] sums = new double[outputs];
        private readonly long[] counts = new long[outputs];

        public ImmutableArray<double?> Means => [.. sums.Select((sum, i) => counts[i] == 0 ? (double?)null : sum / counts[i])];

        public override void Receive(in OutputBlock block)
        {
            for (var output = 0; output < block.Outputs; output++)
            {
                foreach (var value in block[output])
                {
                    if (!double.IsFinite(value)) continue;
                    sums[output] += value;
                    counts[output]++;
                }
            }
        }
    }
}
