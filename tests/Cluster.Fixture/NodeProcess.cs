using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Simulation.Postgres.Fixture;

namespace Simulation.Cluster.Fixture;

/// <summary>
/// A program of ours in a process of its own. It can be sent signals, what it writes is kept, and it ends with the process that started it, however that ends.
/// </summary>
public sealed partial class NodeProcess : IAsyncDisposable
{
    private const int KeptLines = 400;

    // Tells the number of the process. When the input ends, whoever started it is gone, and so is the process.
    private const string Keeper =
        """exec 3<&0; "$@" </dev/null 3<&- & child=$!; echo "$child"; (cat <&3; kill -9 $child) >/dev/null 2>&1 & guard=$!; wait $child; code=$?; kill $guard; exit $code""";

    private static readonly TimeSpan ProbePause = TimeSpan.FromMilliseconds(100);

    private readonly Process keeper;
    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();
    private readonly List<(string Text, TaskCompletionSource<string> Found)> awaited = [];
    private readonly TaskCompletionSource<int> number = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeProcess(string name, Process keeper)
    {
        Name = name;
        this.keeper = keeper;
        Exited = ExitAsync(Task.WhenAll(ReadAsync(keeper.StandardOutput, isFirst: true), ReadAsync(keeper.StandardError, isFirst: false)));
    }

    /// <summary>What the process is called in messages.</summary>
    public string Name { get; }

    /// <summary>Done when it has ended: its exit code, or 128 and the number of the signal that ended it.</summary>
    public Task<int> Exited { get; }

    /// <summary>True while it has not ended.</summary>
    public bool IsRunning => !Exited.IsCompleted;

    /// <summary>What it last wrote.</summary>
    public string Output
    {
        get
        {
            lock (gate) return $"--- {Name}\n{string.Join('\n', lines)}\n";
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="assembly">Path of its assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="processor">The only processor it may use; null for all.</param>
    public static NodeProcess Start(string name, string assembly, IEnumerable<string> arguments, int? processor = null)
    {
        string[] pinned = processor is { } number ? ["taskset", "-c", number.ToString(CultureInfo.InvariantCulture)] : [];
        var start = new ProcessStartInfo("sh", ["-c", Keeper, "sh", .. pinned, "dotnet", assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new NodeProcess(name, Process.Start(start)!);
    }

    /// <summary>The first line it has written, or will write, with a text in it.</summary>
    /// <exception cref="InvalidOperationException">It ended without such a line.</exception>
    public Task<string> LineAsync(string text, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } known) return Task.FromResult(known);
            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (IsRunning) awaited.Add((text, found));
            else found.SetException(Ended($"never wrote '{text}'"));
            return found.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Returns when an address of it answers 200.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task ReadyAsync(Uri address, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var timer = new PeriodicTimer(ProbePause);
        while (!await IsReadyAsync(client, cancellation))
        {
            if (!IsRunning) throw Ended("was not ready");
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    /// <summary>Sends it a signal.</summary>
    public async Task SendAsync(Signal signal)
    {
        if (IsRunning && SendSignal(await number.Task, (int)signal) != 0 && IsRunning && signal != Signal.Kill)
            throw new InvalidOperationException($"{Name} could not be sent {signal}: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>Ends it at once; returns when it has ended.</summary>
    public async Task KillAsync()
    {
        await SendAsync(Signal.Kill);
        await Exited;
    }

    /// <summary>Asks it to end in order; returns its exit code.</summary>
    public async Task<int> TerminateAsync(CancellationToken cancellation)
    {
        await SendAsync(Signal.Terminate);
        return await Exited.WaitAsync(cancellation);
    }

    /// <summary>Resident memory in bytes; 0 when it has ended.</summary>
    public async Task<long> MemoryAsync()
    {
        try
        {
            using var process = Process.GetProcessById(await number.Task);
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>Seconds that it has computed; 0 when it has ended.</summary>
    public async Task<double> ProcessorSecondsAsync() => ProcessTree.ProcessorSeconds(await number.Task);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        keeper.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private async Task ReadAsync(StreamReader reader, bool isFirst)
    {
        if (isFirst && await reader.ReadLineAsync() is { } first) number.TrySetResult(int.Parse(first, CultureInfo.InvariantCulture));
        while (await reader.ReadLineAsync() is { } line) Note(line);
    }

    private void Note(string line)
    {
        lock (gate)
        {
            if (lines.Count == KeptLines) lines.Dequeue();
            lines.Enqueue(line);
            foreach (var (_, found) in awaited.Where(one => line.Contains(one.Text, StringComparison.Ordinal))) found.TrySetResult(line);
            awaited.RemoveAll(one => one.Found.Task.IsCompleted);
        }
    }

    private async Task<int> ExitAsync(Task reading)
    {
        await keeper.WaitForExitAsync();
        var code = keeper.ExitCode;
        keeper.StandardInput.Close();
        await reading;
        lock (gate)
        {
            foreach (var (text, found) in awaited) found.TrySetException(Ended($"never wrote '{text}'"));
            awaited.Clear();
        }

        return code;
    }

    private InvalidOperationException Ended(string what) => new($"{Name} ended and {what}:\n{Output}");
}
