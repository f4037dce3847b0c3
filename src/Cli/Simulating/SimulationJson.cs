using System.Globalization;
using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Model.Plans;

namespace Simulation.Cli.Simulating;

/// <summary>Writes an answer as JSON in the shape of the API's answer to <c>simulate</c>. An undefined figure is null.</summary>
internal static class SimulationJson
{
    /// <summary>Writes the answer with a line end after it.</summary>
    public static void Write(SimulationAnswer answer, TextWriter output) => JsonOutput.Write(output, json =>
    {
        WriteProvenance(json, answer);
        json.WriteNumbers("years", answer.Years.Select(year => (double?)year));
        json.WriteObjects("forecasts", answer.Forecasts, series => WriteForecast(json, series));
        json.WriteObjects("targets", answer.Targets, outcome => WriteTarget(json, outcome));
        WriteJoint(json, answer.AllTargets);
    });

    private static void WriteProvenance(Utf8JsonWriter json, SimulationAnswer answer)
    {
        json.WriteString("run", answer.Run);
        json.WriteString("province", answer.Province);
        json.WriteString("plan", answer.Plan?.Id);
        json.WriteString("model", answer.Model);
        json.WriteString("calibration", answer.Calibration);
        json.WriteString("dataVintage", answer.DataVintage.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("seed", answer.Seed);
        json.WriteNumber("draws", answer.Draws);
    }

    private static void WriteForecast(Utf8JsonWriter json, ForecastSeries series)
    {
        json.WriteString("indicator", series.Indicator);
        json.WriteString("sector", series.Sector);
        json.WriteString("unit", series.Unit);
        json.WriteNumbers("mean", series.Mean);
        json.WriteNumbers("median", series.Median);
        json.WriteStartObject("bands");
        foreach (var band in series.Bands.OrderBy(band => band.Coverage))
        {
            json.WriteStartArray(band.Coverage.ToString(CultureInfo.InvariantCulture));
            json.WriteNumbers(null, band.Low);
            json.WriteNumbers(null, band.High);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteTarget(Utf8JsonWriter json, TargetOutcome outcome)
    {
        json.WriteString("indicator", outcome.Target.Indicator);
        json.WriteString("sector", outcome.Target.Sector);
        json.WriteString("operator", outcome.Target.Operator.ToText());
        json.WriteNumber("value", outcome.Target.Value);
        json.WriteString("unit", outcome.Target.Unit);
        json.WriteNumber("year", outcome.Target.Year);
        json.WriteString("kind", outcome.Target.Kind.ToString().ToLowerInvariant());
        json.WriteNumberOrNull("median", outcome.Median);
        json.WriteNumberOrNull("margin", outcome.Margin);
        json.WriteNumberOrNull("probability", outcome.Probability);
        json.WriteString("status", Status(outcome));
        json.WriteBoolean("restsOnPriors", outcome.Target.RestsOnPriors);
    }

    private static string Status(TargetOutcome outcome) => (outcome.Status, outcome.Unjudged) switch
    {
        (TargetStatus.Exceeded, _) => "exceeded",
        (TargetStatus.Met, _) => "met",
        (TargetStatus.Missed, _) => "missed",
        (_, UnjudgedReason.OnlyReported) => "reported",
        _ => "not-judged",
    };

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
        json.WriteNumberOrNull("probabilityWithoutBinding", joint.ProbabilityWithoutBinding);
        json.WriteEndObject();
    }
}
