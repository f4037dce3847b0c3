using System.Collections.Immutable;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Model.Analysis.Comparison;

/// <summary>A scenario under a name.</summary>
/// <param name="Name">How reports call it.</param>
/// <param name="Scenario">What it changes from the baseline.</param>
/// <param name="Outside">Paths from outside that it is attached to; none leaves them to chance.</param>
public sealed record NamedScenario(string Name, Scenario Scenario, ImmutableArray<OutsidePath> Outside = default);
