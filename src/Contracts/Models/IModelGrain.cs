namespace Simulation.Contracts.Models;

/// <summary>A model text and what can be asked of it. Key: model name, <c>provincial</c>.</summary>
[Alias("model")]
public interface IModelGrain : IGrainWithStringKey
{
    /// <summary>Declarations, equations, blocks and what they exchange.</summary>
    /// <exception cref="Faults.SimulationFaultException">No such model.</exception>
    [Alias("describe")]
    Task<ModelDescription> DescribeAsync(CancellationToken cancellation = default);

    /// <summary>One variable: its equation, what it depends on and, for a province, the values of its terms in a year.</summary>
    /// <param name="variable">Full name, <c>value_added[power]</c>.</param>
    /// <param name="province">Province whose baseline gives the values; null for none.</param>
    /// <param name="year">A year of the forecast; null for the first.</param>
    /// <param name="depth">How many steps upstream to follow, 1 to 10.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Faults.SimulationFaultException">No such model, variable or province, or a year outside the forecast.</exception>
    [Alias("explain")]
    Task<VariableExplanation> ExplainAsync(string variable, string? province, int? year, int depth, CancellationToken cancellation = default);

    /// <summary>Puts a question to the model, or to a text that comes with the question; nothing is kept.</summary>
    /// <param name="analysis">Name of the analysis.</param>
    /// <param name="request">The question, as JSON in UTF-8, of the right shape.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The document, as JSON in UTF-8.</returns>
    /// <exception cref="Faults.SimulationFaultException">No such model or province, or the question cannot be answered as asked.</exception>
    [Alias("analyse")]
    Task<byte[]> AnalyseAsync(string analysis, byte[] request, CancellationToken cancellation = default);
}
