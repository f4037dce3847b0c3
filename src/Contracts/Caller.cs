namespace Simulation.Contracts;

/// <summary>
/// Who a call is made for. Travels with the call from grain to grain; set once where a request enters. What is computed at the same time is shared fairly between callers.
/// </summary>
public static class Caller
{
    /// <summary>The caller of work that names none: the program itself, or a test.</summary>
    public const string Nobody = "simulation";

    private const string Key = "simulation.caller";

    /// <summary>The caller of the current call.</summary>
    public static string Current
    {
        get => RequestContext.Get(Key) as string ?? Nobody;
        set => RequestContext.Set(Key, value);
    }
}
