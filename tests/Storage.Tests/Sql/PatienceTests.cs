using Simulation.Storage.Sql;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Sql;

public sealed class PatienceTests
{
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(30);

    private readonly HastyClock clock = new();
    private int attempts;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Try_PassingFaults_AreRiddenOut(int faults)
    {
        var answer = await Patience().TryAsync(_ => attempts++ < faults ? throw new TimeoutException("gone") : Task.FromResult("done"), Cancellation);

        Assert.Equal(("done", faults + 1), (answer, attempts));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Total);
    }

    [Fact]
    public async Task Try_FaultThatStays_EndsWithThePatience()
    {
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => Patience().TryAsync<int>(
            _ =>
            {
                attempts++;
                throw new TimeoutException("gone");
            },
            Cancellation));

        Assert.IsType<TimeoutException>(fault.InnerException);
        Assert.StartsWith("The database 'plans' on db:5432 could not be used (gone), after 3", fault.Message, StringComparison.Ordinal);
        // The pauses grow to a limit, or there would be no more than a handful of attempts, and are no busy loop.
        Assert.InRange(attempts, 12, 100);
        Assert.InRange(clock.Elapsed, Total, Total + TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Try_LongWork_IsNotLimited()
    {
        var answer = await Patience().TryAsync(
            _ =>
            {
                clock.Advance(TimeSpan.FromHours(1));
                return attempts++ == 0 ? throw new TimeoutException("gone") : Task.FromResult("done");
            },
            Cancellation);

        Assert.Equal(("done", 2), (answer, attempts));
    }

    [Fact]
    public async Task Try_LastingFault_IsUnavailableAtOnce()
    {
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Patience().TryAsync<int>(
            _ =>
            {
                attempts++;
                throw new IOException("disk full");
            },
            Cancellation));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Try_OtherFault_TravelsOn()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Patience().TryAsync<int>(
            _ =>
            {
                attempts++;
                throw new InvalidDataException("damaged");
            },
            Cancellation));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Try_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience().TryAsync<int>(
            _ =>
            {
                if (++attempts == 3) stop.Cancel();
                throw new TimeoutException("gone");
            },
            stop.Token));

        Assert.Equal(3, attempts);
    }

    private Patience Patience() => new("'plans' on db:5432", Total, Judge, clock);

    private static Fault Judge(Exception fault) => fault switch
    {
        TimeoutException => Fault.Passing,
        IOException => Fault.Lasting,
        _ => Fault.Other,
    };
}
