using System.Security.Cryptography;
using System.Text;
using Simulation.Contracts.Scenarios;
using Simulation.Contracts.Workshops;
using Simulation.Grains.Tests.Hosting;

namespace Simulation.Grains.Tests.Workshops;

/// <summary>Workshops of the tests.</summary>
internal static class WorkshopSample
{
    /// <summary>Asks for social investment and the investment share of services in 2024.</summary>
    public static WorkshopOrder Order() => new()
    {
        Title = "Vốn đầu tư 2024",
        Asks = [new("social_investment", null, 2024, 2024), new("investment_share", "services", 2024, 2025)],
        Author = "Lan",
        Token = Guid.NewGuid(),
    };

    /// <summary>A workshop that is open, by the grain that looks after it.</summary>
    public static async Task<IPlanningWorkshopGrain> OpenAsync(this SiloFixture silo, WorkshopOrder? order = null)
    {
        var workshop = await silo.Grains.GetGrain<IPlanningWorkshopsGrain>(SiloFixture.Province).OpenAsync(order ?? Order());
        return silo.Grains.GetGrain<IPlanningWorkshopGrain>(workshop.Code);
    }

    /// <summary>What somebody hands in who has joined under a name for the first time, or has shown what he saw.</summary>
    public static WorkshopHandIn HandIn(string participant, double? investment, WriteCondition? condition = null, string? key = null) => new()
    {
        Participant = participant,
        KeyHash = SHA256.HashData(Encoding.UTF8.GetBytes(key ?? $"the key of {participant}")),
        IsHandedIn = true,
        Values = investment is { } value ? [new("social_investment", null, value)] : [],
        Condition = condition ?? WriteCondition.IsNew,
        Token = Guid.NewGuid(),
    };
}
