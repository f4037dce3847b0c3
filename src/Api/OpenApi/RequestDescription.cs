using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;
using Simulation.Api.Writing;

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

    /// <summary>Describes a parameter that is one of several words.</summary>
    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, string name, string description, IReadOnlyList<string> words) =>
        route.Takes(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. words.Select(word => JsonValue.Create(word))] });

    /// <summary>Describes the parts of an address that the endpoint reads from the request itself.</summary>
    public static RouteHandlerBuilder TakesParts(this RouteHandlerBuilder route) => route.AddOpenApiOperationTransformer((operation, context, _) =>
    {
        operation.Parameters ??= [];
        foreach (var part in RoutePatternFactory.Parse(context.Description.RelativePath!).Parameters.Select(part => part.Name))
        {
            if (operation.Parameters.All(parameter => parameter.Name != part))
                operation.Parameters.Add(new OpenApiParameter { Name = part, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        return Task.CompletedTask;
    });

    /// <summary>Describes the headers of a write: what it replaces, who writes, and the name under which it is done once.</summary>
    public static RouteHandlerBuilder TakesWriteHeaders(this RouteHandlerBuilder route) => route
        .TakesHeader("If-Match", "ETag of the version that is replaced or deleted, or * for whatever is there.", "\"3\"")
        .TakesHeader("If-None-Match", "* to create only. Not beside If-Match.", "*")
        .TakesAuthorHeaders();

    /// <summary>Describes who writes, and the name under which it is done once.</summary>
    public static RouteHandlerBuilder TakesAuthorHeaders(this RouteHandlerBuilder route) => route
        .TakesHeader("Idempotency-Key", "Names this write, so that repeating the request does it once. At most 200 characters.", "5f0e1c7a")
        .TakesHeader(Author.Header, "Who writes, for the history and the audit trail.", "Department of Planning");

    private static RouteHandlerBuilder TakesHeader(this RouteHandlerBuilder route, string name, string description, string example) =>
        route.Takes(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Examples = [example] }, ParameterLocation.Header);

    private static RouteHandlerBuilder Takes(
        this RouteHandlerBuilder route, string name, string description, OpenApiSchema schema, ParameterLocation place = ParameterLocation.Query) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = place, Description = description, Schema = schema });
            return Task.CompletedTask;
        });
}
