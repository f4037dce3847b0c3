using System.Buffers;
using System.Text.Json;
using Simulation.Contracts.Shards;
using Simulation.Formats.Json;

namespace Simulation.Formats.Draws;

/// <summary>Draws as JSON objects, one a line.</summary>
internal sealed class NdJsonDraws : IDrawsWriter
{
    private readonly Stream stream;
    private readonly DrawsTable table;
    private readonly JsonEncodedText[] names;
    private readonly ArrayBufferWriter<byte> text = new();
    private readonly Utf8JsonWriter json;

    private NdJsonDraws(Stream stream, DrawsTable table)
    {
        this.stream = stream;
        this.table = table;
        names = [.. table.Columns.Select(column => JsonEncodedText.Encode(column.Name))];
        json = new Utf8JsonWriter(text, NdJsonTable.Legible);
    }

    /// <summary>Begins a file.</summary>
    public static ValueTask<IDrawsWriter> OpenAsync(Stream stream, DrawsTable table, CancellationToken cancellation) => new(new NdJsonDraws(stream, table));

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
    public async ValueTask DisposeAsync()
    {
        await json.DisposeAsync();
        await stream.FlushAsync();
    }

    private void Line(DrawBlock block, int draw, int place)
    {
        json.WriteStartObject();
        json.WriteNumber(DrawsTable.Draw, block.FirstDraw + draw);
        json.WriteNumber(DrawsTable.Year, table.Run.Years[place]);
        for (var column = 0; column < names.Length; column++)
        {
            var value = table.ValueOf(block, column, draw, place);
            if (double.IsFinite(value)) json.WriteNumber(names[column], value);
            else json.WriteNull(names[column]);
        }

        json.WriteEndObject();
        json.Flush();
        text.Write("\n"u8);
        json.Reset();
    }
}
