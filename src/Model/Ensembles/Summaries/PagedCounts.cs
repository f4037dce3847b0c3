namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Counts by key for many values over few, crowded stretches of keys: pages of 256 counters, found through a small hash table. Keys fit an int.
/// Not safe for several threads.
/// </summary>
/// <remarks>
/// Keys wait in a buffer and are counted a thousand at a time: a run fills hundreds of these in turn, and counting each small block at once would
/// fetch the counters from memory again for every block.
/// </remarks>
internal sealed class PagedCounts
{
    private const int PageBits = 8;
    private const int PageLength = 1 << PageBits;
    private const int FirstTableLength = 16;
    private const int BufferLength = 1024;
    private const int NoPage = int.MinValue;

    private Entry[] table = NewTable(FirstTableLength);
    private uint[] counts = [];
    private int pages;
    private int[] buffer = [];
    private int waiting;

    /// <summary>Counts each key once.</summary>
    /// <exception cref="OverflowException">One key was counted more than 2³² − 1 times, or does not fit an int.</exception>
    public void Add(ReadOnlySpan<long> keys)
    {
        foreach (var key in keys)
        {
            if (waiting == buffer.Length) MakeRoom();
            buffer[waiting++] = checked((int)key);
        }
    }

    /// <summary>Adds the counts of a coarse histogram.</summary>
    /// <exception cref="OverflowException">One key was counted more than 2³² − 1 times.</exception>
    public void Add(Histogram histogram)
    {
        CountWaiting();
        var keys = histogram.Keys.Narrow;
        var (page, offset) = (NoPage, 0);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] >> PageBits != page)
            {
                page = keys[i] >> PageBits;
                offset = OffsetOf(page);
            }

            ref var count = ref counts[offset + (keys[i] & (PageLength - 1))];
            count = checked(count + (uint)histogram.CountOf(i));
        }
    }

    /// <summary>Sets all counters to zero; their pages stay, since the next values will mostly need the same.</summary>
    public void Clear()
    {
        Array.Clear(counts, 0, pages * PageLength);
        waiting = 0;
    }

    /// <summary>Keys in ascending order with their counts.</summary>
    public Histogram ToHistogram(Resolution resolution)
    {
        CountWaiting();
        var order = table.Where(entry => entry.Offset >= 0).OrderBy(entry => entry.Page).ToArray();
        var distinct = (pages * PageLength) - counts.AsSpan(0, pages * PageLength).Count(0u);
        var keys = new int[distinct];
        var tallies = new uint[distinct];
        var done = 0;
        foreach (var (page, offset) in order)
            done += Compact(page << PageBits, counts.AsSpan(offset, PageLength), keys.AsSpan(done), tallies.AsSpan(done));
        return new Histogram(resolution, KeyList.OfNarrow(keys), tallies.AsSpan().ContainsAnyExcept(1u) ? tallies : null);
    }

    // Every counter is written, and the place moves on when it is not zero: no branch to guess.
    private static int Compact(int firstKey, ReadOnlySpan<uint> page, Span<int> keys, Span<uint> tallies)
    {
        Span<int> foundKeys = stackalloc int[PageLength];
        Span<uint> found = stackalloc uint[PageLength];
        var count = 0;
        for (var i = 0; i < page.Length; i++)
        {
            foundKeys[count] = firstKey + i;
            found[count] = page[i];
            count += page[i] != 0 ? 1 : 0;
        }

        foundKeys[..count].CopyTo(keys);
        found[..count].CopyTo(tallies);
        return count;
    }

    private int OffsetOf(int page)
    {
        for (; ; AddPage(page))
        {
            var slot = FirstSlot(page, table.Length);
            for (; table[slot].Offset >= 0; slot = (slot + 1) & (table.Length - 1))
                if (table[slot].Page == page) return table[slot].Offset;
        }
    }

    // The buffer grows to its length by and by: a short run, or a shard, has few values.
    private void MakeRoom()
    {
        if (buffer.Length < BufferLength) Array.Resize(ref buffer, Math.Max(256, 2 * buffer.Length));
        else CountWaiting();
    }

    private void CountWaiting()
    {
        ReadOnlySpan<int> keys = buffer.AsSpan(0, waiting);
        waiting = 0;
        while (!keys.IsEmpty) keys = keys[CountKnown(keys)..];
    }

    // Counts the leading keys whose pages exist, and makes the page of the key after them. Arrays stand in locals, which the compiler keeps in registers.
    private int CountKnown(ReadOnlySpan<int> keys)
    {
        Span<uint> counters = counts;
        ReadOnlySpan<Entry> entries = table;
        for (var i = 0; i < keys.Length; i++)
        {
            var page = keys[i] >> PageBits;
            var slot = FirstSlot(page, entries.Length);
            while (entries[slot].Page != page)
            {
                if (entries[slot].Offset < 0)
                {
                    AddPage(page);
                    return i;
                }

                slot = (slot + 1) & (entries.Length - 1);
            }

            ref var count = ref counters[entries[slot].Offset + (keys[i] & (PageLength - 1))];
            count = checked(count + 1);
        }

        return keys.Length;
    }

    // Fibonacci hashing; collisions go to the next free slot, and the table is never more than half full.
    private static int FirstSlot(int page, int length) => (int)(((uint)page * 2654435769u) >> 8) & (length - 1);

    private void AddPage(int page)
    {
        if (2 * (pages + 1) > table.Length)
        {
            var old = table;
            table = NewTable(2 * old.Length);
            foreach (var entry in old)
                if (entry.Offset >= 0) Put(entry);
        }

        var offset = pages++ * PageLength;
        if (counts.Length < offset + PageLength) Array.Resize(ref counts, Math.Max(4 * PageLength, 2 * counts.Length));
        Put(new Entry(page, offset));
    }

    private void Put(Entry entry)
    {
        var slot = FirstSlot(entry.Page, table.Length);
        while (table[slot].Offset >= 0) slot = (slot + 1) & (table.Length - 1);
        table[slot] = entry;
    }

    private static Entry[] NewTable(int length)
    {
        var table = new Entry[length];
        Array.Fill(table, new Entry(NoPage, -1));
        return table;
    }

    /// <summary>Where the counters of a page begin; a negative offset marks a free slot.</summary>
    private readonly record struct Entry(int Page, int Offset);
}
