using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Simulation.Data;
using Simulation.Grains.Records;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;
using Simulation.Storage.Records;

namespace Simulation.Grains.Scenarios;

/// <summary>Scenarios as files of an archive: the fields that the API takes, for people to read and change.</summary>
internal static class ScenarioFiles
{
    private static readonly JsonWriterOptions Legible = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A kept scenario as a file.</summary>
    public static ReadOnlyMemory<byte> Write(StoredRecord record)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Legible)) JsonSerializer.Serialize(writer, ScenarioRecord.Read(record), RecordJson.Default.ScenarioRecord);
        return text.ToArray();
    }

    /// <summary>The scenarios of files, each checked as one that is saved; with everything wrong in them.</summary>
    /// <param name="files">The files by the ids of their scenarios.</param>
    /// <param name="examiner">Checks questions of the province.</param>
    public static (IReadOnlyList<(string Id, ScenarioRecord Scenario)> Scenarios, IReadOnlyList<DataDiagnostic> Problems) Read(
        ImmutableArray<(string Id, DataFile File)> files, Forecaster examiner)
    {
        var (scenarios, problems) = (new List<(string, ScenarioRecord)>(), new List<DataDiagnostic>());
        foreach (var (id, file) in files)
        {
            try
            {
                var read = JsonSerializer.Deserialize(file.Bytes.Span, RecordJson.Default.ScenarioRecord) ?? throw new JsonException("null is no scenario.");
                scenarios.Add((id, ScenarioRecord.Of(ScenarioCheck.Reduce(examiner, id, read.Definition()).Kept)));
            }
            catch (JsonException e)
            {
                problems.Add(DataDiagnostic.Error(DataProblem.Settings, file.Name, (int?)e.LineNumber + 1, e.Path, null, "a scenario", e.Message));
            }
            catch (ScenarioException e)
            {
                problems.AddRange(e.Problems.Select(problem => new DataDiagnostic(DataProblem.Model, DataSeverity.Error, file.Name, null, problem.Path, problem.Value, problem.Message, problem.WayOut)));
            }
        }

        return (scenarios, problems);
    }
}
