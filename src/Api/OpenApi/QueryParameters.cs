using System.Globalization;
using Microsoft.OpenApi;

namespace Simulation.Api.OpenApi;

/// <summary>
/// Describes parameters that an endpoint reads itself, so that several mistakes are reported together.
/// </summary>
internal static class QueryParameters
{
    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, string name, string description, string example) =>
        route.Takes(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Examples = [example] });

    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, string name, string description, int minimum, int maximum) =>
        route.Takes(name, description, new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = minimum.ToString(CultureInfo.InvariantCulture),
            Maximum = maximum.ToString(CultureInfo.InvariantCulture),
        });

    private static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string name, string description, OpenApiSchema schema) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema });
            return Task.CompletedTask;
        });
}
