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
        RunState.Failed => reader.Say("failed", "hỏng"),
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

    /// <summary>Mark of a state.</summary>
    public static Mark MarkOf(RunState state) => state switch
    {
        RunState.Finished => Mark.Good,
        RunState.Failed => Mark.Bad,
        RunState.Cancelled => Mark.Open,
        _ => Mark.Unknown,
    };
}
