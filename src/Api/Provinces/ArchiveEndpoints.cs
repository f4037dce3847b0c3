using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Json;
using Simulation.Api.OpenApi;
using Simulation.Api.Writing;
using Simulation.Contracts;
using Simulation.Contracts.Provinces;

namespace Simulation.Api.Provinces;

/// <summary><c>/v1/provinces/{province}/archive</c>: a whole province in one file, out and in.</summary>
internal static class ArchiveEndpoints
{
    private const string Address = "/v1/provinces/{province}/archive";
    private const string Zip = "application/zip";
    private const int MaximumBytes = 8 << 20;
    private const int LongestName = 100;

    public static void MapArchives(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ExportAsync)
            .WithName("exportProvince")
            .WithTags("Provinces")
            .WithSummary("Get a whole province as one archive")
            .WithDescription("A ZIP of the folders data and models as the program reads them, with uploads, saved scenarios and a manifest. The same state gives the same bytes. The ETag begins with the revision: "
                + "send it as If-Match to bring a new version. With as= the files are those of a new province to begin from.")
            .TakesQuery("as", "Id of a new province: its folder and settings bear it, its figures are this province's until they are replaced. Uploads and scenarios are left out.", "ben-tre")
            .TakesQuery("name", "Name of the new province.", "Bến Tre")
            .Produces<string>(StatusCodes.Status200OK, Zip)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.Responses!["200"].Content![Zip].Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
                return Task.CompletedTask;
            })
            .ProducesProblems(ProblemKind.WrongShape, ProblemKind.NotFound, ProblemKind.InvalidQuestion, ProblemKind.Unavailable);
        routes.MapPut(Address, ImportAsync)
            .WithName("importProvince")
            .WithTags("Provinces")
            .WithSummary("Bring a whole province, or a new version of one")
            .WithDescription("Checks archive, files, model text, uploads and scenarios, and reports every problem at once. A new province is kept, listed and calibrated; of one that is there the archive becomes the newest version, "
                + "and no forecast changes until somebody calibrates and publishes. Nothing is overwritten. Creates with If-None-Match: * or neither header; replaces with If-Match.")
            .WithMetadata(new RequestSizeLimitAttribute(MaximumBytes))
            .Accepts<string>(Zip, "application/x-zip-compressed")
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                foreach (var media in operation.RequestBody!.Content!.Values) media.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
                return Task.CompletedTask;
            })
            .TakesQuery("dryRun", "true: only check and report.", "true")
            .TakesWriteHeaders()
            .Produces<ImportResponse>()
            .Produces<ImportResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                ProblemKind.WrongShape, ProblemKind.PreconditionFailed, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.InvalidArchive, ProblemKind.PreconditionRequired, ProblemKind.Unavailable);
        routes.MapDelete("/v1/provinces/{province}", RemoveAsync)
            .WithName("removeProvince")
            .WithTags("Provinces")
            .WithSummary("Take a province away that was brought")
            .WithDescription("It is listed and answers no more. What was kept of it stays in the history, and is there again when a province of the same id is brought. Provinces that came with the program stay.")
            .TakesAuthorHeaders()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(ProblemKind.NotFound, ProblemKind.InvalidQuestion, ProblemKind.Unavailable);
    }

    private static async Task<IResult> ExportAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var export = new ProvinceExport(query.Text("as"), query.Text("name"));
        query.Check();
        if (export.Name is { Length: > LongestName } || export.Name?.Any(char.IsControl) == true)
            throw new ProblemException(ProblemKind.WrongShape, "The name cannot be shown.", new FieldError("?name", null, "The name cannot be shown.", $"Give 1 to {LongestName} characters without control characters."));
        var exported = await grains.Province(province).ExportAsync(export, http.RequestAborted);
        return BytesAnswer.File(exported.Archive, Zip, $"{export.As ?? province}.zip", exported.Revision);
    }

    private static async Task<IResult> ImportAsync(string province, HttpContext http, IGrainDoor grains)
    {
        var query = new QueryFields(http.Request.Query);
        var isTrial = query.Truth("dryRun");
        query.Check();
        var body = await JsonBody.BytesAsync(http.Request);
        var import = new ProvinceImport
        {
            Archive = body,
            Condition = Preconditions.Of(http.Request),
            IsTrial = isTrial,
            Author = Author.Of(http.Request),
            Token = WriteToken.Of(http.Request, body),
        };
        var result = await grains.Province(province).ImportAsync(import, http.RequestAborted);
        if (result.Outcome == ImportOutcome.Refused && !isTrial)
        {
            var errors = result.Remarks.Where(remark => remark.IsError).Select(Error).ToList();
            throw new ProblemException(ProblemKind.InvalidArchive, $"{errors[0].Field}: {JsonBody.Summary(errors)}", errors);
        }

        var isCreated = result.Outcome == ImportOutcome.Created;
        return JsonAnswer.Versioned(
            Response(province, result), ApiJson.Default.ImportResponse, result.Revision,
            isCreated ? StatusCodes.Status201Created : StatusCodes.Status200OK, isCreated ? $"/v1/provinces/{Uri.EscapeDataString(province)}" : null);
    }

    private static async Task<IResult> RemoveAsync(string province, HttpContext http, IGrainDoor grains)
    {
        await grains.Province(province).RemoveAsync(Author.Of(http.Request), WriteToken.Of(http.Request, []), http.RequestAborted);
        return Results.NoContent();
    }

    private static ImportResponse Response(string province, ImportResult result) => new()
    {
        Province = province,
        Outcome = JsonNamingPolicy.KebabCaseLower.ConvertName(result.Outcome.ToString()),
        Revision = result.Revision,
        Problems = [.. result.Remarks.Select(remark => new ImportProblem(remark.IsError ? "error" : "warning", remark.Kind, remark.File, remark.Line, remark.Column, remark.Value, remark.Message, remark.WayOut))],
        Contents = result.Contents is { } contents ? Contents(contents) : null,
        Calibration = result.Calibration,
    };

    private static ImportContentsResponse Contents(ImportContents contents) => new()
    {
        Labels = Labels.Sorted(contents.Labels),
        Model = contents.Model,
        BaseYear = contents.BaseYear,
        Figures = contents.Figures,
        Used = contents.Used,
        Plans = contents.Plans,
        Uploads = contents.Uploads,
        Scenarios = contents.Scenarios,
        Implausible = contents.Findings,
    };

    private static FieldError Error(ImportRemark remark)
    {
        var line = remark.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $", line {number}") : "";
        return new FieldError($"{remark.File}{line}{(remark.Column is { } column ? $", column {column}" : "")}", remark.Value, remark.Message, remark.WayOut);
    }
}
