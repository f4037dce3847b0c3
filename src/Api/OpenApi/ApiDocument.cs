using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Simulation.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c> and the page that shows it at <c>/reference</c>.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            SecurityDescription.AddTo(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            SecurityDescription.AddTo(operation, context);
            Examples.AddTo(operation, context.Description);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        // The script of the page is part of the package; nothing is fetched from elsewhere, so the page works without internet.
        app.MapScalarApiReference("/reference", options => options
            .WithTitle("Simulation API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .HideDeveloperTools()
            .DisableMcp()).AllowAnonymous();
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Simulation",
            Version = "v1",
            Description = "What-if forecasts of provincial economies: how likely is each target of a plan, how likely are all together, and what happens when a lever moves. "
                + "Every answer is a pure function of its question and of the versions it names: who repeats the call gets the same bytes.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        // The address it was asked at would make the document differ from host to host.
        document.Servers = [new OpenApiServer { Url = "/" }];
    }
}
