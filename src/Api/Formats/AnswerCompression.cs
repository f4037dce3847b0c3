using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Simulation.Formats.Sdmx;
using Simulation.Formats.Writers;

namespace Simulation.Api.Formats;

/// <summary>
/// Compresses answers that are text, for clients that say they can read it. What streams (events, rows of sweeps) is not compressed, for it would be held back; Excel files are
/// compressed already. Over TLS nothing is compressed here: a proxy that ends TLS decides.
/// </summary>
internal sealed class AnswerCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    /// <inheritdoc/>
    public override bool ShouldCompressResponse(HttpContext context)
    {
        var tag = context.Response.Headers.ETag.ToString();
        // Writers send the version of a scenario back in If-Match, which takes it as it was given only.
        if (IsVersion(tag) || !base.ShouldCompressResponse(context)) return false;
        // Compressed bytes are not those that the tag was made of: it says the same content, and not the same bytes (RFC 9110, 8.8.3.3).
        if (tag.StartsWith('"')) context.Response.Headers.ETag = $"W/{tag}";
        return true;
    }

    private static bool IsVersion(string tag) => long.TryParse(tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out _) && tag.Length < 21;
}

/// <summary>Registers the compression of answers.</summary>
internal static class CompressionSetup
{
    public static void AddAnswerCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = ["application/json", "application/problem+json", TableFormat.Csv.MediaType, TableFormat.JsonStat.MediaType, SdmxFormat.Json.MediaType, SdmxFormat.Csv.MediaType, SdmxFormat.StructureMediaType];
        });
        // An answer is compressed while a client waits for it.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, AnswerCompression>();
    }
}
