using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Engine.Bench;

/// <summary>The engine's inputs in the arrays that the C loop reads; see <see cref="CSource.Write"/>.</summary>
internal sealed record CData(double[] Parameters, double[] Start, double[] Shocks, double[] Levers)
{
    public static CData Gather(CSource source, BoundModel model, Ensemble ensemble, PathTable paths, LatentSource random, int draws, int baseYear, int years)
    {
        var latents = model.Latents.ToDictionary(latent => latent.Symbol);
        var shocks = new double[years * source.Shocks.Count * OutputBlock.MaximumDraws];
        for (var i = 0; i < years * source.Shocks.Count; i++)
        {
            var latent = latents[source.Shocks[i % source.Shocks.Count]];
            random.Fill(latent, baseYear + 1 + (i / source.Shocks.Count), 0, shocks.AsSpan(i * OutputBlock.MaximumDraws, OutputBlock.MaximumDraws));
        }

        return new CData(
            [.. source.Parameters.SelectMany(symbol => Column(ensemble, symbol, 0, draws))],
            [.. source.States.SelectMany(state => Column(ensemble, state.Symbol, state.Lag, draws))],
            shocks,
            [
                .. Enumerable.Range(baseYear + 1, years).SelectMany(year => source.Levers
                    .Select(key => paths.TryGet(key.Symbol, year - key.Lag, out var value) ? value : key.Symbol.Default ?? double.NaN)),
            ]);
    }

    /// <summary>The same for the first block of <paramref name="draws"/> draws alone.</summary>
    public CData FirstBlock(int draws) => this with { Parameters = FirstBlock(Parameters, draws), Start = FirstBlock(Start, draws) };

    private static double[] FirstBlock(double[] columns, int draws) =>
        [.. Enumerable.Range(0, columns.Length / draws).SelectMany(column => columns.Skip(column * draws).Take(OutputBlock.MaximumDraws))];

    private static IEnumerable<double> Column(Ensemble ensemble, Symbol symbol, int lag, int draws)
    {
        var members = ensemble.Column(symbol, lag).ToArray();
        return Enumerable.Range(0, draws).Select(i => members[i % members.Length]);
    }
}
