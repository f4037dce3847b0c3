using System.Text.Json.Serialization;

namespace Simulation.Silo.Health;

/// <summary><c>GET /health/live</c> and <c>GET /health/ready</c> of a silo.</summary>
internal static class SiloHealthEndpoints
{
    public static void AddSiloHealth(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<WarmUpOptions>(configuration.GetSection("WarmUp"));
        services.AddSingleton<SiloHealth>();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, SiloJson.Default));
    }

    public static void MapSiloHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new SiloLiveness("live")));
        app.MapGet("/health/ready", async (SiloHealth health, HttpContext http) =>
        {
            var readiness = await health.FindAsync(http.RequestAborted);
            return TypedResults.Json(readiness, SiloJson.Default.SiloReadiness, statusCode: readiness.Waiting.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<SiloHealth>().Begin());
    }
}

/// <summary>Whether the process answers.</summary>
/// <param name="Status">live.</param>
internal sealed record SiloLiveness(string Status);

[JsonSerializable(typeof(SiloLiveness))]
[JsonSerializable(typeof(SiloReadiness))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class SiloJson : JsonSerializerContext;
