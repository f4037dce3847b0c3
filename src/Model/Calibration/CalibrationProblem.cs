using System.Collections.Immutable;
using Simulation.Model.Execution;

namespace Simulation.Model.Calibration;

/// <summary>Everything a calibration depends on: the same problem and options give the same posterior, bit for bit.</summary>
/// <param name="Model">The compiled model.</param>
/// <param name="Paths">What is given in history: levers, exogenous paths, events.</param>
/// <param name="Observations">Figures the history is held to.</param>
/// <param name="StartYear">The year of the model's start values.</param>
/// <param name="LastYear">Last year of history: the posterior ensemble describes the end of it.</param>
public sealed record CalibrationProblem(
    CompiledModel Model, PathTable Paths, ImmutableArray<UsedObservation> Observations, int StartYear, int LastYear);
