using Simulation.Model.Analysis.Control;

namespace Simulation.Documents.Control;

/// <summary>Tracking residuals: add-factors with which a model reproduces data exactly.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="LargestMiss">Largest difference between data and a run with the residuals, relative to 1 + |datum|.</param>
/// <param name="Variables">Residuals by variable.</param>
public sealed record TrackingDocument(string Model, double LargestMiss, IReadOnlyList<TrackedVariableDocument> Variables)
{
    /// <summary>Writes residuals down.</summary>
    public static TrackingDocument Of(string model, Tracking tracking)
    {
        ArgumentNullException.ThrowIfNull(tracking);
        return new TrackingDocument(model, tracking.LargestMiss, [.. tracking.Residuals.GroupBy(residual => residual.Symbol).Select(variable => new TrackedVariableDocument(
            variable.Key.Name, variable.Key.Declaration.Unit, [.. variable.Select(residual => residual.Year)], [.. variable.Select(residual => residual.Value)], Math.Sqrt(variable.Average(residual => residual.Value * residual.Value))))]);
    }
}

/// <summary>The residuals of one equation, in the units of its left side.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Years">Years.</param>
/// <param name="Residuals">One for each year.</param>
/// <param name="RootMeanSquare">√ of their mean square.</param>
public sealed record TrackedVariableDocument(string Variable, string Unit, IReadOnlyList<int> Years, IReadOnlyList<double> Residuals, double RootMeanSquare);
