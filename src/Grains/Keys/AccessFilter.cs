using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Auditing;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Webhooks;
using Simulation.Contracts.Workshops;

namespace Simulation.Grains.Keys;

/// <summary>
/// Refuses calls that come from outside for somebody who may not make them: the pages ask grains without passing the addresses of the API, and what the API lets through by mistake
/// stops here. What one grain asks of another is the program's own affair.
/// </summary>
internal sealed class AccessFilter : IIncomingGrainCallFilter
{
    private static readonly Dictionary<(Type, string), AccessRole> Roles = new()
    {
        [(typeof(IScenarioGrain), nameof(IScenarioGrain.SaveAsync))] = AccessRole.Planner,
        [(typeof(IScenarioGrain), nameof(IScenarioGrain.DeleteAsync))] = AccessRole.Planner,
        [(typeof(IProvinceGrain), nameof(IProvinceGrain.SubmitAsync))] = AccessRole.Planner,
        [(typeof(ISweepDeskGrain), nameof(ISweepDeskGrain.SubmitAsync))] = AccessRole.Planner,
        [(typeof(IRunGrain), nameof(IRunGrain.CancelAsync))] = AccessRole.Planner,
        [(typeof(IWebhookGrain), nameof(IWebhookGrain.RegisterAsync))] = AccessRole.Planner,
        [(typeof(IPlanningWorkshopsGrain), nameof(IPlanningWorkshopsGrain.OpenAsync))] = AccessRole.Planner,
        [(typeof(IPlanningWorkshopGrain), nameof(IPlanningWorkshopGrain.OpenAsync))] = AccessRole.Planner,
        [(typeof(IPlanningWorkshopGrain), nameof(IPlanningWorkshopGrain.CloseAsync))] = AccessRole.Planner,
        [(typeof(IPlanningWorkshopGrain), nameof(IPlanningWorkshopGrain.LeaveOutAsync))] = AccessRole.Planner,
        [(typeof(IProvinceGrain), nameof(IProvinceGrain.UploadAsync))] = AccessRole.Economist,
        [(typeof(IProvinceGrain), nameof(IProvinceGrain.ImportAsync))] = AccessRole.Economist,
        [(typeof(IProvinceGrain), nameof(IProvinceGrain.RemoveAsync))] = AccessRole.Operator,
        [(typeof(IProvinceGrain), nameof(IProvinceGrain.CalibrateAsync))] = AccessRole.Economist,
        [(typeof(IProvinceGrain), nameof(IProvinceGrain.PublishAsync))] = AccessRole.Economist,
        [(typeof(IKeysGrain), nameof(IKeysGrain.CreateAsync))] = AccessRole.Operator,
        [(typeof(IKeysGrain), nameof(IKeysGrain.ListAsync))] = AccessRole.Operator,
        [(typeof(IKeysGrain), nameof(IKeysGrain.RevokeAsync))] = AccessRole.Operator,
    };

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && source.IsClient() && Access.Current is { } access) Check(context, access);
        return context.Invoke();
    }

    private static void Check(IIncomingGrainCallContext context, Access access)
    {
        var method = context.InterfaceMethod;
        if (method.DeclaringType is not { } type) return;
        if (Roles.TryGetValue((type, method.Name), out var role) && access.Role < role) throw TooLow(role, access.Role);
        if (type == typeof(IProvinceGrain) || type == typeof(IScenariosGrain) || type == typeof(IScenarioGrain) || type == typeof(IAuditGrain) || type == typeof(IPlanningWorkshopsGrain))
            Access.Require(context.TargetId.Key.ToString()!.Split('/')[0]);
    }

    private static SimulationFaultException TooLow(AccessRole needed, AccessRole own) =>
        new(FaultKind.Forbidden, $"This needs the role {needed.ToString().ToLowerInvariant()}, and the key has the role {own.ToString().ToLowerInvariant()}.");
}
