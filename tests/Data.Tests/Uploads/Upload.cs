using System.Collections.Immutable;
using System.Text;

namespace Simulation.Data.Tests.Uploads;

/// <summary>Uploads for a shipped province.</summary>
internal static class Upload
{
    public const string Header = "region,indicator,sector,period,value,unit,status,source,note";

    public static ProvinceDefinition Province => Workspace.Province("tra-vinh");

    public static ModelSource Model { get; } = new ModelRepository(Path.Combine(Workspace.Repository, "models")).Read("provincial", new DiagnosticBag())!;

    public static byte[] Text(params string[] rows) => Encoding.UTF8.GetBytes(string.Join('\n', [Header, .. rows, ""]));

    public static ObservationBatch Batch(DateOnly? published, params string[] rows) => ObservationBatch.Read(Province, Text(rows), published).Value;

    public static UploadReport Check(params string[] rows) => UploadReport.Of(Province, 0, Model, Text(rows), published: null);

    /// <summary>A row of GRDP growth of the total.</summary>
    public static string Growth(string period, double value, string status = "official", string source = "yearbook") =>
        FormattableString.Invariant($"tra-vinh,grdp_growth,total,{period},{value},percent,{status},{source},");

    /// <summary>The figure used for growth of the total in a period, with one or several uploads, as of a day.</summary>
    public static double? Used(string period, DateOnly day, params ObservationBatch[] batches) => Province.With(batches).Select(day).Used
        .Where(used => used.Observation is { Indicator: "grdp_growth", Sector: "total" } && used.Observation.PeriodText == period)
        .Select(used => (double?)used.Observation.Value).SingleOrDefault();

    public static ImmutableArray<DataDiagnostic> Errors(UploadReport report) => [.. report.Diagnostics.Where(diagnostic => diagnostic.Severity == DataSeverity.Error)];
}
