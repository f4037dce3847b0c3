using System.Collections.Frozen;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Words;

/// <summary>What a value is: a mean, an end of a band, a probability, a score.</summary>
public static class StatisticWords
{
    /// <summary>Unit of probabilities and shares, 0 to 1.</summary>
    public const string Share = "share";

    internal const string Mean = "mean";
    internal const string Median = "median";
    internal const string Target = "target";
    internal const string Probability = "probability";

    /// <summary>Every statistic by its code, with its label.</summary>
    public static FrozenDictionary<string, LocalText> All { get; } = new Dictionary<string, LocalText>
    {
        [Mean] = new("Mean of the draws", "Trung bình các lần rút"),
        [Median] = new("Median of the draws", "Trung vị các lần rút"),
        ["low_50"] = new("Lower end of the 50 % band", "Cận dưới dải 50 %"),
        ["high_50"] = new("Upper end of the 50 % band", "Cận trên dải 50 %"),
        ["low_80"] = new("Lower end of the 80 % band", "Cận dưới dải 80 %"),
        ["high_80"] = new("Upper end of the 80 % band", "Cận trên dải 80 %"),
        ["low_90"] = new("Lower end of the 90 % band", "Cận dưới dải 90 %"),
        ["high_90"] = new("Upper end of the 90 % band", "Cận trên dải 90 %"),
        [Target] = new("Target of the plan", "Mục tiêu kế hoạch"),
        [Probability] = new("Probability", "Xác suất"),
        ["probability_at_start"] = new("Probability at the start of the year", "Xác suất đầu năm"),
        ["probability_error"] = new("Standard error of the probability", "Sai số chuẩn của xác suất"),
        ["probability_difference"] = new("Difference of the probability from the first scenario", "Chênh lệch xác suất so với kịch bản đầu"),
        ["probability_difference_error"] = new("Standard error of that difference", "Sai số chuẩn của chênh lệch đó"),
        ["last_report"] = new("Last report", "Báo cáo gần nhất"),
        ["standard_error"] = new("Standard error of the mean", "Sai số chuẩn của trung bình"),
        ["difference"] = new("Difference from the first scenario", "Chênh lệch so với kịch bản đầu"),
        ["difference_error"] = new("Standard error of the difference", "Sai số chuẩn của chênh lệch"),
        ["expected"] = new("Expected", "Kỳ vọng"),
        ["required"] = new("Required", "Yêu cầu"),
        ["contribution"] = new("Contribution, points", "Đóng góp, điểm phần trăm"),
        ["weight"] = new("Weight", "Quyền số"),
        ["known"] = new("Published", "Đã công bố"),
        ["year_to_date"] = new("From the start of the year", "Từ đầu năm"),
        ["outcome"] = new("What came", "Thực tế"),
        ["crps"] = new("CRPS", "CRPS"),
        ["crps_last_value"] = new("CRPS of the last value", "CRPS của giá trị cuối"),
        ["crps_historical_mean"] = new("CRPS of the historical mean", "CRPS của trung bình lịch sử"),
        ["crps_plan_target"] = new("CRPS of the plan's target", "CRPS của mục tiêu kế hoạch"),
        ["error"] = new("Mean of the forecast less the outcome", "Trung bình dự báo trừ thực tế"),
        ["pit"] = new("Share of the forecast below the outcome", "Phần dự báo dưới thực tế"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The label of a statistic; of quantiles, which a backtest chooses itself, and of a second target for one indicator, from their code.</summary>
    internal static LocalText Of(string code) =>
        All.TryGetValue(code, out var label) ? label
        : code.LastIndexOf('_') is > 0 and var end && All.TryGetValue(code[..end], out var first) ? new LocalText($"{first.English} ({code[(end + 1)..]})", $"{first.Vietnamese} ({code[(end + 1)..]})")
        : code.StartsWith('q') ? new LocalText($"Quantile {code[1..].Replace('_', '.')} %", $"Phân vị {code[1..].Replace('_', '.')} %")
        : LocalText.Same(code);
}
