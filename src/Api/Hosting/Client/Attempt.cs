using System.Reflection;

namespace Simulation.Api.Hosting.Client;

/// <summary>
/// One call of several for the same answer. It is a call of its own, with a cancellation of its own, so that it can be given up without touching the others.
/// </summary>
internal sealed class Attempt : IDisposable
{
    private static readonly AsyncLocal<Attempt?> Begun = new();

    private readonly CancellationTokenSource cancellation;
    private object? result;

    private Attempt(CancellationToken caller) => cancellation = CancellationTokenSource.CreateLinkedTokenSource(caller);

    /// <summary>Done when this call is answered or has failed.</summary>
    public Task Task { get; private set; } = Task.CompletedTask;

    /// <summary>The answer, when <see cref="Task"/> has succeeded; null for calls without one.</summary>
    public object? Result => result;

    /// <summary>True when the call that the filter sees is an attempt on its way out, which must not be attempted again.</summary>
    public static bool IsBeginning => Begun.Value is not null;

    /// <summary>Sends a call again, as it was made.</summary>
    /// <param name="call">The call as the filter saw it.</param>
    /// <param name="caller">Cancelled when nobody waits for the answer any more.</param>
    public static Attempt Begin(IOutgoingGrainCallContext call, CancellationToken caller)
    {
        var attempt = new Attempt(caller);
        var arguments = new object?[call.Request.GetArgumentCount()];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = call.Request.GetArgument(i) is CancellationToken ? attempt.cancellation.Token : call.Request.GetArgument(i);
        Begun.Value = attempt;
        try
        {
            attempt.Task = (Task)call.InterfaceMethod.Invoke(call.Grain, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
        }
        finally
        {
            Begun.Value = null;
        }

        return attempt;
    }

    /// <summary>Lets a beginning attempt through the filter, and keeps its answer.</summary>
    public static async Task PassAsync(IOutgoingGrainCallContext call)
    {
        var attempt = Begun.Value!;
        Begun.Value = null;
        await call.Invoke();
        attempt.result = call.Result;
    }

    /// <summary>The token by which a caller gives up waiting; none when the call takes none.</summary>
    public static CancellationToken CallerOf(IOutgoingGrainCallContext call)
    {
        for (var i = call.Request.GetArgumentCount() - 1; i >= 0; i--)
        {
            if (call.Request.GetArgument(i) is CancellationToken token) return token;
        }

        return CancellationToken.None;
    }

    /// <summary>Gives the call up, when it is not answered yet.</summary>
    public void Dispose()
    {
        cancellation.Cancel();
        cancellation.Dispose();
    }
}
