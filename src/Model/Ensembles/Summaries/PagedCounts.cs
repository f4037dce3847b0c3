namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Counts by key for many values over few, crowded stretches of keys: pages of 256 counters, found through a small hash table. Keys fit an int.
/// Not safe for several threads.
/// </summary>
/// <remarks>
/// A run fills hundreds of these in turn, and what costs is to fetch the counters from memory. Counters are therefore a byte each; the 256s that a byte passes on are
/// counted apart, which happens seldom.
/// </remarks>
internal sealed class PagedCounts
{
    private const int PageBits = 8;
    private const int PageLength = 1 << PageBits;
    private const int FirstTableLength = 16;
    private const int NoPage = int.MinValue;

    private Entry[] table = NewTable(FirstTableLength);
    private byte[] units = [];
    private uint[] carried = [];
    private int pages;

    /// <summary>Counts each key once.</summary>
    /// <exception cref="OverflowException">One key was counted more than 2³² − 1 times.</exception>
    public void Add(ReadOnlySpan<long> keys)
    {
        while (!keys.IsEmpty) keys = keys[CountKnown(keys)..];
    }

    /// <summary>Adds the counts of a coarse histogram.</summary>
    /// <exception cref="OverflowException">One key was counted more than 2³² − 1 times.</exception>
    public void Add(Histogram histogram)
    {
        var keys = histogram.Keys.Narrow;
        var (page, offset) = (NoPage, 0);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] >> PageBits != page)
            {
                page = keys[i] >> PageBits;
                offset = OffsetOf(page);
            }

            ref var count = ref carried[offset + (keys[i] & (PageLength - 1))];
            count = checked(count + (uint)histogram.CountOf(i));
        }
    }

    /// <summary>Sets all counters to zero; their pages stay, since the next values will mostly need the same.</summary>
    public void Clear()
    {
        Array.Clear(units, 0, pages * PageLength);
        Array.Clear(carried, 0, pages * PageLength);
    }

    /// <summary>Keys in ascending order with their counts.</summary>
    /// <exception cref="OverflowException">One key was counted more than 2³² − 1 times.</exception>
    public Histogram ToHistogram(Resolution resolution)
    {
        var order = table.Where(entry => entry.Offset >= 0).OrderBy(entry => entry.Page).ToArray();
        var keys = SortScratch.Own.Buckets(pages * PageLength);
        var tallies = SortScratch.Own.Tallies(pages * PageLength);
        var done = 0;
        foreach (var (page, offset) in order)
            done += Compact(page << PageBits, units.AsSpan(offset, PageLength), carried.AsSpan(offset, PageLength), keys[done..], tallies[done..]);
        tallies = tallies[..done];
        return new Histogram(resolution, KeyList.OfNarrow(keys[..done].ToArray()), tallies.ContainsAnyExcept(1u) ? tallies.ToArray() : null);
    }

    // Every counter is written, and the place moves on when it is not zero: no branch to guess.
    private static int Compact(int firstKey, ReadOnlySpan<byte> units, ReadOnlySpan<uint> carried, Span<int> keys, Span<uint> tallies)
    {
        var count = 0;
        for (var i = 0; i < units.Length; i++)
        {
            var tally = checked(units[i] + carried[i]);
            keys[count] = firstKey + i;
            tallies[count] = tally;
            count += tally != 0 ? 1 : 0;
        }

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

    // Counts the leading keys whose pages exist, and makes the page of the key after them. Arrays stand in locals, which the compiler keeps in registers.
    private int CountKnown(ReadOnlySpan<long> keys)
    {
        Span<byte> counters = units;
        ReadOnlySpan<Entry> entries = table;
        for (var i = 0; i < keys.Length; i++)
        {
            var key = (int)keys[i];
            var page = key >> PageBits;
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

            var place = entries[slot].Offset + (key & (PageLength - 1));
            if (++counters[place] == 0) carried[place] = checked(carried[place] + byte.MaxValue + 1);
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
        if (units.Length < offset + PageLength)
        {
            var length = Math.Max(4 * PageLength, 2 * units.Length);
            Array.Resize(ref units, length);
            Array.Resize(ref carried, length);
        }

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
