using CsCheck;
using Simulation.Model.Execution;
using Simulation.Model.Execution.Lowering;
using Simulation.Model.Execution.Machine;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Execution;

/// <summary>Claims about every model, tried on models made up at random.</summary>
public sealed class RandomModelTests
{
    private const int Start = 2020;
    private const int Last = 2025;
    private static readonly HashLatents Latents = new();
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000];

    [Fact]
    public void FastPath_AgreesWithTheOracle() => Seeds.Sample(
        seed =>
        {
            var subject = new RandomModel(seed);
            var model = subject.Build();
            var sink = Run(CompiledModel.Compile(model), subject, new DrawRange(0, 3));
            for (var draw = 0; draw < 3; draw++)
            {
                var oracle = new Interpreter(model, PathTable.Empty, AddFactors.None, Start).Run(draw, Latents, Last);
                for (var output = 0; output < subject.Variables.Count; output++)
                {
                    var (expected, actual) = (oracle(subject.Variables[output], Last), sink[output, Last][draw]);
                    Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected), $"x{output}: oracle {expected:R}, fast {actual:R}");
                }
            }
        },
        iter: 100);

    [Fact]
    public void FastPath_HasTheBitsOfTheLoweredGraphEvaluatedDrawByDraw() => Seeds.Sample(
        seed =>
        {
            var subject = new RandomModel(seed);
            var compiled = CompiledModel.Compile(subject.Build());
            var sink = Run(compiled, subject, new DrawRange(0, 4));
            for (var draw = 0; draw < 4; draw++)
            {
                var values = EvaluateLowered(compiled, draw);
                for (var output = 0; output < subject.Variables.Count; output++)
                {
                    Assert.Equal(values[(subject.Variables[output], Last)], sink[output, Last][draw]);
                }
            }
        },
        iter: 100);

    [Fact]
    public void EveryWidthOfLanes_GivesTheSameBits() => Seeds.Sample(
        seed =>
        {
            var subject = new RandomModel(seed);
            var draws = new DrawRange(250, 21);
            var widths = new[] { LaneWidth.One, LaneWidth.Four, LaneWidth.Eight }
                .Select(width => Run(CompiledModel.Compile(subject.Build(), width), subject, draws).All.ToArray()).ToList();

            Assert.Equal(widths[0], widths[1]);
            Assert.Equal(widths[0], widths[2]);
        },
        iter: 50);

    [Fact]
    public void AnyDivisionOfDraws_GivesTheSameBits() => Gen.Select(Seeds, Gen.Int[1, 299]).Sample(
        (seed, cut) =>
        {
            var subject = new RandomModel(seed);
            var compiled = CompiledModel.Compile(subject.Build());
            var whole = Run(compiled, subject, new DrawRange(100, 300));
            var before = Run(compiled, subject, new DrawRange(100, cut));
            var after = Run(compiled, subject, new DrawRange(100 + cut, 300 - cut));
            for (var output = 0; output < subject.Variables.Count; output++)
            {
                Assert.Equal(whole[output, Last], before[output, Last].Concat(after[output, Last]));
            }
        },
        iter: 50);

    [Fact]
    public void AValueSharedByAllDraws_GivesTheBitsOfTheSameValueDrawByDraw() => Seeds.Sample(
        seed =>
        {
            // An ensemble's columns vary by draw; given values are computed with once for all. Here both hold the same numbers.
            var subject = new RandomModel(seed);
            var compiled = CompiledModel.Compile(subject.Build());
            var known = PathTable.Of(compiled.Structure.States.Select((state, i) => new YearValue(state.Symbol, Start - state.Lag, 0.9 + (0.01 * i))));
            var ensemble = new Ensemble(Start, compiled.Structure.States.Select((state, i) => (state, new[] { 0.9 + (0.01 * i) }))
                .Concat(compiled.Model.Parameters.Select(parameter => (new LaggedSymbol(parameter.Target, 0), new double[] { 1.07 + (0.01 * parameter.Target.Id) }))));
            var draws = new DrawRange(0, 9);
            var shared = new KeepingSink(draws, subject.Variables.Count, Start + 1, Last);
            var apart = new KeepingSink(draws, subject.Variables.Count, Start + 1, Last);
            compiled.CreateProjector(known, AddFactors.None, Start, Start + 1, Last, subject.Variables).RunFrom(ensemble, draws, Latents, shared);
            compiled.CreateProjector(PathTable.Empty, AddFactors.None, Start, Start + 1, Last, subject.Variables).RunFrom(ensemble, draws, Latents, apart);

            Assert.Equal(apart.All, shared.All);
        },
        iter: 100);

    private static KeepingSink Run(CompiledModel compiled, RandomModel subject, DrawRange draws) =>
        ProjectorTests.Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, Start, Start + 1, Last, subject.Variables), draws);

    private static Dictionary<(Symbol, int), double> EvaluateLowered(CompiledModel compiled, int draw)
    {
        var values = compiled.CreateProjector(PathTable.Empty, AddFactors.None, Start, Start + 1, Start, []).Capture(new DrawRange(draw, 1), Latents) is var start
            ? start.Keys.ToDictionary(key => (key.Symbol, key.Symbol.Kind == SymbolKind.Parameter ? 0 : Start - key.Lag), key => start.Column(key.Symbol, key.Lag)[0])
            : [];
        var latents = compiled.Model.Latents.ToDictionary(latent => latent.Symbol);
        for (var year = Start + 1; year <= Last; year++)
        {
            foreach (var segment in compiled.Structure.Segments)
            {
                var lowered = compiled.Lowered(segment, _ => false, _ => false);
                var nodes = new Dictionary<Node, double>();
                foreach (var node in lowered.Graph.Nodes)
                {
                    nodes.Add(node, GraphEvaluation.Apply(node, Input, operand => nodes[operand]));
                }

                foreach (var (key, node) in lowered.Roots)
                {
                    values[(key.Symbol, year)] = nodes[node];
                }

                double Input(InputKey key) => key.Symbol!.Kind switch
                {
                    SymbolKind.Latent => HashLatents.Value(latents[key.Symbol], year, draw),
                    SymbolKind.Lever => key.Symbol.Default!.Value,
                    SymbolKind.Parameter => values[(key.Symbol, 0)],
                    _ => values[(key.Symbol, year - key.Lag)],
                };
            }
        }

        return values;
    }
}
