using System.Globalization;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;

namespace Simulation.Web.Runs;

/// <summary>A large run of the baseline that is about to be submitted.</summary>
public sealed class RunSubmission
{
    private const long UsualDraws = 1_000_000;

    /// <summary>Starts from what a province allows.</summary>
    public RunSubmission(ProvinceDescription province)
    {
        Province = province;
        (Draws, Horizon) = (Math.Min(UsualDraws, province.MaximumDraws), province.DefaultHorizon);
    }

    /// <summary>The province.</summary>
    public ProvinceDescription Province { get; }

    /// <summary>Number of draws.</summary>
    public long Draws { get; set; }

    /// <summary>Last year.</summary>
    public int Horizon { get; set; }

    /// <summary>Seed of the random numbers.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>The question.</summary>
    public SimulationQuestion Question => new() { Draws = Draws, Horizon = Horizon, Seed = Seed };

    /// <summary>The same question as the API takes it.</summary>
    public string Body => string.Create(CultureInfo.InvariantCulture, $"{{\"draws\":{Draws},\"horizon\":{Horizon},\"seed\":{Seed}}}");

    /// <summary>The calls that give the same numbers: submit, follow, read; or all in one when it is small.</summary>
    /// <param name="run">Id of the run; null before it is known.</param>
    public IReadOnlyList<string> Calls(string? run) =>
    [
        $"POST /v1/provinces/{Province.Id}/runs\n{Body}",
        $"GET /v1/runs/{run ?? "{run}"}/events",
        $"GET /v1/runs/{run ?? "{run}"}/results",
        $"POST /v1/provinces/{Province.Id}/simulate\n{Body}",
    ];
}
