using System.Collections.Immutable;
using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Analysis.OptimalControl;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Simulation.Model.Tests.Analysis.Control;
using Xunit;

namespace Simulation.Model.Tests.Analysis.OptimalControl;

public sealed class OptimalControllerTests
{
    private static readonly CompiledModel Klein = CompiledModel.Compile(KleinExample.Model);
    private static readonly Symbol Y = KleinExample.Symbol("y");
    private static readonly Symbol Cn = KleinExample.Symbol("cn");
    private static readonly Instrument W2 = new(KleinExample.Symbol("w2"));
    private static readonly Instrument G = new(KleinExample.Symbol("g"));
    private static readonly ModelSetting Setting = KleinSetting.Of(Klein, 1937, 1941);

    [Fact]
    public void Minimise_LinearModelWithoutBounds_IsTheClosedForm()
    {
        var question = Question(0.5, 2);
        var found = OptimalController.Minimise(Setting, question);

        // u = u⁰ + (J′WJ + V)⁻¹ J′W (y* − y⁰), J from exact derivatives.
        var jacobian = Jacobian(question);
        var w = Matrix<double>.Build.DenseOfDiagonalArray([.. question.Targets.Select(target => target.Weight)]);
        var v = Matrix<double>.Build.DenseOfDiagonalArray([.. question.Instruments.Select(instrument => instrument.EffortWeight)]);
        var path = ModelPath.Of(Setting);
        var miss = Vector<double>.Build.DenseOfEnumerable(question.Targets.Select(target => target.Target.Value - path[target.Target.Indicator, target.Target.Year]));
        var moves = (jacobian.Transpose() * w * jacobian + v).Solve(jacobian.Transpose() * (w * miss));

        Assert.All(found.Instruments, (instrument, j) => Assert.Equal(instrument.Reference + moves[j], instrument.Value, 1e-7));
        Assert.True(found.KktResidual < 1e-8);
        Assert.True(found.Loss < found.LossBefore);
        Assert.All(found.Instruments, instrument => Assert.Equal(0, instrument.ShadowPrice));
    }

    [Fact]
    public void Minimise_WithBounds_BeatsEveryPointNearbyWithinThem()
    {
        var question = Question(0.05, 0.2, bound: 9.5);
        var found = OptimalController.Minimise(Setting, question);

        Assert.Contains(found.Instruments, instrument => instrument.Value == instrument.Maximum && instrument.ShadowPrice > 0);
        Assert.All(found.Instruments, instrument => Assert.InRange(instrument.Value, instrument.Minimum, instrument.Maximum));
        for (var j = 0; j < found.Instruments.Length; j++)
        {
            foreach (var move in new[] { -0.05, 0.05 })
            {
                var moved = found.Instruments.Select((instrument, i) => i == j ? Math.Clamp(instrument.Value + move, instrument.Minimum, instrument.Maximum) : instrument.Value).ToArray();
                Assert.True(Loss(question, moved) >= found.Loss - 1e-9);
            }
        }
    }

    [Fact]
    public void Minimise_ReportedLoss_IsThatOfTheModelRunWithTheLevers()
    {
        var question = Question(0.5, 2);
        var found = OptimalController.Minimise(Setting, question);

        Assert.Equal(Loss(question, [.. found.Instruments.Select(instrument => instrument.Value)]), found.Loss, 1e-8);
        Assert.Equal(Loss(question, [.. found.Instruments.Select(instrument => instrument.Reference)]), found.LossBefore, 1e-8);
    }

    [Fact]
    public void Minimise_CostOfChanges_SmoothsThePath()
    {
        var rough = OptimalController.Minimise(Setting, Question(0.01, 0.01));
        var question = Question(0.01, 0.01);
        var smooth = OptimalController.Minimise(Setting, question with { Instruments = [.. question.Instruments.Select(instrument => instrument with { ChangeWeight = 50 })] });

        Assert.True(Roughness(smooth) < 0.5 * Roughness(rough));
    }

    [Fact]
    public void Minimise_ANonlinearModel_SatisfiesTheConditions()
    {
        var model = LargeModel.Of(300);
        var setting = ModelSetting.SinglePath(CompiledModel.Compile(model), PathTable.Empty, 2000, 2006);
        ImmutableArray<WeightedTarget> targets = [.. Enumerable.Range(0, 5).Select(i => new WeightedTarget(new GoalTarget(model.Find($"x{(60 * i) + 45}")!, 2006, 0.95), 100))];
        ImmutableArray<BoundedInstrument> instruments =
            [.. Enumerable.Range(0, 5).SelectMany(i => GoalInstrument.EachYear(new Instrument(model.Find($"effort{i}")!), 2003, 2006)).Select(instrument => new BoundedInstrument(instrument, 0.01) { Maximum = 2.5 })];

        var found = OptimalController.Minimise(setting, new OptimalControlQuestion(targets, instruments));

        Assert.True(found.KktResidual < 1e-5, $"{found.KktResidual}");
        Assert.All(found.Targets, target => Assert.True(Math.Abs(target.Value - 0.95) < Math.Abs(target.Before - 0.95)));
    }

