using Simulation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Writing;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Formats.Sdmx;
using Simulation.Formats.Subjects;

namespace Simulation.Api.Observations;

/// <summary><c>/v1/provinces/{province}/observations</c>: what was published, from files and uploads.</summary>
internal static class ObservationEndpoints
{
    private const string Address = "/v1/provinces/{province}/observations";
    private const int DefaultLimit = 1_000;
    private const int MaximumLimit = 10_000;
    private const int MostPeriods = 1_000;

    public static void MapObservations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ListAsync)
            .WithName("listObservations")
            .WithTags("Observations")
            .WithSummary("List the published figures of a province")
            .WithDescription("Every figure from files and uploads, those that conflict included, each with its source, its vintage and where it stands.")
            .TakesQuery("asOf", "Only figures that were known on this day.", "2024-01-01")
            .TakesQuery("indicator", "Only this indicator.", "grdp_growth")
            .TakesQuery("sector", "Only this sector.", "total")
            .TakesQuery("cursor", "Where to go on: the field next of the page before.", "1000")
            .TakesQuery("limit", "Most figures of a page; 1000 when left out, and all of them in other formats than JSON.", 1, MaximumLimit)
            .TakesYears()
            .TakesQuery("mrv", "Most recent values: of each series, an indicator of a sector over periods of one kind, only so many of its latest periods.", 1, MostPeriods)
            .OffersTables(FormatOffer.Published)
            .Produces<ObservationListResponse>()
            .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.InvalidQuestion, ProblemKind.Unavailable);
        routes.MapPost(Address, UploadAsync)
            .WithName("uploadObservations")
            .WithTags("Observations")
            .WithSummary("Add figures to a province")
            .WithDescription("Takes the columns of the data files as CSV, as the first sheet of a workbook, or as JSON in the form in which figures are listed. Nothing is overwritten, and no forecast changes until somebody calibrates and publishes. "
                + "The report says which figures are new, revise, conflict or are implausible; the same file twice is kept once.")
            .WithMetadata(new RequestSizeLimitAttribute(ObservationUpload.MaximumBytes))
            .TakesObservations()
            .TakesQuery("dryRun", "true: only check and report.", "true")
            .TakesQuery("published", "Day on which the figures were published: none counts as known before it. When left out, that of their status or the end of their period.", "2024-06-29")
            .TakesAuthorHeaders()
            .Produces<UploadResponse>()
            .Produces<UploadResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidObservations, ProblemKind.Unavailable);
    }

    private static async Task<IResult> ListAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var years = SeriesQuery.ReadYears(query);
        var asked = new ObservationQuery
        {
            AsOf = query.Day("asOf"),
            Indicator = query.Text("indicator"),
            Sector = query.Text("sector"),
            After = query.Whole("cursor", 0, int.MaxValue) ?? 0,
            Limit = query.Whole("limit", 1, MaximumLimit) ?? DefaultLimit,
            FromYear = years.From,
            ToYear = years.To,
            MostRecent = query.Whole("mrv", 1, MostPeriods),
        };
        var (format, isPaged) = (AnswerFormat.Read(http.Request, query, FormatOffer.Published), query.Text("limit") is not null);
        query.Check();
        var page = format.IsJson || isPaged ? await grains.Province(province).ObserveAsync(asked, http.RequestAborted) : await AllAsync(grains.Province(province), asked, http.RequestAborted);
        if (format.IsJson) return JsonAnswer.Metadata(ObservationMapping.List(page), ApiJson.Default.ObservationListResponse);
        var description = await grains.Province(province).DescribeAsync(http.RequestAborted);
        return TableAnswer.Of(
            SdmxFormat.All.Contains(format.Table!) ? ObservationTable.OfStandardPeriods([description], page.Figures) : ObservationTable.Of(description, page.Revision, page.Figures), format);
    }

    // A file has no next page.
    internal static async Task<ObservationPage> AllAsync(IProvinceGrain province, ObservationQuery asked, CancellationToken cancellation)
    {
        var page = await province.ObserveAsync(asked with { Limit = MaximumLimit }, cancellation);
        var figures = page.Figures.ToList();
        while (page.Next is { } next)
        {
            page = await province.ObserveAsync(asked with { After = next, Limit = MaximumLimit }, cancellation);
            figures.AddRange(page.Figures);
        }

        return page with { Figures = [.. figures] };
    }

    private static async Task<IResult> UploadAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var (isTrial, published) = (query.Truth("dryRun"), query.Day("published"));
        query.Check();
        var body = await JsonBody.BytesAsync(http.Request);
        var text = ObservationBody.Read(http.Request, body);
        var author = Author.Of(http.Request);
        var upload = new ObservationUpload { Text = text, Published = published, IsTrial = isTrial, Author = author, Token = WriteToken.Of(http.Request, body) };
        var result = await grains.Province(province).UploadAsync(upload, http.RequestAborted);
        if (result.Outcome == UploadOutcome.Refused && !isTrial)
        {
            var errors = result.Remarks.Where(remark => remark.IsError).Select(ObservationMapping.Error).ToList();
            throw new ProblemException(ProblemKind.InvalidObservations, $"{errors[0].Field}: {JsonBody.Summary(errors)}", errors);
        }

        return JsonAnswer.Of(
            ObservationMapping.Report(result),
            ApiJson.Default.UploadResponse,
            result.Outcome == UploadOutcome.Accepted ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
