using Microsoft.Net.Http.Headers;
using Simulation.Api.Json;
using Simulation.Formats.Tables;
using Simulation.Formats.Writers;

namespace Simulation.Api.Formats;

/// <summary>Answers with a table as a file: the same table has the same bytes and the same ETag.</summary>
internal sealed class TableAnswer : IResult
{
    private readonly TableFile file;
    private readonly string caching;

    private TableAnswer(TableFile file, string caching) => (this.file, this.caching) = (file, caching);

    /// <summary>A table in the format that was asked for.</summary>
    /// <param name="table">The table.</param>
    /// <param name="format">The format, one of tables.</param>
    /// <param name="neverChanges">True when what stands under the address never changes.</param>
    public static TableAnswer Of(StatisticalTable table, AnswerFormat format, bool neverChanges = false)
    {
        var name = $"{table.About.Province}-{table.Layout.Id.ToLowerInvariant().Replace('_', '-')}";
        return new TableAnswer(format.Table!.ToFile(table, name, format.Language), neverChanges ? JsonAnswer.Unchanging : JsonAnswer.Checked);
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (HttpMethods.IsGet(httpContext.Request.Method) && EntityTags.IsKnown(httpContext, EntityTags.Of(file.Content), caching)) return;
        response.ContentType = file.ContentType;
        response.ContentLength = file.Content.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        await response.Body.WriteAsync(file.Content, httpContext.RequestAborted);
    }
}
