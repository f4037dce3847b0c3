using System.Text;
using Microsoft.Net.Http.Headers;
using Simulation.Api.Json;
using Simulation.Contracts;
using Simulation.Contracts.Shards;
using Simulation.Formats.Draws;
using Simulation.Model.Execution;

namespace Simulation.Api.Runs;

/// <summary>Answers with draws as they are computed: one block is sent while the next one is on its way, and no more is in memory.</summary>
internal sealed class DrawsAnswer(IGrainDoor grains, DrawsTable table, DrawsFormat format) : IResult
{
    // Eight megabytes of numbers: a row group that readers like, and not much for a host that has a few such answers under way.
    private const int ValuesAtMost = 1 << 20;
    private const int DrawsAtMost = 1 << 14;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, aborted) = (httpContext.Response, httpContext.RequestAborted);
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        response.Headers.Append(HeaderNames.Link, $"<{RunMapping.AddressOf(table.Run.Ticket.Run)}/results>; rel=\"describedby\"");
        if (EntityTags.IsKnown(httpContext, Tag(), JsonAnswer.Unchanging)) return;
        response.ContentType = format.ContentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{table.About.Province}-draws-{table.About.Run}{format.Extension}");
        response.Headers.ContentDisposition = disposition.ToString();
        await using var writer = await format.OpenAsync(response.Body, table, aborted);
        await WriteAsync(writer, aborted);
    }

    /// <summary>Draws of a block: a multiple of the engine's own, so that none is computed twice.</summary>
    internal static int DrawsOfABlock(int valuesOfADraw) =>
        Math.Clamp(ValuesAtMost / Math.Max(1, valuesOfADraw), OutputBlock.MaximumDraws, DrawsAtMost) / OutputBlock.MaximumDraws * OutputBlock.MaximumDraws;

    private async Task WriteAsync(IDrawsWriter writer, CancellationToken aborted)
    {
        var size = DrawsOfABlock(table.Columns.Length * table.Run.Years.Length);
        var next = BlockAsync(0, size, aborted);
        for (var first = 0L; first < table.Run.Draws; first += size)
        {
            var block = await next;
            if (first + size < table.Run.Draws) next = BlockAsync(first + size, size, aborted);
            await writer.WriteAsync(block, aborted);
        }
    }

    private Task<DrawBlock> BlockAsync(long first, int size, CancellationToken aborted) =>
        grains.Shard(table.Run.Ticket.Calibration).DrawAsync(new ShardWork(table.Run.Ticket, first, (int)Math.Min(size, table.Run.Draws - first)), aborted);

    // The same run has the same draws for ever: its id tells them, before any is computed.
    private string Tag() => EntityTags.Of(Encoding.UTF8.GetBytes($"draws/1/{table.Run.Ticket.Run}/{format.Name}/{string.Join(',', table.YearPlaces)}"));
}
