using System.Runtime.CompilerServices;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Faults;

namespace Simulation.Api.Tests.Doubles;

/// <summary>An analysis that is half done when it is looked at, and then comes to what its id says.</summary>
internal sealed class SampleAnalysis(string id) : IAnalysisGrain
{
    public Task<AnalysisAnswer> AskAsync(AnalysisTicket ticket, TimeSpan patience, CancellationToken cancellation = default) => throw new NotSupportedException();

    public async IAsyncEnumerable<AnalysisAnswer> WatchAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.Yield();
        if (id == "unknown") yield break;
        yield return new AnalysisAnswer(null, 0.5, id);
        if (id == "lost") throw new SiloUnavailableException();
        if (id == "wrong") throw new SimulationFaultException(FaultKind.Invalid, "No solution.", new Problem("/targets", null, "No solution.", "Ask for less."));
        yield return new AnalysisAnswer("""{"a":1}"""u8.ToArray(), 1, id);
    }
}
