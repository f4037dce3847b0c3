using System.Globalization;
using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Data;
using Simulation.Model.Calibration;

namespace Simulation.Cli.Checking;

/// <summary>Writes the check of a province's data as JSON: findings, figures used, figures not used, and conflicts.</summary>
internal static class DataJson
{
    /// <summary>Writes the check of data that load.</summary>
    public static void Write(ProvinceCheck check, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteString("province", check.Province.Id);
        json.WriteString("dataHash", check.Province.DataHash);
        json.WriteString("asOf", check.Selection.AsOf.ToString("O", CultureInfo.InvariantCulture));
        WriteDiagnostics(json, check.Diagnostics);
        json.WriteObjects("used", check.Selection.Used, used =>
        {
            WriteObservation(json, used.Observation);
            json.WriteNumberOrNull("standardDeviation", used.StandardDeviation);
            json.WriteString("scale", used.Transform.ToString());
            json.WriteString("reason", used.Reason);
        });
        json.WriteObjects("unused", check.Selection.Unused, unused =>
        {
            WriteObservation(json, unused.Observation);
            json.WriteString("cause", unused.Cause.ToString());
            json.WriteString("reason", unused.Reason);
        });
        json.WriteObjects("conflicts", check.Province.Conflicts, conflict =>
        {
            json.WriteString("indicator", conflict.Indicator);
            json.WriteString("sector", conflict.Sector);
            json.WriteString("period", conflict.PeriodText);
            json.WriteNumbers("figures", conflict.Figures.Select(figure => (double?)figure.Value));
            json.WriteNumberOrNull("chosen", conflict.Chosen?.Value);
            json.WriteString("reason", conflict.Reason);
        });
        json.WriteObjects("findings", check.Data.Findings, finding =>
        {
            json.WriteString("rule", finding.Rule);
            json.WriteString("verdict", finding.Verdict.ToString().ToLowerInvariant());
            json.WriteString("period", finding.Period);
            json.WriteString("message", finding.Message);
        });
    });

    /// <summary>Writes the findings alone, for data that do not load.</summary>
    public static void Write(string province, IReadOnlyCollection<DataDiagnostic> diagnostics, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteString("province", province);
        WriteDiagnostics(json, diagnostics);
    });

    private static void WriteDiagnostics(Utf8JsonWriter json, IReadOnlyCollection<DataDiagnostic> diagnostics)
    {
        json.WriteNumber("errors", diagnostics.Count(diagnostic => diagnostic.Severity == DataSeverity.Error));
        json.WriteObjects("diagnostics", diagnostics, diagnostic =>
        {
            json.WriteString("problem", diagnostic.Problem.ToString());
            json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            json.WriteString("file", diagnostic.File);
            json.WriteNumberOrNull("line", diagnostic.Line);
            json.WriteString("column", diagnostic.Column);
            json.WriteString("value", diagnostic.Value);
            json.WriteString("expected", diagnostic.Expected);
            json.WriteString("wayOut", diagnostic.WayOut);
        });
    }

    private static void WriteObservation(Utf8JsonWriter json, Observation observation)
    {
        json.WriteString("indicator", observation.Indicator);
        json.WriteString("sector", observation.Sector);
        json.WriteString("period", observation.PeriodText);
        json.WriteNumberOrNull("value", observation.Value);
        json.WriteString("unit", observation.Unit);
        json.WriteString("status", observation.Status);
        json.WriteString("source", observation.Source);
        json.WriteString("origin", observation.Origin.ToString());
    }
}
