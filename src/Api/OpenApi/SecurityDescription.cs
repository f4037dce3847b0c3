using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Simulation.Api.Errors;
using Simulation.Api.Security;

namespace Simulation.Api.OpenApi;

/// <summary>Describes which keys are taken, which addresses ask for them, and what who has none is answered.</summary>
internal static class SecurityDescription
{
    private const string Bearer = "bearer";
    private const string Header = "header";

    /// <summary>Adds the two ways to send a key.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key, or a token of the provider that the host trusts. A host that listens on its own machine only may ask for none.",
            },
            [Header] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = KeyAuthentication.Header, Description = "A key, for tools that cannot set Authorization." },
        };
    }

    /// <summary>Adds what an operation asks for.</summary>
    public static void AddTo(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessMark>().LastOrDefault() is not { } mark) return;
        operation.Security = [.. new[] { Bearer, Header }.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] })];
        operation.Description = $"{operation.Description} Needs the role {mark.Role.ToString().ToLowerInvariant()}.".TrimStart();
        foreach (var kind in new[] { ProblemKind.Unauthenticated, ProblemKind.Forbidden, ProblemKind.TooManyRequests })
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd(kind.Status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = kind.Title,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemResponse), context.Document) } },
            });
        }
    }
}
