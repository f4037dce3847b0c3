using System.Globalization;
using Microsoft.OpenApi;

namespace Simulation.Api.OpenApi;

/// <summary>
/// Describes bodies and parameters that an endpoint reads itself, so that several mistakes are reported together.
/// </summary>
internal static class RequestDescription
{
    private const string Anything = "*/*";
    private const string Media = "application/json";

    /// <summary>
    /// Describes a JSON body that may be left out. Any media type is let through to <see cref="Json.JsonBody"/>, which refuses other ones only when there is a body: tools
    /// that post nothing often declare a form.
    /// </summary>
    public static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder route) where T : notnull =>
        route.Accepts<T>(isOptional: true, Anything).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.RequestBody?.Content is { } content && content.Remove(Anything, out var media)) content[Media] = media;
            return Task.CompletedTask;
        });

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
