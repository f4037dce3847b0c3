using Microsoft.Extensions.Options;
using Simulation.Model.Execution;

namespace Simulation.Grains.Hosting;

/// <summary>Refuses to start with options that make no sense, naming each.</summary>
internal sealed class SimulationOptionsCheck : IValidateOptions<SimulationOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Century = TimeSpan.FromDays(36_500);

    public ValidateOptionsResult Validate(string? name, SimulationOptions options)
    {
        var problems = new List<string>();
        Require(options.MaximumDraws is >= 1 and <= 2_000_000_000, nameof(options.MaximumDraws), options.MaximumDraws, "from 1 to 2000000000");
        Require(options.InteractiveDraws >= 0, nameof(options.InteractiveDraws), options.InteractiveDraws, "0 or more");
        Require(IsShard(options.InteractiveShard), nameof(options.InteractiveShard), options.InteractiveShard, $"a multiple of {OutputBlock.MaximumDraws}");
        Require(IsShard(options.BulkShard), nameof(options.BulkShard), options.BulkShard, $"a multiple of {OutputBlock.MaximumDraws}");
        Require(options.CalibrationBlocks >= 2, nameof(options.CalibrationBlocks), options.CalibrationBlocks, "2 or more");
        Require(options.CalibrationSteps >= 16, nameof(options.CalibrationSteps), options.CalibrationSteps, "16 or more");
        Require(options.MaximumPoints is >= 1 and <= 1_000_000, nameof(options.MaximumPoints), options.MaximumPoints, "from 1 to 1000000");
        Require(options.WorkerThreads >= 0, nameof(options.WorkerThreads), options.WorkerThreads, "0 or more");
        Require(options.OpenRuns is >= 1 and <= 1_000, nameof(options.OpenRuns), options.OpenRuns, "from 1 to 1000");
        Require(options.OpenRunsOfCaller >= 1, nameof(options.OpenRunsOfCaller), options.OpenRunsOfCaller, "1 or more");
        Require(options.RememberedAnswers >= 1, nameof(options.RememberedAnswers), options.RememberedAnswers, "1 or more");
        RequireTime(options.Lease, nameof(options.Lease), TimeSpan.FromSeconds(1), Longest);
        RequireTime(options.RecordEvery, nameof(options.RecordEvery), TimeSpan.Zero, Longest);
        RequireTime(options.Drain, nameof(options.Drain), TimeSpan.Zero, Longest);
        if (options.KeepRuns is { } keep) RequireTime(keep, nameof(options.KeepRuns), Day, Century);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void RequireTime(TimeSpan value, string option, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most) problems.Add($"{SimulationOptions.Section}:{option} is {value} and must be from {least} to {most}.");
        }

        void Require(bool holds, string option, int value, string expected)
        {
            if (!holds) problems.Add($"{SimulationOptions.Section}:{option} is {value} and must be {expected}.");
        }
    }

    private static bool IsShard(int draws) => draws > 0 && draws % OutputBlock.MaximumDraws == 0;
}
