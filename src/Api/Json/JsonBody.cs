using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Simulation.Api.Errors;

namespace Simulation.Api.Json;

/// <summary>Reads the body of a request: bounded in length and depth, every mistake named by its place.</summary>
internal static class JsonBody
{
    /// <summary>Longest body taken. A question with every lever in every year needs a hundredth of it.</summary>
    public const int MaximumBytes = 256 * 1024;

    /// <summary>Deepest nesting taken. A question needs 3.</summary>
    public const int MaximumDepth = 16;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false };

    /// <summary>Reads the body, and everything wrong with it at once. An empty body is an empty object: the baseline.</summary>
    /// <exception cref="ProblemException">The body is not JSON, or not of the shape that <paramref name="read"/> expects.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, Func<JsonFields, T> read) => Read(request, await BytesAsync(request), read);

    /// <summary>Reads a body whose bytes were taken already, by <see cref="BytesAsync"/>.</summary>
    /// <exception cref="ProblemException">The body is not JSON, or not of the shape that <paramref name="read"/> expects.</exception>
    public static T Read<T>(HttpRequest request, byte[] bytes, Func<JsonFields, T> read)
    {
        if (bytes.Length > 0 && !request.HasJsonContentType())
        {
            throw new ProblemException(
                ProblemKind.UnsupportedMediaType,
                $"The body is declared as {(string.IsNullOrEmpty(request.ContentType) ? "nothing" : request.ContentType)}: send the header Content-Type: application/json.");
        }

        using var document = Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes);
        var problems = new List<FieldError>();
        var fields = JsonFields.Of(document.RootElement, problems);
        var value = read(fields);
        fields.RefuseOthers();
        return problems.Count == 0
            ? value
            : throw new ProblemException(ProblemKind.WrongShape, Summary(problems), problems);
    }

    /// <summary>A sentence over several problems.</summary>
    public static string Summary(IReadOnlyList<FieldError> problems) => problems.Count == 1
        ? $"{problems[0].Message} {problems[0].WayOut}"
        : string.Create(CultureInfo.InvariantCulture, $"{problems.Count} things are wrong; each is listed under errors. The first: {problems[0].Message}");

    /// <summary>The bytes of the body.</summary>
    public static async Task<byte[]> BytesAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return buffer.ToArray();
    }

    private static JsonDocument Parse(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes)) throw new ProblemException(ProblemKind.MalformedJson, "The body is not UTF-8 text. Send it as UTF-8, without other encodings.");
        try
        {
            return JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException exception)
        {
            throw Malformed(bytes, exception);
        }
    }

    private static ProblemException Malformed(byte[] bytes, JsonException exception)
    {
        if (exception.LineNumber is not { } line || exception.BytePositionInLine is not { } position)
            return new ProblemException(ProblemKind.MalformedJson, $"{Reason(exception)} Give every field once.");
        var start = LineStart(bytes, line);
        var at = (int)Math.Min(start + position, bytes.Length);
        var column = Encoding.UTF8.GetCharCount(bytes, start, at - start) + 1;
        var place = string.Create(CultureInfo.InvariantCulture, $"Line {line + 1}, column {column}: ");
        return new ProblemException(ProblemKind.MalformedJson, place + (NonNumber(bytes, at) is { } word
            ? $"{word} is not a JSON number. Give a finite number, or leave the field out."
            : Reason(exception)));
    }

    // The parser's sentence ends with the position it counts in bytes from 0; people count lines and columns from 1.
    private static string Reason(JsonException exception) => exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];

    private static string? NonNumber(byte[] bytes, int at)
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan(at);
        if (rest.StartsWith("NaN"u8)) return "NaN";
        return rest.StartsWith("Infinity"u8) || rest.StartsWith("-Infinity"u8) || (at > 0 && bytes[at - 1] == '-' && rest.StartsWith("I"u8)) ? "Infinity" : null;
    }

    private static int LineStart(byte[] bytes, long line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end < 0) break;
            start = end + 1;
        }

        return start;
    }
}
