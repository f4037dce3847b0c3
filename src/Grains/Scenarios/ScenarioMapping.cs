using Simulation.Contracts.Scenarios;
using Simulation.Storage.Records;

namespace Simulation.Grains.Scenarios;

/// <summary>Stored scenarios in the words of the contracts.</summary>
internal static class ScenarioMapping
{
    public static SavedScenario Saved(StoredRecord record)
    {
        var (province, id) = Names(record.Key);
        return new SavedScenario
        {
            Province = province,
            Id = id,
            Version = record.Version,
            Author = record.Author,
            Changed = record.Written,
            Definition = ScenarioRecord.Read(record).Definition(),
        };
    }

    public static ScenarioVersion Version(StoredRecord record)
    {
        var content = record.IsDeleted ? null : ScenarioRecord.Read(record);
        return new ScenarioVersion(
            Names(record.Key).Id, record.Version, record.Author, record.Written, record.IsDeleted, content?.Name ?? "", content?.Changes ?? 0);
    }

    private static (string Province, string Id) Names(RecordKey key)
    {
        var slash = key.Id.IndexOf('/');
        return (key.Id[..slash], key.Id[(slash + 1)..]);
    }
}
