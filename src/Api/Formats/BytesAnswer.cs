using System.Globalization;
using Simulation.Api.Json;

namespace Simulation.Api.Formats;

/// <summary>Answers with bytes of a media type, with an ETag.</summary>
internal sealed class BytesAnswer : IResult
{
    private readonly byte[] bytes;
    private readonly string contentType;
    private readonly string? tag;
    private readonly string? name;

    private BytesAnswer(byte[] bytes, string contentType, string? tag = null, string? name = null) =>
        (this.bytes, this.contentType, this.tag, this.name) = (bytes, contentType, tag, name);

    /// <summary>An answer that was written already.</summary>
    public static BytesAnswer Of(byte[] bytes, string contentType) => new(bytes, contentType);

    /// <summary>A file that somebody keeps under a name.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="name">Its name.</param>
    /// <param name="version">Version of what it holds, which If-Match takes: the tag begins with it.</param>
    public static BytesAnswer File(byte[] bytes, string contentType, string name, long version) =>
        new(bytes, contentType, string.Create(CultureInfo.InvariantCulture, $"\"{version}-{EntityTags.Of(bytes).Trim('"')}\""), name);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (EntityTags.IsKnown(httpContext, tag ?? EntityTags.Of(bytes), JsonAnswer.Checked)) return;
        if (name is not null) httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        httpContext.Response.ContentType = contentType;
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
