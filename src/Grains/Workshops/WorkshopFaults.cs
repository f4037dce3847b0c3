using System.Globalization;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;

namespace Simulation.Grains.Workshops;

/// <summary>What is said when a workshop is not there, or does not take what is handed in.</summary>
internal static class WorkshopFaults
{
    public static SimulationFaultException Unknown(string code) => new(
        FaultKind.NotFound, $"There is no workshop with the code {WorkshopCode.Show(code)}, or it has expired. A code has nine letters and digits, and no vowels; ask for it again.");

    public static SimulationFaultException Closed(DateTimeOffset end) => new(
        FaultKind.Closed, Text($"The workshop was closed on {end:yyyy-MM-dd HH:mm} UTC, and takes nothing any more. What was handed in before counts."));

    public static SimulationFaultException Full() => new(
        FaultKind.Closed, Text($"The workshop has {Workshop.MostParticipants} participants, and takes no more. Those who have joined may go on changing what they handed in."));

    public static SimulationFaultException Taken(string participant) => new(
        FaultKind.Conflict, $"Somebody called {participant} has joined already, and nothing was written. Take another name, or add something to it.",
        new Problem("If-None-Match", "*", $"The name '{participant}' is taken.", "Choose another name; to change an entry of your own, send If-Match and the key it was made with."));

    public static SimulationFaultException NotYours(string participant) => new(
        FaultKind.Forbidden, $"The entry of {participant} was made with another key. Send the key it was made with, or join under another name.");

    public static SimulationFaultException Absent(string participant) => new(
        FaultKind.Conflict, $"Nobody called {participant} has joined, and nothing was written. Send If-None-Match: * to join.",
        new Problem("If-Match", null, "There is no such entry.", "Send If-None-Match: * instead."));

    public static SimulationFaultException Outdated(WorkshopEntry entry, WriteCondition condition) => new(
        FaultKind.Conflict, Text($"The entry of {entry.Participant} has version {entry.Version}, and nothing was written. Send If-Match: \"{entry.Version}\"."),
        new Problem("If-Match", string.Join(", ", condition.Versions.Select(version => Text($"\"{version}\""))), Text($"The newest version is {entry.Version}."), Text($"Send If-Match: \"{entry.Version}\".")));

    public static SimulationFaultException Invalid(IReadOnlyList<Problem> problems) => new(
        FaultKind.Invalid,
        problems.Count == 1 ? $"{problems[0].Message} {problems[0].WayOut}" : Text($"{problems.Count} things are wrong; the first: {problems[0].Message}"),
        [.. problems]);

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
