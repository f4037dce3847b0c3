using System.Globalization;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Model.Language.Diagnostics;
using Simulation.Storage.Records;

namespace Simulation.Grains.Scenarios;

/// <summary>What is said when a scenario is not there, or not as the writer thought.</summary>
internal static class ScenarioFaults
{
    /// <summary>Where the version of an address stands: tells an unknown version from an unknown scenario.</summary>
    public const string VersionPath = "?version";

    private const int MostListed = 20;

    public static SimulationFaultException Unknown(string province, string scenario, IReadOnlyList<string> known) =>
        new(FaultKind.NotFound, $"{province} has no scenario '{scenario}'. {Known(scenario, known)}");

    public static SimulationFaultException UnknownVersion(RecordKey scenario, long version, long last) =>
        NoVersion(version, Text($"{scenario.Id} has no version {version}. Its versions are 1..{last}."));

    public static SimulationFaultException Deleted(StoredRecord deletion) => NoVersion(
        deletion.Version,
        Text($"{deletion.Key.Id} was deleted by {deletion.Author} in version {deletion.Version} on {deletion.Written:yyyy-MM-dd HH:mm} UTC. Earlier versions are there."));

    public static SimulationFaultException ConditionRequired(RecordKey scenario, StoredRecord current) => new(
        FaultKind.ConditionRequired,
        Text($"{scenario.Id} is there already, in version {current.Version} of {current.Author}. Read it, and send If-Match: \"{current.Version}\" to say that you have seen what you replace."),
        new Problem("If-Match", null, "The header is missing.", Text($"Send If-Match: \"{current.Version}\".")));

    public static SimulationFaultException Conflict(RecordKey scenario, WriteCondition condition, StoredRecord? current)
    {
        if (current is null)
        {
            return new SimulationFaultException(
                FaultKind.Conflict, $"{scenario.Id} is not there (any more), and nothing was written. Send If-None-Match: * to create it.",
                new Problem("If-Match", Versions(condition), "There is no such scenario.", "Send If-None-Match: * instead."));
        }

        if (condition.Kind == WriteConditionKind.IsNew)
        {
            return new SimulationFaultException(
                FaultKind.Conflict, Text($"{scenario.Id} is there already, in version {current.Version} of {current.Author}, and nothing was written. Choose another id, or send If-Match: \"{current.Version}\" to replace it."),
                new Problem("If-None-Match", "*", Text($"There is a version {current.Version}."), Text($"Send If-Match: \"{current.Version}\" instead, or choose another id.")));
        }

        return new SimulationFaultException(
            FaultKind.Conflict,
            Text($"{scenario.Id} has version {current.Version}, written by {current.Author} on {current.Written:yyyy-MM-dd HH:mm} UTC, and nothing was written. Read it again, repeat your change, and send If-Match: \"{current.Version}\"."),
            new Problem("If-Match", Versions(condition), Text($"The newest version is {current.Version}."), Text($"Read it, and send If-Match: \"{current.Version}\".")));
    }

    /// <summary>What may have been meant, and what there is.</summary>
    public static string Known(string scenario, IReadOnlyList<string> known) => known.Count == 0
        ? "It has none yet."
        : string.Join(' ', new[]
        {
            NameSuggestion.Hint(scenario, known),
            $"Its scenarios are {string.Join(", ", known.Take(MostListed))}{(known.Count > MostListed ? ", ..." : "")}.",
        }.OfType<string>());

    private static SimulationFaultException NoVersion(long version, string message) =>
        new(FaultKind.NotFound, message, new Problem(VersionPath, Text($"{version}"), message, "Leave the version out for the newest."));

    private static string Versions(WriteCondition condition) => condition.Kind == WriteConditionKind.Exists
        ? "*"
        : string.Join(", ", condition.Versions.Select(version => Text($"\"{version}\"")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
