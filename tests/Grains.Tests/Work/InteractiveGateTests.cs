using Simulation.Grains.Work;
using Xunit;

namespace Simulation.Grains.Tests.Work;

public class InteractiveGateTests
{
    [Fact]
    public void MakeWay_WhileASmallQuestionPasses_PausesAndThenGoesOn()
    {
        using var gate = new InteractiveGate();
        var passage = gate.Enter();
        using var another = gate.Enter();

        // It waited for the question as long as it may, and not until it was answered.
        Assert.False(gate.MakeWay());

        passage.Dispose();
        passage.Dispose();
        Assert.False(gate.IsIdle);
        another.Dispose();
        Assert.True(gate.IsIdle);
        Assert.True(gate.MakeWay());
    }

    [Fact]
    public void TryEnter_WithAsManyPassingAsMay_IsRefusedUntilOneLeaves()
    {
        using var gate = new InteractiveGate();
        var first = gate.TryEnter(2)!;
        using var second = gate.TryEnter(2);

        Assert.Null(gate.TryEnter(2));
        first.Dispose();
        using var third = gate.TryEnter(2);

        Assert.NotNull(second);
        Assert.NotNull(third);
    }
}
