using Simulation.Contracts.Runs;
using Simulation.Web.Controls;
using Simulation.Web.Reading;

namespace Simulation.Web.Runs;

/// <summary>Words for runs.</summary>
public static class RunWords
{
    /// <summary>What a run computes.</summary>
    public static string Kind(this Reader reader, RunKind kind) => kind switch
    {
        RunKind.Forecast => reader.Say("forecast", "dự báo"),
        RunKind.Calibration => reader.Say("calibration", "hiệu chỉnh"),
        _ => reader.Say("sweep of scenarios", "quét kịch bản"),
    };

    /// <summary>What has become of it.</summary>
    public static string State(this Reader reader, RunState state) => state switch
    {
        RunState.Queued => reader.Say("waiting", "đang chờ"),
        RunState.Running => reader.Say("running", "đang chạy"),
        RunState.Finished => reader.Say("finished", "xong"),
        RunState.Failed => reader.Say("failed", "lỗi"),
        _ => reader.Say("stopped", "đã dừng"),
    };

    /// <summary>What it counts.</summary>
    public static string Steps(this Reader reader, RunKind kind) => kind switch
    {
        RunKind.Forecast => reader.Draws(),
        RunKind.Calibration => reader.Say("steps", "bước"),
        _ => reader.Say("scenarios", "kịch bản"),
    };

    /// <summary>How far it has come: <c>1,200 of 4,000 draws</c>.</summary>
    public static string Progress(this Reader reader, RunStatus status) =>
        $"{reader.Numbers.Fixed(status.Done, 0)} {reader.Say("of", "trên")} {reader.Numbers.Fixed(status.Total, 0)} {reader.Steps(status.Kind)}";

    /// <summary>How many of its shards are done, and at how many somebody works.</summary>
    public static string Shards(this Reader reader, RunShards shards) => reader.Say(
        $"{reader.Numbers.Fixed(shards.Done, 0)} of {reader.Numbers.Fixed(shards.Total, 0)} shards done, {shards.AtWork.Length} at work",
        $"xong {reader.Numbers.Fixed(shards.Done, 0)} trên {reader.Numbers.Fixed(shards.Total, 0)} phần, đang tính {shards.AtWork.Length} phần");

    /// <summary>A shard by its number and what is in it: <c>shard 7, draws 393,217 to 458,752</c>.</summary>
    public static string Shard(this Reader reader, RunStatus run, ShardAtWork shard)
    {
        var (number, first, last) = (reader.Numbers.Fixed(shard.Number + 1, 0), reader.Numbers.Fixed(shard.First + 1, 0), reader.Numbers.Fixed(shard.First + shard.Count, 0));
        return run.Kind switch
        {
            RunKind.Calibration => reader.Say($"shard {number}, {reader.Numbers.Fixed(shard.Done, 0)} steps done", $"phần {number}, đã qua {reader.Numbers.Fixed(shard.Done, 0)} bước"),
            _ when shard.Count == 1 => reader.Say($"shard {number}, {first}", $"phần {number}, thứ {first}"),
            var kind => reader.Say($"shard {number}, {reader.Steps(kind)} {first} to {last}", $"phần {number}, {reader.Steps(kind)} {first} đến {last}"),
        };
    }

    /// <summary>Mark of a state.</summary>
    public static Mark MarkOf(RunState state) => state switch
    {
        RunState.Finished => Mark.Good,
        RunState.Failed => Mark.Bad,
        RunState.Cancelled => Mark.Open,
        _ => Mark.Unknown,
    };
}
