namespace Simulation.Grains.Provinces;

/// <summary>
/// Costly things that can be made again: each is made once, by the first who asks; a handful are kept, those used last; a failure is not. Thread-safe.
/// </summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class Shelf<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Task<TValue>> things = [];
    private readonly List<TKey> byUse = [];

    /// <summary>The thing of a key.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="make">Makes it; runs on a thread of the pool.</param>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> make)
    {
        lock (gate)
        {
            byUse.Remove(key);
            byUse.Add(key);
            if (things.TryGetValue(key, out var known) && !known.IsFaulted && !known.IsCanceled) return known;
            var made = Task.Run(make);
            things[key] = made;
            if (byUse.Count > capacity)
            {
                things.Remove(byUse[0]);
                byUse.RemoveAt(0);
            }

            return made;
        }
    }
}
