using Simulation.Model.Analysis.Outcomes;
using Simulation.Model.Plans;

namespace Simulation.Model.Analysis.Sensitivity;

/// <summary>What is asked to vary: a figure, or whether it meets a target (1 or 0).</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Met">The target to meet; null for the figure itself.</param>
public sealed record SensitivityQuantity(Figure Figure, Target? Met = null)
{
    /// <summary>The quantity in every draw of a run.</summary>
    public double[] Of(FigureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = table[Figure].ToArray();
        if (Met is not null)
        {
            for (var draw = 0; draw < values.Length; draw++) values[draw] = Met.IsMet(values[draw]) ? 1 : 0;
        }

        return values;
    }
}
