using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Analysis.Control;

namespace Simulation.Model.Analysis.GoalSeeking;

/// <summary>Refuses multipliers that cannot be inverted, naming why.</summary>
internal static class SingularMultipliers
{
    /// <summary>An instrument that moves every target by less than this share of its size, when moved by its own size, moves nothing.</summary>
    private const double Nothing = 1e-10;

    /// <summary>Instruments are alike when a combination of them cancels to this share: rounding of differences allows no less.</summary>
    private const double Alike = 1e-8;

    /// <summary>Throws when the multipliers are singular.</summary>
    /// <exception cref="ControlException">The message names the instruments or the target.</exception>
    public static void Refuse(Matrix<double> multipliers, GoalSpace space, ExactGoalQuestion question)
    {
        var scaled = multipliers.MapIndexed((i, j, value) => value * space.SizeOf(j) / (1 + Math.Abs(question.Targets[i].Value)));
        for (var i = 0; i < scaled.RowCount; i++)
        {
            if (scaled.Row(i).Any(value => !double.IsFinite(value)))
                throw new ControlException($"The effects on the target {question.Targets[i].Name} are not defined.", "Move the target or the instruments to where the indicator is defined.");
        }

        RefuseIdle(scaled, question);
        var lengths = scaled.ColumnNorms(2);
        var unit = scaled * Matrix<double>.Build.DenseOfDiagonalVector(lengths.Map(length => 1 / length));
        var parts = unit.Svd(computeVectors: true);
        if (parts.S[^1] > Alike * parts.S[0]) return;
        var direction = parts.VT.Row(unit.ColumnCount - 1).PointwiseAbs();
        string[] names = [.. Enumerable.Range(0, direction.Count).Where(j => direction[j] > 1e-4 * direction.Maximum()).Select(j => question.Instruments[j].Name)];
        throw new ControlException(
            names.Length == 2
                ? $"The instruments {names[0]} and {names[1]} move the targets in the same proportions: their multipliers are collinear."
                : $"The multipliers of {string.Join(", ", names)} are collinear: what one of them does to the targets the others can do.",
            "Replace one of them, or ask for other targets or years.");
    }

    /// <summary>Whether multipliers can be inverted.</summary>
    public static bool AreInvertible(Matrix<double> multipliers, GoalSpace space, ExactGoalQuestion question)
    {
        try
        {
            Refuse(multipliers, space, question);
            return true;
        }
        catch (ControlException)
        {
            return false;
        }
    }

    private static void RefuseIdle(Matrix<double> scaled, ExactGoalQuestion question)
    {
        for (var j = 0; j < scaled.ColumnCount; j++)
        {
            if (scaled.Column(j).AbsoluteMaximum() <= Nothing)
                throw new ControlException($"The instrument {question.Instruments[j].Name} moves none of the targets: the matrix of multipliers is singular.", "Take another instrument, or an earlier year of it.");
        }

        for (var i = 0; i < scaled.RowCount; i++)
        {
            if (scaled.Row(i).AbsoluteMaximum() <= Nothing)
                throw new ControlException($"No instrument moves the target {question.Targets[i].Name}: the matrix of multipliers is singular.", "Move instruments in that year or before it, or take others.");
        }
    }
}
