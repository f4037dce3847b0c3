using CsCheck;
using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class ChangeHistoryTests
{
    private const int MostSteps = 100;

    [Fact]
    public void UndoAndRedo_AnySteps_ComeBackToWhereTheyWere() => Changes.Any.Array[1, 30].Sample(steps =>
    {
        var history = steps.Aggregate(new ChangeHistory(PlannerChanges.None), (made, step) => made.Step(step));
        var back = history;
        while (back.CanUndo) back = back.Undo();
        var forward = back;
        while (forward.CanRedo) forward = forward.Redo();
        return back.Current.Equals(PlannerChanges.None) && forward.Current.Equals(history.Current);
    });

    [Fact]
    public void Step_NothingChanged_IsNoStep()
    {
        var history = new ChangeHistory(At(1));

        Assert.Same(history, history.Step(At(1)));
    }

    [Fact]
    public void Step_AfterUndo_ForgetsWhatCouldBeDoneAgain()
    {
        var history = new ChangeHistory(At(1)).Step(At(2)).Undo().Step(At(3));

        Assert.False(history.CanRedo);
        Assert.Equal(At(1), history.Before);
    }

    [Fact]
    public void Step_MoreThanAHundred_ForgetsTheOldest()
    {
        var history = Enumerable.Range(1, MostSteps + 10).Aggregate(new ChangeHistory(At(0)), (made, i) => made.Step(At(i)));

        var undone = 0;
        for (; history.CanUndo; undone++) history = history.Undo();

        Assert.Equal(MostSteps, undone);
        Assert.Equal(At(10), history.Current);
    }

    [Fact]
    public void Undo_AtTheBeginning_ChangesNothing()
    {
        var history = new ChangeHistory(At(1));

        Assert.Same(history, history.Undo());
        Assert.Same(history, history.Redo());
        Assert.Null(history.Before);
    }

    private static PlannerChanges At(double value) => PlannerChanges.None.With(new LeverKey("investment", null), new LeverMove(2024, 2027, value));
}
