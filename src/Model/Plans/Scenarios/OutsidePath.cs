using System.Collections.Immutable;

namespace Simulation.Model.Plans.Scenarios;

/// <summary>
/// A path from outside the province in place of chance: a province's scenario attached to another national future (growth of 5 percent a year, say). The
/// path is the same in all draws; later years without a value stay random.
/// </summary>
/// <param name="Name">Name of an exogenous path of the model, with its index if it has one: <c>national_growth</c>.</param>
/// <param name="FromYear">Year of the first value; null for the first year of the forecast.</param>
/// <param name="Values">One value a year, in the path's unit; a single value holds to the horizon.</param>
public sealed record OutsidePath(string Name, int? FromYear, ImmutableArray<double> Values);
