using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Engine.Bench;

/// <summary>The engine's inputs in the arrays that the C loop reads.</summary>
internal static class CData
{
    public static (double[] Parameters, double[] Start, double[] Shocks, double[] Levers) Gather(
        CSource source, BoundModel model, Ensemble ensemble, PathTable paths, LatentSource random, int draws, int baseYear, int years)
    {
        var parameters = source.Parameters.SelectMany(symbol => Column(ensemble, symbol, 0, draws)).ToArray();
        var start = source.States.SelectMany(state => Column(ensemble, state.Symbol, state.Lag, draws)).ToArray();
        var latents = model.Latents.ToDictionary(latent => latent.Symbol);
        var shocks = new double[years * source.Shocks.Count * OutputBlock.MaximumDraws];
        for (var i = 0; i < years * source.Shocks.Count; i++)
        {
            var latent = latents[source.Shocks[i % source.Shocks.Count]];
            random.Fill(latent, baseYear + 1 + (i / source.Shocks.Count), 0, shocks.AsSpan(i * OutputBlock.MaximumDraws, OutputBlock.MaximumDraws));
        }

        var levers = Enumerable.Range(baseYear + 1, years)
            .SelectMany(year => source.Levers.Select(key => paths.TryGet(key.Symbol, year - key.Lag, out var value) ? value : key.Symbol.Default ?? double.NaN))
            .ToArray();
        return (parameters, start, shocks, levers);
    }

    /// <summary>The first block of columns of <paramref name="draws"/> draws.</summary>
    public static double[] Slice(double[] columns, int draws) =>
        [.. Enumerable.Range(0, columns.Length / draws).SelectMany(column => columns.Skip(column * draws).Take(OutputBlock.MaximumDraws))];

    private static IEnumerable<double> Column(Ensemble ensemble, Symbol symbol, int lag, int draws)
    {
        var members = ensemble.Column(symbol, lag).ToArray();
        return Enumerable.Range(0, draws).Select(i => members[i % members.Length]);
    }
}