    [Fact]
    public void Minimise_InstrumentsWithoutCost_AreAskedForOne()
    {
        var question = Question(0, 0);
        var error = Assert.Throws<ControlException>(() => OptimalController.Minimise(Setting, question with { Targets = question.Targets[..2] }));

        Assert.Contains("Give every instrument a cost of effort", error.Message, StringComparison.Ordinal);
    }

    // Against exhaustive search over which bounds hold: in three dimensions there are 27 cases, each a linear system.
    [Fact]
    public void Solve_RandomBoundedQuadratics_FindTheLeast() => Gen.Select(Gen.Double[-1, 1].Array[9], Gen.Double[-2, 2].Array[3], Gen.Double[0.05, 1].Array[3]).Sample(
        (entries, g, room) =>
        {
            var a = Matrix<double>.Build.Dense(3, 3, entries);
            var h = a.TransposeThisAndMultiply(a) + Matrix<double>.Build.DenseIdentity(3) * 0.1;
            var high = Vector<double>.Build.DenseOfArray(room);
            var found = BoundedQuadratic.Solve(h, Vector<double>.Build.DenseOfArray(g), -high, high);
            double Loss(Vector<double> d) => (0.5 * d.DotProduct(h * d)) + Vector<double>.Build.DenseOfArray(g).DotProduct(d);
            Assert.All(Corners(h, g, room), corner => Assert.True(Loss(found) <= Loss(corner) + 1e-9));
            Assert.All(Enumerable.Range(0, 3), j => Assert.InRange(found[j], -room[j] - 1e-12, room[j] + 1e-12));
        },
        iter: 200);

    private static IEnumerable<Vector<double>> Corners(Matrix<double> h, double[] g, double[] room)
    {
        for (var set = 0; set < 27; set++)
        {
            int[] side = [(set % 3) - 1, (set / 3 % 3) - 1, (set / 9) - 1];
            int[] free = [.. Enumerable.Range(0, 3).Where(j => side[j] == 0)];
            var d = Vector<double>.Build.Dense(3, j => side[j] * room[j]);
            if (free.Length > 0)
            {
                var right = (h * d) + Vector<double>.Build.DenseOfArray(g);
                var part = Matrix<double>.Build.Dense(free.Length, free.Length, (i, j) => h[free[i], free[j]]).Solve(-Vector<double>.Build.Dense(free.Length, i => right[free[i]]));
                for (var i = 0; i < free.Length; i++) d[free[i]] = part[i];
            }

            if (Enumerable.Range(0, 3).All(j => Math.Abs(d[j]) <= room[j] + 1e-12)) yield return d;
        }
    }

    private static OptimalControlQuestion Question(double wages, double spending, double? bound = null) => new(
        [.. Enumerable.Range(1938, 4).SelectMany(year => new[] { new WeightedTarget(new GoalTarget(Y, year, 75 + (3 * (year - 1938))), 1), new WeightedTarget(new GoalTarget(Cn, year, 65), 0.5) })],
        [
            .. GoalInstrument.EachYear(W2, 1938, 1941).Select(instrument => new BoundedInstrument(instrument, wages) { Maximum = bound }),
            .. GoalInstrument.EachYear(G, 1938, 1941).Select(instrument => new BoundedInstrument(instrument, spending)),
        ]);

    private static Matrix<double> Jacobian(OptimalControlQuestion question)
    {
        var tangent = TangentPath.Along(ModelPath.Of(Setting), [.. question.Instruments.Select(instrument => new TangentPath.Direction(instrument.Instrument.Instrument, instrument.Instrument.FirstYear, instrument.Instrument.LastYear))]);
        return Matrix<double>.Build.DenseOfRowArrays(question.Targets.Select(target => tangent[target.Target.Indicator, target.Target.Year].ToArray()));
    }

    private static double Loss(OptimalControlQuestion question, double[] values)
    {
        var paths = Setting.Paths;
        for (var j = 0; j < values.Length; j++) paths = paths.With(question.Instruments[j].Instrument.Instrument.Symbol, question.Instruments[j].Instrument.FirstYear, values[j]);
        var path = ModelPath.Of(Setting with { Paths = paths });
        var missed = question.Targets.Sum(target => target.Weight * Math.Pow(path[target.Target.Indicator, target.Target.Year] - target.Target.Value, 2));
        return missed + question.Instruments.Select((instrument, j) => instrument.EffortWeight * Math.Pow(values[j] - Setting.Paths.Entries.First(entry => entry.Symbol == instrument.Instrument.Instrument.Symbol && entry.Year == instrument.Instrument.FirstYear).Value, 2)).Sum();
    }

    private static double Roughness(OptimalControlResult found)
    {
        var moves = found.Instruments.Select(instrument => instrument.Value - instrument.Reference).ToArray();
        return Enumerable.Range(1, 3).Sum(t => Math.Pow(moves[t] - moves[t - 1], 2) + Math.Pow(moves[4 + t] - moves[3 + t], 2));
    }
}
