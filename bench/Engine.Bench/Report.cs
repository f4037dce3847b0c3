using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Engine.Bench;

/// <summary>The table of results, in Markdown.</summary>
internal static class Report
{
    /// <param name="file">The model text.</param>
    /// <param name="subject">What was measured.</param>
    /// <param name="measurements">Figures of each process; see <see cref="Subject.Measure"/>.</param>
    public static string Write(string file, Subject subject, double[][] measurements)
    {
        var source = subject.Source;
        var operations = source.Equations.Sum(equation => Count(equation.Right) + (equation.Form == LeftForm.Level ? 0 : 1));
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Engine against fused C

            Written by `dotnet run -c Release --project bench/Engine.Bench > bench/results/engine.md`; needs gcc and Linux.

            `{file}`: {source.Equations.Count} equations a year with {operations} operations, {source.Shocks.Count} random numbers a year, {source.Parameters.Count} parameters,
            {source.States.Count} state columns, {source.Outputs.Count} outputs, {subject.Compiled.Structure.Segments.Length} segments. {Subject.Draws:N0} draws x {Subject.Years} years on one core.
            C: `gcc {Subject.Flags}`, libmvec, generated from the same model, blocks of 256 draws outside and years inside, shocks and outputs in
            the cache; the engine reads its shocks from its columns likewise. Processor time, median of interleaved rounds, in {measurements.Length} processes: median, and
            lowest to highest process. From the bound model to the first draw of a forecast, compilation of all loops and a capture included: {Median(measurements.Select(m => m[3])):F0} ms.

            | what | ns a draw-year | against C | processes |
            |---|---|---|---|
            {Row("fused C loop, shocks given", measurements, 0)}
            {Row("engine, shocks given", measurements, 1)}
            {Row("engine, random numbers included (Philox)", measurements, 2)}

            """);
    }

    private static string Row(string name, double[][] measurements, int side)
    {
        double[] ratios = [.. measurements.Select(measurement => measurement[side] / measurement[0])];
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Median(measurements.Select(measurement => measurement[side])) / Subject.Draws / Subject.Years:F0} | {Median(ratios):F2} | {ratios.Min():F2} to {ratios.Max():F2} |");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
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
