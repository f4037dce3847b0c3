using System.Collections.Immutable;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Execution;

namespace Simulation.Model.Calibration;

/// <summary>
/// A finished calibration: the posterior ensemble at the end of history, from which every forecast goes on, and the report that says how far to
/// believe it. Immutable.
/// </summary>
public sealed class CalibrationResult
{
    internal CalibrationResult(
        string id, int startYear, int lastYear, ImmutableArray<string> coordinates, double[] points, Ensemble ensemble, CalibrationReport report)
    {
        Id = id;
        StartYear = startYear;
        LastYear = lastYear;
        Coordinates = coordinates;
        Points = points;
        Ensemble = ensemble;
        Report = report;
    }

    /// <summary>Hash of everything that decided it.</summary>
    public string Id { get; }

    /// <summary>Year of the model's start values.</summary>
    public int StartYear { get; }

    /// <summary>Last year of history.</summary>
    public int LastYear { get; }

    /// <summary>Parameters and state of every member at the end of <see cref="LastYear"/>.</summary>
    public Ensemble Ensemble { get; }

    /// <summary>Fit, convergence and warnings.</summary>
    public CalibrationReport Report { get; }

    /// <summary>Names of the sampled coordinates: <c>supply[services] 2019</c>.</summary>
    public ImmutableArray<string> Coordinates { get; }

    /// <summary>Sampled coordinates of every member, row-major <c>[coordinate, member]</c>: where a later update starts.</summary>
    internal double[] Points { get; }
}
