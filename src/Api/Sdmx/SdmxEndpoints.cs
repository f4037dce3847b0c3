using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Api.Analyses;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.Limits;
using Simulation.Api.OpenApi;
using Simulation.Formats.Sdmx;
using Simulation.Formats.Tables;

namespace Simulation.Api.Sdmx;

/// <summary>Queries of the SDMX REST API 3.0: structures, data, and what data there are.</summary>
internal static class SdmxEndpoints
{
    private const string Any = "*";
    private const int MostNumbered = 100_000;

    public static void MapSdmx(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sdmx/3.0/structure/{kind=*}/{agency=*}/{id=*}/{version=~}", StructureAsync)
            .WithName("getSdmxStructure").WithTags("SDMX")
            .WithSummary("Read SDMX structures")
            .WithDescription("Dataflows, data structures, the concept scheme and codelists in two languages. kind is dataflow, datastructure, conceptscheme, codelist or * for all.")
            .TakesParts()
            .TakesQuery("references", "Which structures come along: those that are referred to, or that refer.", SdmxReferences.All)
            .TakesQuery("detail", "Only full structures are offered.", ["full"])
            .Produces<JsonElement>(StatusCodes.Status200OK, SdmxFormat.StructureMediaType)
            .OffersTables(FormatOffer.Structure)
            .ProducesProblems(ProblemKind.NotFound, ProblemKind.Unavailable);
        routes.MapGet("/sdmx/3.0/data/{context}/{agency}/{id}/{version}/{key=*}", DataAsync)
            .WithName("getSdmxData").WithTags("SDMX")
            .WithSummary("Read SDMX data")
            .WithDescription(
                "Forecasts of the baseline and of saved scenarios (dataflow FORECASTS), published figures (OBSERVATIONS). The key has the codes of all dimensions but the time, divided by dots, * for any. "
                + "Conditions such as c[TIME_PERIOD]=ge:2024+le:2026 select further. Figures whose period SDMX has no name for are at /v1/provinces/{province}/observations only.")
            .TakesParts()
            .TakesSelection()
            .TakesQuery("dimensionAtObservation", "Only AllDimensions is offered.", ["AllDimensions"])
            .TakesQuery("attributes", "Only all attributes are offered.", ["dsd", "all"])
            .TakesQuery("measures", "Only all measures are offered.", ["all"])
            .TakesQuery("includeHistory", "Only false: vintages are a dimension.", ["false"])
            .Admitted()
            .Produces<JsonElement>(StatusCodes.Status200OK, SdmxFormat.Json.MediaType)
            .OffersTables(FormatOffer.Data)
            .ProducesProblems(ProblemKind.NotFound, ProblemKind.InvalidQuestion);
        routes.MapGet("/sdmx/3.0/availability/{context}/{agency}/{id}/{version}/{key=*}/{component=*}", AvailabilityAsync)
            .WithName("getSdmxAvailability").WithTags("SDMX")
            .WithSummary("Read which SDMX data there are")
            .WithDescription("The codes that occur in the data that the same data query gives, as a data constraint, and the number of observations.")
            .TakesParts()
            .TakesSelection()
            .TakesQuery("mode", "Only exact: the codes of these data.", ["exact"])
            .TakesQuery("references", "Only none is offered.", ["none"])
            .Admitted()
            .Produces<JsonElement>(StatusCodes.Status200OK, SdmxFormat.StructureMediaType)
            .OffersTables(FormatOffer.Structure)
            .ProducesProblems(ProblemKind.NotFound, ProblemKind.InvalidQuestion);
    }

    private static async Task<IResult> StructureAsync(HttpContext http, SdmxSource source)
    {
        var query = new QueryFields(http.Request.Query);
        var references = query.Choice("references", SdmxReferences.All) ?? SdmxReferences.None;
        query.Choice("detail", ["full"]);
        var format = AnswerFormat.Read(http.Request, query, FormatOffer.Structure);
        query.Check();
        var (kind, id) = (http.Request.Part("kind"), http.Request.Part("id"));
        var structures = await source.StructuresAsync(http.RequestAborted);
        var wanted = IsOurs(http.Request) ? SdmxReferences.Select(structures, kind, id, references) : [];
        if (wanted.Count == 0)
            throw new ProblemException(ProblemKind.NotFound, $"There is no {kind} '{id}' of agency {http.Request.Part("agency")}, version {http.Request.Part("version")}. {Known(kind, structures)}");
        return BytesAnswer.Of(structures.Write((itsKind, itsId) => wanted.Contains((itsKind, itsId)), format.Language), $"{SdmxFormat.StructureMediaType}; version=2.0.0");
    }

