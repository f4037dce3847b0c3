using Simulation.Api.Json;

namespace Simulation.Api.Formats;

/// <summary>Answers with bytes of a media type, with an ETag.</summary>
internal sealed class BytesAnswer : IResult
{
    private readonly byte[] bytes;
    private readonly string contentType;

    private BytesAnswer(byte[] bytes, string contentType) => (this.bytes, this.contentType) = (bytes, contentType);

    /// <summary>An answer that was written already.</summary>
    public static BytesAnswer Of(byte[] bytes, string contentType) => new(bytes, contentType);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (EntityTags.IsKnown(httpContext, EntityTags.Of(bytes), JsonAnswer.Checked)) return;
        httpContext.Response.ContentType = contentType;
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
