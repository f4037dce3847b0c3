using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Execution;

namespace Simulation.Model.Analysis.OptimalControl;

/// <summary>
/// Minimises a quadratic loss over several years by projected Gauss-Newton steps: targets linearised by multipliers, the bounded quadratic problem solved
/// exactly, the step damped until the true loss falls.
/// </summary>
public static class OptimalController
{
    /// <summary>Finds the optimum.</summary>
    /// <param name="setting">A single path, or the draws of a forecast, whose medians count.</param>
    /// <param name="question">The loss.</param>
    /// <param name="progress">Told the share done, as far as a search can tell.</param>
    /// <param name="cancellation">Stops between runs.</param>
    /// <exception cref="ControlException">A weight or bound makes no sense, instruments without cost are not told apart by the targets, or the search does not settle.</exception>
    public static OptimalControlResult Minimise(ModelSetting setting, OptimalControlQuestion question, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(question);
        if (question.Targets.IsEmpty || question.Instruments.IsEmpty)
            throw new ControlException("Optimal control needs a target and an instrument.", "Name at least one of each.");
        if (question.Targets.FirstOrDefault(target => !(target.Weight > 0) || !double.IsFinite(target.Weight)) is { } target)
            throw new ControlException(string.Create(CultureInfo.InvariantCulture, $"The weight {target.Weight} of the target {target.Target.Name} is not positive."), "Give a positive weight, or drop the target.");
        if (question.Instruments.FirstOrDefault(instrument => !(instrument.EffortWeight >= 0) || !(instrument.ChangeWeight >= 0)) is { } instrument)
            throw new ControlException($"A weight of the instrument {instrument.Instrument.Name} is negative.", "Give 0 or more.");
        var space = new GoalSpace(setting, [.. question.Targets.Select(weighted => weighted.Target)], [.. question.Instruments.Select(bounded => bounded.Instrument)]);
        return new Descent(new QuadraticLoss(space, question), question, progress, cancellation).Run();
    }

    private sealed class Descent(QuadraticLoss loss, OptimalControlQuestion question, IProgress<double>? progress, CancellationToken cancellation)
    {
        private const int MostHalvings = 30;

        public OptimalControlResult Run()
        {
            var position = loss.Start;
            var before = loss.Evaluate(position, cancellation);
            var values = before;
            for (var iteration = 1; iteration <= question.MostIterations; iteration++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)iteration / question.MostIterations);
                var (curvature, gradient) = loss.Linearise(position, values, cancellation);
                var kkt = loss.KktResidual(position, curvature, gradient);
                var step = kkt <= loss.Tolerance ? null : loss.Step(position, curvature, gradient);
                if (step is null || !Advance(step, ref position, ref values)) return Result(iteration, position, before, values, gradient, kkt);
            }

            throw new ControlException(
                string.Create(CultureInfo.InvariantCulture, $"The loss still falls after {question.MostIterations} steps (it is {loss.Of(position, values):g6})."),
                "Allow more steps, give instruments a cost of effort, or narrow their bounds.");
        }

        private bool Advance(Vector<double> step, ref Vector<double> position, ref Vector<double> values)
        {
            var least = loss.Of(position, values);
            for (var halving = 0; halving < MostHalvings; halving++)
            {
                var next = position + (step * Math.Pow(0.5, halving));
                if (TryEvaluate(next) is not { } reached || !(loss.Of(next, reached) < least)) continue;
                (position, values) = (next, reached);
                return true;
            }

            return false;
        }

        private Vector<double>? TryEvaluate(Vector<double> position)
        {
            try
            {
                return loss.Evaluate(position, cancellation);
            }
            catch (ConvergenceException)
            {
                // No solution there: a shorter step may have one.
                return null;
            }
        }

        private OptimalControlResult Result(int iterations, Vector<double> position, Vector<double> before, Vector<double> values, Vector<double> gradient, double kkt)
        {
            if (kkt > loss.Acceptable)
            {
                throw new ControlException(
                    string.Create(CultureInfo.InvariantCulture, $"No step makes the loss {loss.Of(position, values):g6} smaller, but the conditions of an optimum are missed by {kkt:g3}: the loss has a kink there."),
                    "Move targets or bounds a little, or take more draws.");
            }

            return new OptimalControlResult(
                loss.Of(position, values),
                loss.Of(loss.Start, before),
                iterations,
                kkt,
                [.. question.Instruments.Select((bounded, j) => new ControlledInstrument(bounded, loss.Reference[j], position[j], loss.Low[j], loss.High[j], loss.ShadowPrice(j, position, gradient)))],
                [.. question.Targets.Select((weighted, i) => new ControlledTarget(weighted, before[i], values[i]))]);
        }
    }
}