    private static async Task<IResult> DataAsync(HttpContext http, SdmxSource source)
    {
        var query = new QueryFields(http.Request.Query);
        query.Choice("dimensionAtObservation", ["AllDimensions"]);
        query.Choice("attributes", ["dsd", "all"]);
        query.Choice("measures", ["all"]);
        query.Choice("includeHistory", ["false"]);
        var (table, format) = await FindAsync(http, query, source, FormatOffer.Data);
        return TableAnswer.Of(table, format);
    }

    private static async Task<IResult> AvailabilityAsync(HttpContext http, SdmxSource source)
    {
        var query = new QueryFields(http.Request.Query);
        query.Choice("mode", ["exact"]);
        query.Choice("references", ["none"]);
        var (table, format) = await FindAsync(http, query, source, FormatOffer.Structure);
        var component = http.Request.Part("component");
        if (component != Any && table.Layout.Dimensions.All(dimension => SdmxNaming.IdOf(dimension) != component))
            throw new ProblemException(ProblemKind.NotFound, $"{table.Layout.Id} has no dimension '{component}'. It has {string.Join(", ", table.Layout.Dimensions.Select(SdmxNaming.IdOf))}.");
        return BytesAnswer.Of(SdmxAvailability.Write(table, component, format.Language), $"{SdmxFormat.StructureMediaType}; version=2.0.0");
    }

    private static async Task<(StatisticalTable Table, AnswerFormat Format)> FindAsync(
        HttpContext http, QueryFields query, SdmxSource source, ImmutableArray<FormatOffer> offered)
    {
        var (first, last) = (query.Whole("firstNObservations", 1, MostNumbered), query.Whole("lastNObservations", 1, MostNumbered));
        var (filters, format) = (query.Bracketed("c"), AnswerFormat.Read(http.Request, query, offered));
        query.Check();
        var selection = Selection(Layout(http.Request), http.Request.Part("key"), filters, first, last);
        var table = await source.FindAsync(Layout(http.Request), selection, http.RequestAborted)
            ?? throw new ProblemException(ProblemKind.NotFound, "Nothing is known of what the query asks for. Availability queries tell which codes occur.");
        return (table, format);
    }

    private static TableLayout Layout(HttpRequest request)
    {
        var (context, id) = (request.Part("context"), request.Part("id"));
        var layout = SdmxSource.Layouts.FirstOrDefault(layout => layout.Id == id);
        if (layout is not null && context is "dataflow" or "datastructure" or Any && IsOurs(request)) return layout!;
        throw new ProblemException(
            ProblemKind.NotFound,
            $"There are no data of {context} {request.Part("agency")}:{id}({request.Part("version")}). There are those of the dataflows {string.Join(", ", SdmxSource.Layouts.Select(known => $"{SdmxNaming.Agency}:{known.Id}({SdmxNaming.Version})"))}.");
    }

    private static SdmxSelection Selection(TableLayout layout, string key, IReadOnlyList<(string Name, string Value)> filters, int? first, int? last)
    {
        try
        {
            return SdmxSelection.Parse(layout, key, filters, first, last);
        }
        catch (FormatException exception)
        {
            throw new ProblemException(ProblemKind.WrongShape, exception.Message);
        }
    }

    // Stable structures have one version; + and ~ stand for the latest.
    private static bool IsOurs(HttpRequest request) =>
        request.Part("agency") is Any or SdmxNaming.Agency && request.Part("version") is Any or "~" or "+" or SdmxNaming.Version or "1+.0.0" or "1.0+.0" or "1.0.0+";

    private static string Known(string kind, SdmxStructures structures) => SdmxStructures.Kinds.Contains(kind)
        ? $"There are, of agency {SdmxNaming.Agency}, version {SdmxNaming.Version}: {string.Join(", ", structures.IdsOf(kind))}."
        : $"Kinds are {string.Join(", ", SdmxStructures.Kinds)}.";

    private static RouteHandlerBuilder TakesSelection(this RouteHandlerBuilder route) => route
        .TakesQuery("c[TIME_PERIOD]", "Condition on a dimension, here the time; any may stand in the brackets. Operators eq, ne, lt, le, gt, ge, co, nc, sw, ew; + for and, a comma for or.", "ge:2024+le:2026")
        .TakesQuery("firstNObservations", "The most observations of each series from its beginning.", 1, MostNumbered)
        .TakesQuery("lastNObservations", "The most observations of each series up to its end.", 1, MostNumbered);
}
