using System.Globalization;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Scenarios;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Grains.Scenarios;

/// <summary>
/// A question laid on a saved scenario: the scenario's levers and events, then those of the question, which hold where both speak. The question that comes of it names no
/// scenario any more, so that a run is decided by what is changed and not by where that was kept.
/// </summary>
internal sealed class ScenarioLaying
{
    private readonly SavedScenario? scenario;

    private ScenarioLaying(SimulationQuestion question, SavedScenario? scenario)
    {
        this.scenario = scenario;
        Question = question;
    }

    /// <summary>The question with the scenario's changes in it.</summary>
    public SimulationQuestion Question { get; }

    /// <summary>The scenario and its version; null for none.</summary>
    public ScenarioReference? Reference => scenario is null ? null : new ScenarioReference(scenario.Id, scenario.Version);

    /// <summary>Finds the scenario that a question names, and lays the question on it.</summary>
    /// <exception cref="SimulationFaultException">There is no such scenario or version.</exception>
    public static async Task<ScenarioLaying> LayAsync(IGrainFactory grains, string province, SimulationQuestion question, CancellationToken cancellation)
    {
        if (question.Scenario is not { } id)
        {
            return question.ScenarioVersion is null
                ? new ScenarioLaying(question, null)
                : throw Refused("/scenarioVersion", question.ScenarioVersion?.ToString(CultureInfo.InvariantCulture), "A version is given, and no scenario.", "Give 'scenario' too, or leave the version out.");
        }

        try
        {
            var scenario = await grains.GetGrain<IScenarioGrain>($"{province}/{id}").FindAsync(question.ScenarioVersion, cancellation);
            return new ScenarioLaying(Lay(question, scenario.Definition), scenario);
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            throw fault.Problems is [{ Path: ScenarioFaults.VersionPath } problem]
                ? Refused("/scenarioVersion", problem.Value, problem.Message, problem.WayOut)
                : Refused("/scenario", id, fault.Message, "Give the id of a saved scenario, or leave it out for the baseline.");
        }
    }

    /// <summary>A problem of the laid question, in the places of what was asked: what is wrong with a change of the scenario is a problem of its name.</summary>
    public ScenarioException Relocate(ScenarioException exception) =>
        scenario is null ? exception : new ScenarioException([.. exception.Problems.Select(Relocate)]);

    private static SimulationQuestion Lay(SimulationQuestion question, ScenarioDefinition scenario) => question with
    {
        Plan = question.Plan ?? scenario.Plan,
        Horizon = question.Horizon ?? scenario.Horizon,
        Levers = [.. scenario.Levers, .. question.Levers],
        Events = [.. scenario.Events, .. question.Events],
        Scenario = null,
        ScenarioVersion = null,
    };

    private ScenarioProblem Relocate(ScenarioProblem problem)
    {
        var parts = problem.Path.Split('/');
        var laid = parts.ElementAtOrDefault(1) switch
        {
            "levers" => scenario!.Definition.Levers.Length,
            "events" => scenario!.Definition.Events.Length,
            _ => 0,
        };
        if (laid == 0 || parts.Length < 3) return problem;
        var index = int.Parse(parts[2], CultureInfo.InvariantCulture);
        if (index >= laid)
            return problem with { Path = string.Join('/', [.. parts[..2], (index - laid).ToString(CultureInfo.InvariantCulture), .. parts[3..]]) };
        return problem with
        {
            Path = "/scenario",
            Value = scenario!.Id,
            Message = string.Create(CultureInfo.InvariantCulture, $"Version {scenario.Version} of {scenario.Id} does not fit this question at {problem.Path}: {problem.Message}"),
        };
    }

    private static SimulationFaultException Refused(string path, string? value, string message, string wayOut) =>
        new(FaultKind.Invalid, $"{message} {wayOut}", new Problem(path, value, message, wayOut));
}
