using CsCheck;
using Simulation.Web.WhatIf;

namespace Simulation.Web.Tests.WhatIf;

/// <summary>Random changes.</summary>
internal static class Changes
{
    private static readonly Gen<double> Value = Gen.Double[-1e6, 1e6];

    private static readonly LeverKey[] Keys = [new("investment", null), new("share", "services"), new("share", "agriculture"), new("load_shift", null)];

    private static readonly Gen<LeverKey> Key = Gen.Int[0, Keys.Length - 1].Select(i => Keys[i]);

    private static readonly Gen<LeverMove> Move = Gen.Select(Gen.Int[2024, 2030], Value.Array[1, 5], (from, values) => LeverMove.Along(from, [.. values]));

    private static readonly Gen<EventSwitch> Switch = Gen.Select(Gen.Int[2024, 2030], Gen.Int[0, 4], Gen.Bool, (from, more, occurs) => new EventSwitch(from, from + more, occurs));

    public static Gen<PlannerChanges> Any { get; } = Gen.Select(Gen.Select(Key, Move).Array[0, 4], Gen.Select(Key, Switch).Array[0, 3], (levers, events) =>
    {
        var changes = levers.Aggregate(PlannerChanges.None, (made, lever) => made.With(lever.Item1, lever.Item2));
        return events.Aggregate(changes, (made, happening) => made.With(happening.Item1, happening.Item2));
    });
}
