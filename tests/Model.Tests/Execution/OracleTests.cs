using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Execution;

public sealed class OracleTests
{
    private const int Start = 2015;
    private const int Last = 2021;

    [Fact]
    public void RunFromStart_ProvincialModel_EveryVariableAgreesWithTheOracle()
    {
        var compiled = ProvincialModel.Compiled;
        var outputs = ProvincialModel.Variables;
        var paths = ProvincialModel.Paths(Start, Last);
        var latents = new HashLatents();
        var draws = new DrawRange(250, 12);
        var projector = compiled.CreateProjector(paths, AddFactors.None, Start, Start + 1, Last, outputs);
        var sink = new KeepingSink(draws, outputs.Length, Start + 1, Last);
        projector.RunFromStart(draws, latents, sink);

        var oracle = new Interpreter(compiled.Model, paths, AddFactors.None, Start);
        for (var draw = 0; draw < draws.Count; draw++)
        {
            var values = oracle.Run(draws.First + draw, latents, Last);
            for (var output = 0; output < outputs.Length; output++)
            {
                for (var year = Start + 1; year <= Last; year++)
                {
                    AssertClose(values(outputs[output], year), sink[output, year][draw], outputs[output], year);
                }
            }
        }
    }

    // Growth rates and their contributions are differences of numbers a hundred times larger, growth in logarithms of ratios near one.
    private static void AssertClose(double expected, double actual, Symbol symbol, int year)
    {
        var scale = symbol.Declaration.Unit switch { "percent" => 100, "log" => 1, _ => 0 };
        var tolerance = 1e-12 * Math.Max(Math.Abs(expected), scale);
        Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= tolerance,
            $"{symbol} in {year}: oracle {expected:R}, fast {actual:R}, relative difference {Math.Abs(expected - actual) / Math.Abs(expected):g3}");
    }
}
