using System.Collections.Immutable;
using Simulation.Data;
using Simulation.Documents.Questions;
using Simulation.Model.Calibration;
using Simulation.Model.Plans;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Analyses;

/// <summary>What an analysis is about: a calibrated province, and the saved scenarios that its question names. Immutable.</summary>
public sealed record AnalysisSubject
{
    /// <summary>The province joined with its compiled model.</summary>
    public required ProvinceCalibration Source { get; init; }

    /// <summary>Its calibration.</summary>
    public required CalibrationResult Calibration { get; init; }

    /// <summary>Forecasts that go on from the calibration.</summary>
    public required Forecaster Forecaster { get; init; }

    /// <summary>Text of the model, for analyses that join it with other data or change it.</summary>
    public required ModelSource Text { get; init; }

    /// <summary>Threads that an analysis may use; never a reason for other figures.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Changes of the saved scenarios, by the id and the version that the question gives.</summary>
    public ImmutableDictionary<(string Scenario, long? Version), Scenario> Saved { get; init; } = ImmutableDictionary<(string, long?), Scenario>.Empty;

    /// <summary>The province joined with its model.</summary>
    public ProvinceModel Joined => Source.Joined;

    /// <summary>A plan of the province.</summary>
    /// <param name="id">Its id; null for the current one.</param>
    /// <exception cref="ScenarioException">There is no such plan, or the province has none.</exception>
    public Plan PlanOf(string? id) => PlanChoice.Find(Joined, id);

    /// <summary>The scenario of a choice: the saved changes, then its own.</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="path">Its place in the question, as a JSON pointer.</param>
    /// <exception cref="ScenarioException">It names a scenario that is not among <see cref="Saved"/>.</exception>
    public Scenario ScenarioOf(ScenarioChoice choice, string path)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var saved = choice.Scenario is not { } id ? Scenario.Baseline
            : Saved.TryGetValue((id, choice.ScenarioVersion), out var found) ? found
            : throw new ScenarioException([new ScenarioProblem($"{path}/scenario", id, $"There is no scenario '{id}' here.", "Give the changes themselves, or save the scenario first.")]);
        return new Scenario(
            [.. saved.Levers, .. choice.Levers.Select(lever => lever.ToChange())],
            [.. saved.Events, .. choice.Events.Select(change => change.ToChange())]);
    }
}
