using Simulation.Api.Workshops;
using Xunit;

namespace Simulation.Api.Tests.Workshops;

public class WrongCodesTests
{
    private readonly HandClock clock = new();

    [Fact]
    public void MustWait_AfterTheBurst_UntilOneIsForgotten()
    {
        var wrong = new WrongCodes(clock);
        for (var i = 0; i < WrongCodes.Burst; i++)
        {
            Assert.False(wrong.MustWait("here"));
            wrong.Note("here");
        }

        Assert.True(wrong.MustWait("here"));
        Assert.False(wrong.MustWait("elsewhere"));
        clock.Pass(WrongCodes.Forgotten);
        Assert.False(wrong.MustWait("here"));
        wrong.Note("here");
        Assert.True(wrong.MustWait("here"));
    }

    [Fact]
    public void MustWait_AfterALongPause_HasTheWholeBurstAgain()
    {
        var wrong = new WrongCodes(clock);
        for (var i = 0; i < WrongCodes.Burst; i++) wrong.Note("here");

        clock.Pass(WrongCodes.Burst * WrongCodes.Forgotten);

        for (var i = 0; i < WrongCodes.Burst - 1; i++) wrong.Note("here");
        Assert.False(wrong.MustWait("here"));
    }

    private sealed class HandClock : TimeProvider
    {
        private TimeSpan passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => passed.Ticks;

        public void Pass(TimeSpan time) => passed += time;
    }
}
