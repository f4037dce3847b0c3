using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Simulation.Contracts.Shards;

namespace Simulation.Formats.Draws;

/// <summary>Draws as comma-separated values: RFC 4180, numbers that read back to the same bits, nothing for what is undefined.</summary>
internal sealed class CsvDraws(Stream stream, DrawsTable table) : IDrawsWriter
{
    private const int LongestNumber = 32;

    private readonly ArrayBufferWriter<byte> text = new();

    /// <summary>Writes the names of columns.</summary>
    public static async ValueTask<IDrawsWriter> OpenAsync(Stream stream, DrawsTable table, CancellationToken cancellation)
    {
        var header = string.Join(',', [DrawsTable.Draw, DrawsTable.Year, .. table.Columns.Select(column => column.Name)]);
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{header}\r\n"), cancellation);
        return new CsvDraws(stream, table);
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(DrawBlock block, CancellationToken cancellation = default)
    {
        for (var draw = 0; draw < block.Draws; draw++)
        {
            foreach (var place in table.YearPlaces) Line(block, draw, place);
            if (text.WrittenCount < DrawsBuffer.Bytes && draw < block.Draws - 1) continue;
            await stream.WriteAsync(text.WrittenMemory, cancellation);
            text.ResetWrittenCount();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await stream.FlushAsync();

    private void Line(DrawBlock block, int draw, int place)
    {
        Put(block.FirstDraw + draw);
        text.Write(","u8);
        Put(table.Run.Years[place]);
        for (var column = 0; column < table.Columns.Length; column++)
        {
            text.Write(","u8);
            Put(table.ValueOf(block, column, draw, place));
        }

        text.Write("\r\n"u8);
    }

    private void Put(long number)
    {
        Utf8Formatter.TryFormat(number, text.GetSpan(LongestNumber), out var length);
        text.Advance(length);
    }

    private void Put(double value)
    {
        if (!double.IsFinite(value)) return;
        value.TryFormat(text.GetSpan(LongestNumber), out var length, "R", CultureInfo.InvariantCulture);
        text.Advance(length);
    }
}
