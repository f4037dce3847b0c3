using System.Diagnostics.CodeAnalysis;

namespace Simulation.Grains.Forecasts;

/// <summary>Things by name, of which the oldest are forgotten when there are too many. Thread-safe.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class Remembered<T>(int capacity)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, T> things = new(StringComparer.Ordinal);
    private readonly Queue<string> age = [];

    /// <summary>The thing of a name, when it is remembered.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out T? thing)
    {
        lock (gate) return things.TryGetValue(name, out thing);
    }

    /// <summary>Remembers a thing, unless one of its name is remembered already.</summary>
    public void Keep(string name, T thing) => FindOrKeep(name, () => thing);

    /// <summary>The thing of a name, made and remembered when there is none.</summary>
    public T FindOrKeep(string name, Func<T> make)
    {
        lock (gate)
        {
            if (things.TryGetValue(name, out var known)) return known;
            things[name] = known = make();
            age.Enqueue(name);
            if (age.Count > capacity) things.Remove(age.Dequeue());
            return known;
        }
    }
}
