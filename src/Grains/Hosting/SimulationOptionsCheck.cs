using Microsoft.Extensions.Options;
using Simulation.Model.Execution;

namespace Simulation.Grains.Hosting;

/// <summary>Refuses to start with options that make no sense, naming each.</summary>
internal sealed class SimulationOptionsCheck : IValidateOptions<SimulationOptions>
{
    public ValidateOptionsResult Validate(string? name, SimulationOptions options)
    {
        var problems = new List<string>();
        Require(options.MaximumDraws is >= 1 and <= 2_000_000_000, nameof(options.MaximumDraws), options.MaximumDraws, "from 1 to 2000000000");
        Require(options.InteractiveDraws >= 0, nameof(options.InteractiveDraws), options.InteractiveDraws, "0 or more");
        Require(IsShard(options.InteractiveShard), nameof(options.InteractiveShard), options.InteractiveShard, $"a multiple of {OutputBlock.MaximumDraws}");
        Require(IsShard(options.BulkShard), nameof(options.BulkShard), options.BulkShard, $"a multiple of {OutputBlock.MaximumDraws}");
        Require(options.CalibrationBlocks >= 2, nameof(options.CalibrationBlocks), options.CalibrationBlocks, "2 or more");
        Require(options.CalibrationSteps >= 16, nameof(options.CalibrationSteps), options.CalibrationSteps, "16 or more");
        Require(options.CalibrationThreads >= 1, nameof(options.CalibrationThreads), options.CalibrationThreads, "1 or more");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Require(bool holds, string option, int value, string expected)
        {
            if (!holds) problems.Add($"{SimulationOptions.Section}:{option} is {value} and must be {expected}.");
        }
    }

    private static bool IsShard(int draws) => draws > 0 && draws % OutputBlock.MaximumDraws == 0;
}
