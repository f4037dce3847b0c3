using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Simulation.Api.Json;

/// <summary>Answers as JSON bytes that depend on the value alone: fixed order of fields, no clock, numbers that read back to the same bits.</summary>
internal sealed class JsonAnswer : IResult
{
    /// <summary>Cache-Control of what may change: it may be kept, and is asked about each time.</summary>
    public const string Checked = "no-cache";

    /// <summary>Cache-Control of what never changes under its address.</summary>
    public const string Unchanging = "private, max-age=31536000, immutable";

    private readonly byte[] bytes;
    private readonly string? tag;
    private readonly int status;
    private readonly string? location;
    private readonly string caching;

    private JsonAnswer(byte[] bytes, string? tag, int status = StatusCodes.Status200OK, string? location = null, string caching = Checked)
    {
        this.caching = caching;
        this.bytes = bytes;
        this.tag = tag;
        this.status = status;
        this.location = location;
    }

    /// <summary>An answer to a question.</summary>
    public static JsonAnswer Of<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), tag: null, status);

    /// <summary>An answer to a question, written already.</summary>
    public static JsonAnswer Plain(byte[] bytes) => new(bytes, tag: null);

    /// <summary>An answer that was written already; with an ETag, so that who asks for it again by GET need not read it again.</summary>
    public static JsonAnswer Written(byte[] document) => new(document, EntityTags.Of(document));

    /// <summary>A description that clients keep: with an ETag, and 304 when they have it already.</summary>
    public static JsonAnswer Metadata<T>(T value, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return new(bytes, EntityTags.Of(bytes));
    }

    /// <summary>What never changes under its address: with an ETag, and kept by whoever wants to.</summary>
    public static JsonAnswer Immutable(byte[] bytes) => new(bytes, EntityTags.Of(bytes), caching: Unchanging);

    /// <summary>A version of what people change: its ETag is the version, which If-Match takes.</summary>
    /// <param name="value">The version.</param>
    /// <param name="type">Its type.</param>
    /// <param name="version">Its number.</param>
    /// <param name="status">201 when it was created.</param>
    /// <param name="location">Its address when it was created; null otherwise.</param>
    public static JsonAnswer Versioned<T>(T value, JsonTypeInfo<T> type, long version, int status = StatusCodes.Status200OK, string? location = null) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), string.Create(CultureInfo.InvariantCulture, $"\"{version}\""), status, location);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        // Whatever was read can be asked about again without being read again.
        var known = tag ?? (HttpMethods.IsGet(httpContext.Request.Method) && status == StatusCodes.Status200OK ? EntityTags.Of(bytes) : null);
        if (known is not null && EntityTags.IsKnown(httpContext, known, caching)) return;
        response.StatusCode = status;
        if (location is not null) response.Headers.Location = location;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
