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

        var began = TimeProvider.System.GetTimestamp();
        gate.MakeWay();
        Assert.True(TimeProvider.System.GetElapsedTime(began) >= InteractiveGate.LongestPause * 0.9);

        passage.Dispose();
        passage.Dispose();
        Assert.False(gate.IsIdle);
        another.Dispose();
        Assert.True(gate.IsIdle);
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
