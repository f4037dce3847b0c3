using System.Collections.Immutable;
using Microsoft.OpenApi;
using Simulation.Api.Errors;
using Simulation.Api.OpenApi;
using Simulation.Formats.Series;
using Simulation.Formats.Writers;

namespace Simulation.Api.Formats;

/// <summary>Describes for the OpenAPI document in which formats an endpoint answers.</summary>
internal static class FormatDescription
{
    /// <summary>Describes an answer that is offered as tables beside JSON.</summary>
    public static RouteHandlerBuilder OffersTables(this RouteHandlerBuilder route, ImmutableArray<FormatOffer> offered) => route
        .TakesQuery("format", "Format of the answer, over what Accept says.", [.. offered.Select(offer => offer.Name)])
        .TakesQuery("lang", "Language of labels, where a format has room for one; en when left out.", ["en", "vi"])
        .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotAcceptable)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.Responses?.GetValueOrDefault("200")?.Content is not { } content) return Task.CompletedTask;
            foreach (var offer in offered) content.TryAdd(offer.MediaType, new OpenApiMediaType { Schema = SchemaOf(offer) });
            return Task.CompletedTask;
        });

    /// <summary>Describes which years of series are wanted, and as what.</summary>
    public static RouteHandlerBuilder TakesSeries(this RouteHandlerBuilder route) => route
        .TakesYears()
        .TakesQuery("units", "Paths of mean and median as level, as change from the year before, or as change in percent; bands are shown for levels only.", SeriesUnitsNames.All);

    /// <summary>Describes which years are wanted.</summary>
    public static RouteHandlerBuilder TakesYears(this RouteHandlerBuilder route) =>
        route.TakesQuery("date", "Years from one to another, both included; either may be left out.", "2024:2026");

    // What is not JSON of our own shape is described by its media type.
    private static OpenApiSchema SchemaOf(FormatOffer offer) => offer.Table == TableFormat.Xlsx
        ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }
        : new OpenApiSchema { Type = offer.MediaType.EndsWith("+json", StringComparison.Ordinal) ? JsonSchemaType.Object : JsonSchemaType.String };
}
