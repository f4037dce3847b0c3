using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Documents.Json;

namespace Simulation.Api.Json;

/// <summary>Makes the framework's own JSON, and with it the schemas of the OpenAPI document, agree with <see cref="ApiJson"/>.</summary>
internal static class JsonSetup
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        options.TypeInfoResolverChain.Insert(1, DocumentJson.Default);
        ApiJson.Legible(options);
    }
}
