namespace Simulation.Model.Ensembles.Summaries;

/// <summary>
/// Counts by key for many values over few, crowded stretches of keys: pages of 256 counters, found through a small hash table. Keys fit an int.
/// Not safe for several threads.
/// </summary>
/// <remarks>
/// Keys wait in a buffer and are counted some thousands at a time: a run fills hundreds of these in turn, and counting each small block at once would
/// fetch the counters from memory again for every block.
/// </remarks>
internal sealed class PagedCounts
{
    private const int PageBits = 8;
    private const int PageLength = 1 << PageBits;
    private const int FirstTableLength = 16;
    private const int BufferLength = 4096;

    private int[] tablePages = new int[FirstTableLength];
    private int[] tableOffsets = NewOffsets(FirstTableLength);
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

    /// <summary>Keys in ascending order with their counts.</summary>
    public Histogram ToHistogram(Resolution resolution)
    {
        CountWaiting();
        var order = new (int Page, int Offset)[pages];
        for (int slot = 0, next = 0; slot < tablePages.Length; slot++)
            if (tableOffsets[slot] >= 0) order[next++] = (tablePages[slot], tableOffsets[slot]);
        Array.Sort(order);

        var length = (pages * PageLength) - counts.AsSpan(0, pages * PageLength).Count(0u);
        var keys = new long[length];
        var numbers = new long[length];
        var at = 0;
        foreach (var (page, offset) in order)
        {
            for (var i = 0; i < PageLength; i++)
            {
                if (counts[offset + i] == 0) continue;
                keys[at] = ((long)page << PageBits) + i;
                numbers[at++] = counts[offset + i];
            }
        }

        return new Histogram(resolution, keys, numbers);
    }

    private static int[] NewOffsets(int length)
    {
        var offsets = new int[length];
        Array.Fill(offsets, -1);
        return offsets;
    }

    // The buffer grows to its length by and by: a short run, or a shard, has few values.
    private void MakeRoom()
    {
        if (buffer.Length < BufferLength) Array.Resize(ref buffer, Math.Max(256, 2 * buffer.Length));
        else CountWaiting();
    }

    private void CountWaiting()
    {
        foreach (var key in buffer.AsSpan(0, waiting))
        {
            var page = key >> PageBits;
            var slot = Slot(page);
            var offset = tableOffsets[slot];
            if (offset < 0) offset = NewPage(page, slot);
            ref var count = ref counts[offset + (key & (PageLength - 1))];
            count = checked(count + 1);
        }

        waiting = 0;
    }

    // Fibonacci hashing with linear probing; the table is never more than half full.
    private int Slot(int page)
    {
        var mask = tablePages.Length - 1;
        var slot = (int)((uint)page * 2654435769u >> 8) & mask;
        while (tableOffsets[slot] >= 0 && tablePages[slot] != page) slot = (slot + 1) & mask;
        return slot;
    }

    private int NewPage(int page, int slot)
    {
        if (2 * (pages + 1) > tablePages.Length)
        {
            GrowTable();
            slot = Slot(page);
        }

        var offset = pages++ * PageLength;
        if (counts.Length < offset + PageLength) Array.Resize(ref counts, Math.Max(4 * PageLength, 2 * counts.Length));
        tablePages[slot] = page;
        tableOffsets[slot] = offset;
        return offset;
    }

    private void GrowTable()
    {
        var (oldPages, oldOffsets) = (tablePages, tableOffsets);
        tablePages = new int[2 * oldPages.Length];
        tableOffsets = NewOffsets(tablePages.Length);
        for (var i = 0; i < oldPages.Length; i++)
        {
            if (oldOffsets[i] < 0) continue;
            var slot = Slot(oldPages[i]);
            tablePages[slot] = oldPages[i];
            tableOffsets[slot] = oldOffsets[i];
        }
    }
}
