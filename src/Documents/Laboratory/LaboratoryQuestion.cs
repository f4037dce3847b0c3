using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.Estimation;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Laboratory;

/// <summary>Turns what is wrong with a question about a model into problems with their places.</summary>
public static class LaboratoryQuestion
{
    /// <summary>A problem at a place of a question.</summary>
    public static ScenarioException Problem(string path, string? value, string message, string wayOut) => new([new ScenarioProblem(path, value, message, wayOut)]);

    /// <summary>Runs an analysis, or reads a part of its question; what it refuses becomes a problem of that place.</summary>
    /// <param name="ask">The analysis.</param>
    /// <param name="path">The place, as a JSON pointer; the whole question when empty.</param>
    /// <param name="value">What stands there.</param>
    /// <exception cref="ScenarioException">It was refused.</exception>
    public static T Ask<T>(Func<T> ask, string path = "", string? value = null)
    {
        ArgumentNullException.ThrowIfNull(ask);
        try
        {
            return ask();
        }
        catch (ControlException e)
        {
            throw Problem(path, value, e.What ?? e.Message, e.Hint ?? "");
        }
        catch (EstimationException e)
        {
            throw Problem(path, value, e.Equation is null ? e.What ?? e.Message : $"The equation of '{e.Equation}' cannot be estimated: {e.What}", e.Hint ?? "");
        }
        catch (Exception e) when (e is ModelTextException or ConvergenceException or ArgumentException)
        {
            throw Problem(path, value, e.Message, "");
        }
    }
}
