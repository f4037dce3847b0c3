using System.Globalization;
using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Reporting;

namespace Simulation.Cli.Calibrating;

/// <summary>Writes a calibration's report as JSON.</summary>
internal static class CalibrationJson
{
    /// <summary>Writes the report.</summary>
    public static void Write(ProvinceModel joined, CalibrationResult calibration, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteString("calibration", calibration.Id);
        json.WriteString("province", joined.Province.Id);
        json.WriteString("model", $"{joined.Model.Name} {joined.Model.Version}");
        json.WriteString("dataVintage", joined.AsOf.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("startYear", calibration.StartYear);
        json.WriteNumber("lastYear", calibration.LastYear);
        json.WriteStrings("warnings", calibration.Report.Warnings);
        json.WriteStartObject("convergence");
        WriteConvergence(json, calibration.Report.Convergence);
        json.WriteEndObject();
        json.WriteObjects("parameters", calibration.Report.Parameters, fit => WriteParameter(json, fit));
        json.WriteObjects("observations", calibration.Report.Observations, fit => WriteObservation(json, fit));
    });

    private static void WriteConvergence(Utf8JsonWriter json, ConvergenceReport convergence)
    {
        json.WriteBoolean("isConverged", convergence.IsConverged);
        json.WriteNumber("members", convergence.Members);
        json.WriteNumber("superchains", convergence.Superchains);
        json.WriteNumber("steps", convergence.Steps);
        json.WriteNumber("coordinates", convergence.Coordinates);
        json.WriteNumber("idleCoordinates", convergence.IdleCoordinates);
        json.WriteNumberOrNull("acceptance", convergence.Acceptance);
        json.WriteNumberOrNull("worstRHat", convergence.WorstRHat);
        json.WriteString("worstRHatOf", convergence.WorstRHatOf);
        json.WriteNumberOrNull("leastEffectiveSampleSize", convergence.LeastEffectiveSampleSize);
        json.WriteNumberOrNull("longestAutocorrelation", convergence.LongestAutocorrelation);
    }

    private static void WriteParameter(Utf8JsonWriter json, ParameterFit fit)
    {
        json.WriteString("parameter", fit.Parameter);
        json.WriteString("unit", fit.Unit);
        json.WriteNumberOrNull("priorMean", fit.PriorMean);
        json.WriteNumberOrNull("priorSd", fit.PriorSd);
        json.WriteNumberOrNull("mean", fit.Mean);
        json.WriteNumberOrNull("sd", fit.Sd);
        json.WriteNumberOrNull("low", fit.Low);
        json.WriteNumberOrNull("median", fit.Median);
        json.WriteNumberOrNull("high", fit.High);
        json.WriteNumberOrNull("contraction", fit.Contraction);
        json.WriteNumberOrNull("shift", fit.Shift);
        json.WriteString("source", fit.Source);
    }

    private static void WriteObservation(Utf8JsonWriter json, ObservationFit fit)
    {
        json.WriteString("indicator", fit.Indicator);
        json.WriteString("sector", fit.Sector);
        json.WriteString("period", fit.Period);
        json.WriteString("unit", fit.Unit);
        json.WriteNumberOrNull("observed", fit.Observed);
        json.WriteNumberOrNull("standardError", fit.StandardError);
        json.WriteNumberOrNull("priorMedian", fit.PriorMedian);
        json.WriteNumberOrNull("fitted", fit.Fitted);
        json.WriteNumberOrNull("fittedLow", fit.FittedLow);
        json.WriteNumberOrNull("fittedHigh", fit.FittedHigh);
        json.WriteNumberOrNull("z", fit.Z);
        json.WriteNumberOrNull("priorZ", fit.PriorZ);
        json.WriteString("status", fit.Status);
        json.WriteString("source", fit.Source);
        json.WriteString("origin", fit.Origin);
        json.WriteString("reason", fit.Reason);
    }
}
