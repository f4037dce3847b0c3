using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Simulation.Contracts.Faults;
using Simulation.Grains.Keys;
using Simulation.Grains.Provinces;
using Simulation.Grains.Scenarios;
using Simulation.Grains.Webhooks;
using Simulation.Grains.Workshops;
using Simulation.Storage.Records;

namespace Simulation.Grains.Records;

/// <summary>How records are written: JSON that names no types of the program, what is absent left out, Vietnamese legible.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScenarioRecord))]
[JsonSerializable(typeof(ProvinceRecord))]
[JsonSerializable(typeof(UploadRecord))]
[JsonSerializable(typeof(KeyRecord))]
[JsonSerializable(typeof(WebhookRecord))]
[JsonSerializable(typeof(WorkshopRecord))]
[JsonSerializable(typeof(WorkshopEntryRecord))]
internal sealed partial class RecordJson : JsonSerializerContext
{
    static RecordJson() => Default = new RecordJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Reads the content of a record.</summary>
    /// <param name="record">A version that is not a deletion.</param>
    /// <param name="schema">Newest form that this program knows.</param>
    /// <param name="type">Its type.</param>
    /// <exception cref="SimulationFaultException">A newer program wrote it.</exception>
    public static T Read<T>(StoredRecord record, int schema, JsonTypeInfo<T> type)
    {
        if (record.Schema > schema)
        {
            throw new SimulationFaultException(
                FaultKind.NotReady, $"{record.Key} was written in form {record.Schema} by a newer version of the program; this one reads forms up to {schema}. Ask a process that is up to date.");
        }

        return JsonSerializer.Deserialize(record.Content.Span, type) ?? throw new InvalidDataException($"Version {record.Version} of {record.Key} holds nothing.");
    }
}
