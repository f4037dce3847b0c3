using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Execution;

namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>
/// Seeks values of n instruments at which n targets are met, by Newton's method: multipliers by central differences, steps halved while they lead away. Works
/// on a single path and on the medians of draws with common random numbers.
/// </summary>
public static class ExactGoalSeeker
{
    /// <summary>Seeks the instruments.</summary>
    /// <param name="setting">A single path, or the draws of a forecast.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="progress">Told the share done, as far as a search can tell.</param>
    /// <param name="cancellation">Stops between runs.</param>
    /// <exception cref="ControlException">
    /// There are not as many instruments as targets, a year is outside the setting, instruments overlap, the multipliers are singular (the message names the
    /// instrument that moves nothing, the target that nothing moves, or the instruments that move alike), or a target is not reached (the message says how near
    /// it came).
    /// </exception>
    public static ExactGoalResult Seek(ModelSetting setting, ExactGoalQuestion question, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(question);
        if (question.Targets.Length != question.Instruments.Length || question.Targets.IsEmpty)
        {
            throw new ControlException(string.Create(CultureInfo.InvariantCulture,
                $"An exact goal needs as many instruments as targets, and there are {question.Instruments.Length} and {question.Targets.Length}."),
                "Add or drop some; with more levers than targets seek the least effort instead.");
        }

        return new Search(new GoalSpace(setting, question.Targets, question.Instruments), question, progress, cancellation).Run();
    }

    private sealed class Search(GoalSpace space, ExactGoalQuestion question, IProgress<double>? progress, CancellationToken cancellation)
    {
        private const int MostHalvings = 12;

        private readonly Vector<double> wanted = Vector<double>.Build.DenseOfEnumerable(question.Targets.Select(target => target.Value));
        private readonly double tolerance = space.IsSinglePath ? 1e-10 : 1e-9;

        public ExactGoalResult Run()
        {
            var before = space.Evaluate([space.Start], cancellation)[0];
            var (position, values) = (space.Start, before);
            RequireDefined(values);
            var initial = Miss(values);
            var best = initial;
            var multipliers = Matrix<double>.Build.Dense(wanted.Count, wanted.Count);
            for (var iteration = 0; iteration <= question.MostIterations; iteration++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(Done(initial, best));
                if (iteration == 0 || best > tolerance) multipliers = space.Multipliers(position, cancellation);
                if (best <= tolerance) return Result(iteration, position, before, values, multipliers);
                if (iteration == 0) SingularMultipliers.Refuse(multipliers, space, question);
                // Further on instruments that no longer act say that the search has run out of reach.
                else if (!SingularMultipliers.AreInvertible(multipliers, space, question)) break;
                var step = multipliers.Solve(wanted - values);
                if (!Advance(step, ref position, ref values, ref best)) break;
            }

            throw Unreached(values);
        }

        // The full step, or half of it, or a quarter …: the first that leads nearer. On a path all are draws of one run.
        private bool Advance(Vector<double> step, ref Vector<double> position, ref Vector<double> values, ref double best)
        {
            for (var halving = 0; halving < MostHalvings; halving++)
            {
                var next = position + (step * Math.Pow(0.5, halving));
                if (TryEvaluate(next) is not { } reached || !(Miss(reached) < best)) continue;
                (position, values, best) = (next, reached, Miss(reached));
                return true;
            }

            return false;
        }

        private Vector<double>? TryEvaluate(Vector<double> position)
        {
            try
            {
                return space.Evaluate([position], cancellation)[0];
            }
            catch (ConvergenceException)
            {
                // No solution there: a shorter step may have one.
                return null;
            }
        }

        private double Miss(Vector<double> values)
        {
            var worst = 0.0;
            for (var i = 0; i < values.Count; i++)
            {
                if (!double.IsFinite(values[i])) return double.PositiveInfinity;
                worst = Math.Max(worst, Math.Abs(values[i] - wanted[i]) / (1 + Math.Abs(wanted[i])));
            }

            return worst;
        }

        private double Done(double initial, double best) =>
            best <= tolerance || initial <= tolerance ? 1 : Math.Clamp(Math.Log(initial / best) / Math.Log(initial / tolerance), 0, 1);

        private void RequireDefined(Vector<double> values)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (!double.IsFinite(values[i]))
                    throw new ControlException($"The target {question.Targets[i].Name} has no value before anything is moved.", "Take a year and measure in which the indicator is defined.");
            }
        }

        private ControlException Unreached(Vector<double> values)
        {
            var worst = Enumerable.Range(0, wanted.Count).MaxBy(i => Math.Abs(values[i] - wanted[i]) / (1 + Math.Abs(wanted[i])));
            return new ControlException(
                string.Create(CultureInfo.InvariantCulture, $"The target {question.Targets[worst].Name} = {wanted[worst]:g8} is not reached: the nearest found is {values[worst]:g8}, {Math.Abs(values[worst] - wanted[worst]):g4} away."),
                "Ask for a value nearer to that, or move other instruments.");
        }

        private ExactGoalResult Result(int iterations, Vector<double> position, Vector<double> before, Vector<double> values, Matrix<double> multipliers) => new(
            iterations,
            [.. question.Instruments.Select((instrument, j) => new SoughtInstrument(instrument, space.BaseOf(j), position[j], IsWithin(instrument, position[j])))],
            [.. question.Targets.Select((target, i) => new SoughtTarget(target, double.IsFinite(before[i]) ? before[i] : null, values[i]))],
            [.. multipliers.Transpose().ToColumnMajorArray()]);

        private static bool IsWithin(GoalInstrument instrument, double value) =>
            instrument.Instrument.IsAddFactor || (value >= instrument.Instrument.Symbol.Minimum && value <= instrument.Instrument.Symbol.Maximum);
    }
}
