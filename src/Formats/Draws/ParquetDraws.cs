using Parquet;
using Parquet.Schema;
using Simulation.Contracts.Shards;

namespace Simulation.Formats.Draws;

/// <summary>Draws as Apache Parquet: a row group for each block, and in the metadata of the file what is needed to have it again, with the unit of each column.</summary>
internal sealed class ParquetDraws : IDrawsWriter
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/vnd.apache.parquet";

    private readonly ParquetWriter writer;
    private readonly ForwardStream stream;
    private readonly DrawsTable table;
    private readonly DataField draws;
    private readonly DataField years;
    private readonly DataField[] columns;
    private double?[] values = [];

    private ParquetDraws(ParquetWriter writer, ForwardStream stream, DrawsTable table, ParquetSchema schema)
    {
        this.stream = stream;
        this.writer = writer;
        this.table = table;
        var fields = schema.DataFields;
        (draws, years) = (fields[0], fields[1]);
        columns = fields[2..];
    }

    /// <summary>Begins a file.</summary>
    public static async ValueTask<IDrawsWriter> OpenAsync(Stream stream, DrawsTable table, CancellationToken cancellation)
    {
        var schema = new ParquetSchema([new DataField<long>(DrawsTable.Draw), new DataField<int>(DrawsTable.Year), .. table.Columns.Select(column => new DataField<double?>(column.Name))]);
        var forward = new ForwardStream(stream);
        var writer = await ParquetWriter.CreateAsync(schema, forward, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, append: false, cancellation);
        writer.CustomMetadata = Metadata(table);
        return new ParquetDraws(writer, forward, table, schema);
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(DrawBlock block, CancellationToken cancellation = default)
    {
        var rows = block.Draws * table.YearPlaces.Length;
        if (rows == 0) return;
        if (values.Length != rows) values = new double?[rows];
        using var group = writer.CreateRowGroup();
        await group.WriteAsync<long>(draws, Rows(block, (draw, _) => block.FirstDraw + draw), cancellationToken: cancellation);
        await group.WriteAsync<int>(years, Rows(block, (_, place) => table.Run.Years[place]), cancellationToken: cancellation);
        for (var column = 0; column < columns.Length; column++)
        {
            Fill(block, column);
            await group.WriteAsync<double>(columns[column], values, cancellationToken: cancellation);
        }

        group.CompleteValidate();
        await stream.FlushAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await stream.FlushAsync(CancellationToken.None);
        await stream.DisposeAsync();
    }

    private static Dictionary<string, string> Metadata(DrawsTable table)
    {
        var metadata = table.About.Items().ToDictionary(item => item.Id, item => item.Value.English, StringComparer.Ordinal);
        foreach (var column in table.Columns) metadata.Add($"unit:{column.Name}", column.Series.Unit);
        return metadata;
    }

    private T[] Rows<T>(DrawBlock block, Func<int, int, T> valueOf)
    {
        var rows = new T[block.Draws * table.YearPlaces.Length];
        var row = 0;
        for (var draw = 0; draw < block.Draws; draw++)
            foreach (var place in table.YearPlaces) rows[row++] = valueOf(draw, place);
        return rows;
    }

    private void Fill(DrawBlock block, int column)
    {
        var row = 0;
        for (var draw = 0; draw < block.Draws; draw++)
        {
            foreach (var place in table.YearPlaces)
            {
                var value = table.ValueOf(block, column, draw, place);
                values[row++] = double.IsFinite(value) ? value : null;
            }
        }
    }
}
