using System.Text.Encodings.Web;
using System.Text.Json;
using Simulation.Model.Plans;

namespace Simulation.Cli.Simulating;

/// <summary>Writes an answer as JSON in the shape of the API's answer to <c>simulate</c>. An undefined figure is null.</summary>
internal static class SimulationJson
{
    /// <summary>Writes the answer with a line end after it.</summary>
    public static void Write(SimulationAnswer answer, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteProvenance(json, answer);
            WriteNumbers(json, "years", answer.Years.Select(year => (double?)year));
            json.WriteStartArray("forecasts");
            foreach (var series in answer.Forecasts) WriteForecast(json, series);
            json.WriteEndArray();
            json.WriteStartArray("targets");
            foreach (var outcome in answer.Targets) WriteTarget(json, outcome);
            json.WriteEndArray();
            WriteJoint(json, answer.AllTargets);
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteProvenance(Utf8JsonWriter json, SimulationAnswer answer)
    {
        json.WriteString("run", answer.Run);
        json.WriteString("province", answer.Province);
        json.WriteString("plan", answer.Plan?.Id);
        json.WriteString("model", answer.Model);
        json.WriteString("calibration", answer.Calibration);
        json.WriteString("dataVintage", answer.DataVintage.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("seed", answer.Seed);
        json.WriteNumber("draws", answer.Draws);
    }

    private static void WriteForecast(Utf8JsonWriter json, ForecastSeries series)
    {
        json.WriteStartObject();
        json.WriteString("indicator", series.Indicator);
        json.WriteString("sector", series.Sector);
        json.WriteString("unit", series.Unit);
        WriteNumbers(json, "mean", series.Mean);
        WriteNumbers(json, "median", series.Median);
        json.WriteStartObject("bands");
        foreach (var band in series.Bands.Reverse())
        {
            json.WriteStartArray(band.Coverage.ToString(System.Globalization.CultureInfo.InvariantCulture));
            WriteNumbers(json, null, band.Low);
            WriteNumbers(json, null, band.High);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTarget(Utf8JsonWriter json, TargetOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("indicator", outcome.Target.Indicator);
        json.WriteString("sector", outcome.Target.Sector);
        json.WriteString("operator", outcome.Target.Operator.ToText());
        json.WriteNumber("value", outcome.Target.Value);
        json.WriteString("unit", outcome.Target.Unit);
        json.WriteNumber("year", outcome.Target.Year);
        WriteNumber(json, "median", outcome.Median);
        WriteNumber(json, "margin", outcome.Margin);
        WriteNumber(json, "probability", outcome.Probability);
        json.WriteString("status", outcome.Status);
        json.WriteEndObject();
    }

    private static void WriteJoint(Utf8JsonWriter json, JointOutcome? joint)
    {
        if (joint is null)
        {
            json.WriteNull("allTargets");
            return;
        }

        json.WriteStartObject("allTargets");
        json.WriteNumber("probability", joint.Probability);
        json.WriteString("binding", joint.Binding is { } target ? $"{target.Indicator}[{target.Sector}]" : null);
        WriteNumber(json, "probabilityWithoutBinding", joint.ProbabilityWithoutBinding);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void WriteNumbers(Utf8JsonWriter json, string? name, IEnumerable<double?> values)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (value is { } number) json.WriteNumberValue(number);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }
}
