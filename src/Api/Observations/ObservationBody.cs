using System.Globalization;
using Microsoft.OpenApi;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Contracts.Observations;
using Simulation.Formats.Csv;
using Simulation.Formats.Excel;

namespace Simulation.Api.Observations;

/// <summary>The figures of a request: a table in CSV, the first sheet of a workbook, or JSON. All become the CSV that is kept.</summary>
internal static class ObservationBody
{
    private const string Csv = "text/csv";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Json = "application/json";

    private static readonly string[] Columns = ["region", "indicator", "sector", "period", "value", "unit", "status", "source", "note"];

    /// <summary>Describes the body.</summary>
    public static RouteHandlerBuilder TakesObservations(this RouteHandlerBuilder route) => route
        .Accepts<ObservationsRequest>(Json, Csv, Workbook)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var content = operation.RequestBody!.Content!;
            content[Csv].Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            content[Workbook].Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            return Task.CompletedTask;
        });

    /// <summary>The body as CSV.</summary>
    /// <exception cref="ProblemException">It is not what it is declared as.</exception>
    public static byte[] Read(HttpRequest request, byte[] body) => request.GetTypedHeaders().ContentType?.MediaType.Value switch
    {
        Workbook => Sheet(body),
        Json => JsonBody.Read(request, body, Rows),
        _ => body,
    };

    private static byte[] Sheet(byte[] workbook)
    {
        try
        {
            return SheetAsCsv.Read(workbook, ObservationUpload.MaximumBytes) ?? throw new ProblemException(
                ProblemKind.BodyTooLarge, string.Create(CultureInfo.InvariantCulture, $"The first sheet holds more than the {ObservationUpload.MaximumBytes} bytes of text that are taken at once. Divide it."));
        }
        catch (FormatException unreadable)
        {
            throw new ProblemException(ProblemKind.WrongShape, $"{unreadable.Message} Save it as .xlsx again, or send text/csv.");
        }
    }

    // A list of this host may be sent to another: what is said of a figure beside what was published is passed over.
    private static byte[] Rows(JsonFields fields)
    {
        fields.Ignore("revision", "next");
        return RowsAsCsv.Write(Columns, fields.Objects("observations", Row));
    }

    private static string?[] Row(JsonFields fields)
    {
        fields.Ignore("vintage", "origin");
        return
        [
            fields.RequiredText("region", "tra-vinh"),
            fields.RequiredText("indicator", "grdp_growth"),
            fields.RequiredText("sector", "total"),
            fields.RequiredText("period", "2024"),
            fields.RequiredNumber("value").ToString("R", CultureInfo.InvariantCulture),
            fields.RequiredText("unit", "percent"),
            fields.RequiredText("status", "official"),
            fields.RequiredText("source", "Statistical yearbook 2024"),
            fields.Text("note"),
        ];
    }
}
