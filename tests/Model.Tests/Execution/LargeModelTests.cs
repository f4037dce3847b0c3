using System.Globalization;
using System.Text;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Execution;

public sealed class LargeModelTests
{
    private const int Equations = 300;

    [Fact]
    public void ThreeHundredEquations_WithLagsOfFourAndACore_SolveAndAgreeWithTheOracle()
    {
        var model = ModelText.Load(Text());
        var compiled = CompiledModel.Compile(model);
        Symbol[] outputs = [.. model.Equations.Where((_, i) => i % 37 == 0).Select(equation => equation.Target)];
        var projector = compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2000, 2001, 2012, outputs);
        var sink = ProjectorTests.Run(projector, new DrawRange(0, 16));
        var oracle = new Interpreter(model, PathTable.Empty, AddFactors.None, 2000).Run(5, new HashLatents(), 2012);

        Assert.Equal(4, compiled.Structure.States.Max(state => state.Lag) + 1);
        Assert.True(compiled.Structure.Cores.Max(core => core.Equations.Length) >= 10);
        for (var output = 0; output < outputs.Length; output++)
        {
            Assert.Equal(1, sink[output, 2012][5] / oracle(outputs[output], 2012), 1e-10);
        }
    }

    // Three hundred markets: each price follows its own past four years, its neighbour and a shock; every thirtieth group of ten is simultaneous.
    private static string Text()
    {
        var text = new StringBuilder("model large \"Three hundred markets\"\nversion \"1\"\nfrequency annual\n");
        text.AppendLine("parameter weight \"Weight of the neighbour\" ~ normal(0.2, sd = 0.02)").AppendLine("shock noise \"Noise\" ~ normal(0, 0.05)");
        for (var i = 0; i < Equations; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"variable x{i} \"Price {i}\"");
        }

        text.AppendLine("block markets \"Markets\":");
        for (var i = 0; i < Equations; i++)
        {
            var neighbour = i % 30 is > 0 and < 10 ? i - 1 : i % 30 == 0 ? i + 9 : (i + Equations - 1) % Equations;
            var lag = i % 30 < 10 ? "" : "(-1)";
            text.AppendLine(CultureInfo.InvariantCulture, $"  x{i} = 0.3 + 0.2 * x{i}(-1) + 0.1 * movavg(x{i}(-1), 4) + weight * sqrt(x{neighbour}{lag}) + 0.01 * noise");
        }

        text.AppendLine("start:");
        for (var i = 0; i < Equations; i++)
        {
            for (var back = 0; back < 4; back++)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  x{i}{(back == 0 ? "" : $"(-{back})")} = 1 + {(i % 7) * 0.01}");
            }
        }

        return text.ToString();
    }
}
