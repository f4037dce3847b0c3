using System.Globalization;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Engine.Bench;

/// <summary>The table of results, in Markdown.</summary>
internal static class Report
{
    public static string Write(string file, CompiledModel compiled, CSource source, double[] medians, int draws, int years, string flags)
    {
        var perDrawYear = medians.Select(median => median / draws / years).ToArray();
        var operations = source.Equations.Sum(equation => Count(equation.Right) + (equation.Form == LeftForm.Level ? 0 : 1));
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Engine against fused C

            `{file}`: {source.Equations.Count} equations a year with {operations} operations, {source.Shocks.Count} random numbers a year, {source.Parameters.Count} parameters,
            {source.States.Count} state columns, {source.Outputs.Count} outputs, {compiled.Structure.Segments.Length} segments. {draws:N0} draws x {years} years, one core, median of interleaved rounds.
            C: `gcc {flags}`, libmvec, generated from the same model, blocks of 256 draws outside and years inside, shocks and outputs in the cache.

            | what | ns a draw-year | against C |
            |---|---|---|
            | fused C loop, shocks given | {perDrawYear[0]:F1} | 1.00 |
            | engine, shocks given | {perDrawYear[1]:F1} | {perDrawYear[1] / perDrawYear[0]:F2} |
            | engine, random numbers included (Philox) | {perDrawYear[2]:F1} | {perDrawYear[2] / perDrawYear[0]:F2} |

            """);
    }

    private static int Count(Expression expression) => expression switch
    {
        Unary unary => 1 + Count(unary.Operand),
        Binary binary => 1 + Count(binary.Left) + Count(binary.Right),
        Conditional conditional => 1 + Count(conditional.Condition) + Count(conditional.WhenTrue) + Count(conditional.WhenFalse),
        BetaQuantile quantile => 1 + Count(quantile.Score),
        _ => 0,
    };
}
