using System.Text.Json;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Data;
using Simulation.Grains.Telemetry;
using Simulation.Model.Calibration;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Plans.Scenarios;
using Simulation.Storage;

namespace Simulation.Grains.Faults;

/// <summary>
/// Turns what the model library throws into the one exception that every process can read. An exception of a type unknown to the caller's process would
/// arrive there as a serialization error, without its message.
/// </summary>
internal sealed class FaultFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception exception) when (Translate(exception) is { } fault)
        {
            Count(context, fault);
            throw fault;
        }
        catch (SimulationFaultException fault)
        {
            Count(context, fault);
            throw;
        }
    }

    /// <summary>The fault that stands for an exception of the library; null for what is not the library's.</summary>
    public static SimulationFaultException? Translate(Exception exception) => exception switch
    {
        ScenarioException scenario => new SimulationFaultException(FaultKind.Invalid, Summary(scenario), [.. scenario.Problems.Select(Problem)]),
        ConvergenceException => new SimulationFaultException(FaultKind.NotComputable, exception.Message),
        DataException or CalibrationException or ModelTextException => new SimulationFaultException(FaultKind.NotReady, exception.Message),
        StorageUnavailableException => new SimulationFaultException(FaultKind.Unavailable, exception.Message),
        _ => null,
    };

    // Every question enters by a province's door; behind it the same fault passes several grains.
    private static void Count(IIncomingGrainCallContext context, SimulationFaultException fault)
    {
        if (context.Grain is IProvinceGrain) SimulationTelemetry.QuestionRefused(JsonNamingPolicy.KebabCaseLower.ConvertName(fault.Kind.ToString()));
    }

    private static Problem Problem(ScenarioProblem problem) => new(problem.Path, problem.Value, problem.Message, problem.WayOut);

    private static string Summary(ScenarioException scenario) => scenario.Problems.Length == 1
        ? $"{scenario.Problems[0].Message} {scenario.Problems[0].WayOut}".TrimEnd()
        : $"{scenario.Problems.Length} things are wrong with the question; the first: {scenario.Problems[0].Message}";
}
