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
}
