using Simulation.Contracts.Analyses;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Documents.Analyses;
using Simulation.Grains.Provinces;
using Simulation.Grains.Scenarios;
using Simulation.Model.Identity;

namespace Simulation.Grains.Analyses;

/// <summary>Gives questions to analyses a ticket: the saved scenarios they name are found, and the identity of the answer is settled.</summary>
internal static class AnalysisDesk
{
    /// <summary>The ticket of a question.</summary>
    /// <exception cref="SimulationFaultException">There is no such analysis, or no such scenario.</exception>
    public static async Task<AnalysisTicket> AdmitAsync(IGrainFactory grains, PreparedProvince province, AnalysisQuestion question, CancellationToken cancellation)
    {
        var analysis = Find(question.Analysis);
        var scenarios = new FoundScenario[question.Scenarios.Length];
        for (var i = 0; i < scenarios.Length; i++) scenarios[i] = await FindAsync(grains, province.Id, question.Scenarios[i], cancellation);
        var ticket = new AnalysisTicket
        {
            Id = "",
            Analysis = question.Analysis,
            Province = province.Id,
            Revision = province.Revision,
            Calibration = province.Calibration.Id,
            Request = question.Request,
            Scenarios = scenarios,
        };
        return ticket with { Id = Hash(ticket, analysis.Version) };
    }

    /// <summary>An analysis by its name.</summary>
    /// <exception cref="SimulationFaultException">There is no such analysis.</exception>
    public static ProvinceAnalysis Find(string name) => AnalysisCatalogue.All.GetValueOrDefault(name) ?? throw new SimulationFaultException(
        FaultKind.NotFound, $"This silo has no analysis '{name}'; it has {string.Join(", ", AnalysisCatalogue.All.Keys)}. Are all silos of one version?");

    private static async Task<FoundScenario> FindAsync(IGrainFactory grains, string province, NamedScenario named, CancellationToken cancellation)
    {
        try
        {
            return new FoundScenario(named, await grains.GetGrain<IScenarioGrain>($"{province}/{named.Id}").FindAsync(named.Version, cancellation));
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            var problem = fault.Problems is [{ Path: ScenarioFaults.VersionPath } version]
                ? version with { Path = $"{named.Path}/scenarioVersion" }
                : new Problem($"{named.Path}/scenario", named.Id, fault.Message, "Give the id of a saved scenario, or the changes themselves.");
            throw new SimulationFaultException(FaultKind.Invalid, $"{problem.Message} {problem.WayOut}", problem);
        }
    }

    // The versions that were found decide, not whether they were asked for as the newest.
    private static string Hash(AnalysisTicket ticket, int version)
    {
        using var hash = new ContentHash("analysis/1");
        hash.Add(ticket.Analysis).Add(version).Add(ticket.Province).Add(ticket.Revision).Add(ticket.Calibration).Add(Convert.ToHexString(ticket.Request));
        foreach (var scenario in ticket.Scenarios) hash.Add(scenario.Saved.Id).Add(scenario.Saved.Version);
        return hash.Finish();
    }
}
