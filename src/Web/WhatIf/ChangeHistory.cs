using System.Collections.Immutable;

namespace Simulation.Web.WhatIf;

/// <summary>Steps that can be undone and done again, a hundred at most. Immutable.</summary>
public sealed record ChangeHistory
{
    private const int MostSteps = 100;

    private ImmutableList<PlannerChanges> past = [];
    private ImmutableList<PlannerChanges> future = [];

    /// <summary>A history that begins with some changes and has no steps.</summary>
    public ChangeHistory(PlannerChanges current) => Current = current;

    /// <summary>What holds now.</summary>
    public PlannerChanges Current { get; private init; }

    /// <summary>What held before the last step; null at the beginning.</summary>
    public PlannerChanges? Before => past.IsEmpty ? null : past[^1];

    /// <summary>True when there is a step to undo.</summary>
    public bool CanUndo => !past.IsEmpty;

    /// <summary>True when there is a step to do again.</summary>
    public bool CanRedo => !future.IsEmpty;

    /// <summary>A step further; nothing happens when nothing changes. What could be done again is forgotten.</summary>
    public ChangeHistory Step(PlannerChanges next)
    {
        if (next.Equals(Current)) return this;
        var steps = past.Add(Current);
        return new ChangeHistory(next) { past = steps.Count > MostSteps ? steps.RemoveAt(0) : steps };
    }

    /// <summary>A step back.</summary>
    public ChangeHistory Undo() => CanUndo ? new ChangeHistory(past[^1]) { past = past.RemoveAt(past.Count - 1), future = future.Add(Current) } : this;

    /// <summary>The step undone last, again.</summary>
    public ChangeHistory Redo() => CanRedo ? new ChangeHistory(future[^1]) { past = past.Add(Current), future = future.RemoveAt(future.Count - 1) } : this;
}
