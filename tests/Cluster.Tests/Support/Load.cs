using System.Net;
using Simulation.Cluster.Fixture;

namespace Simulation.Cluster.Tests.Support;

/// <summary>Clients that ask one new question after the other until they are told to stop. What is not answered well is kept.</summary>
public sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly List<string> failures = [];
    private readonly Func<string, CancellationToken, Task<ApiAnswer>> ask;
    private readonly Task clients;
    private readonly int firstSeed;
    private int asked;
    private int answered;
    private (int Count, TaskCompletionSource Reached)? awaited;

    /// <summary>Starts the clients.</summary>
    /// <param name="ask">Asks a question.</param>
    /// <param name="count">Number of clients.</param>
    /// <param name="firstSeed">Seed of the first question.</param>
    public Load(Func<string, CancellationToken, Task<ApiAnswer>> ask, int count, int firstSeed)
    {
        this.ask = ask;
        this.firstSeed = firstSeed;
        clients = Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(AskAsync)));
    }

    /// <summary>Questions answered so far.</summary>
    public int Answered => Volatile.Read(ref answered);

    /// <summary>What was not answered well.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (gate) return [.. failures];
        }
    }

    /// <summary>Returns when so many more questions have been answered, or one has failed.</summary>
    public Task MoreAsync(int count, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (failures.Count > 0) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited = (answered + count, reached);
            return reached.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Lets the clients finish what they have asked.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await clients;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
    }

    private async Task AskAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            var question = Questions.Small(firstSeed + Interlocked.Increment(ref asked));
            try
            {
                var answer = await ask(question, CancellationToken.None);
                Note(answer.Status == HttpStatusCode.OK ? null : $"{question}: {(int)answer.Status} {answer.Text}");
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                Note($"{question}: {exception.Message}");
            }
        }
    }

    private void Note(string? failure)
    {
        lock (gate)
        {
            if (failure is null) answered++;
            else failures.Add(failure);
            if (awaited is not { } one || (failure is null && answered < one.Count)) return;
            awaited = null;
            one.Reached.TrySetResult();
        }
    }
}
