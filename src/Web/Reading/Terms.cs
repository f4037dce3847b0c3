using Simulation.Contracts.Keys;

namespace Simulation.Web.Reading;

/// <summary>The glossary: one wording of each term in each language, on every page.</summary>
public static class Terms
{
    /// <summary>Lever.</summary>
    public static string Lever(this Reader reader) => reader.Say("Lever", "Đòn bẩy");

    /// <summary>Levers.</summary>
    public static string Levers(this Reader reader) => reader.Say("Levers", "Đòn bẩy");

    /// <summary>Baseline.</summary>
    public static string Baseline(this Reader reader) => reader.Say("Baseline", "Cơ sở");

    /// <summary>Scenario.</summary>
    public static string Scenario(this Reader reader) => reader.Say("Scenario", "Kịch bản");

    /// <summary>Target.</summary>
    public static string Target(this Reader reader) => reader.Say("Target", "Chỉ tiêu");

    /// <summary>The value a target asks for.</summary>
    public static string Goal(this Reader reader) => reader.Say("Goal", "Mục tiêu");

    /// <summary>Probability of meeting a target.</summary>
    public static string Probability(this Reader reader) => reader.Say("Probability", "Xác suất đạt");

    /// <summary>Median.</summary>
    public static string Median(this Reader reader) => reader.Say("Median", "Trung vị");

    /// <summary>A central band.</summary>
    public static string Band(this Reader reader, int percent) => reader.Say($"{percent} % band", $"Dải {percent}%");

    /// <summary>Year.</summary>
    public static string Year(this Reader reader) => reader.Say("Year", "Năm");

    /// <summary>Unit.</summary>
    public static string Unit(this Reader reader) => reader.Say("Unit", "Đơn vị");

    /// <summary>Source.</summary>
    public static string Source(this Reader reader) => reader.Say("Source", "Nguồn");

    /// <summary>Calibration.</summary>
    public static string Calibration(this Reader reader) => reader.Say("Calibration", "Hiệu chỉnh");

    /// <summary>Backtest.</summary>
    public static string Backtest(this Reader reader) => reader.Say("Backtest", "Kiểm định lùi");

    /// <summary>Seed of random numbers.</summary>
    public static string Seed(this Reader reader) => reader.Say("seed", "hạt giống");

    /// <summary>Draws.</summary>
    public static string Draws(this Reader reader) => reader.Say("draws", "lượt");

    /// <summary>Published figures.</summary>
    public static string Published(this Reader reader) => reader.Say("published", "đã có số liệu");

    /// <summary>Forecast.</summary>
    public static string Forecast(this Reader reader) => reader.Say("forecast", "dự báo");

    /// <summary>A role of a key.</summary>
    public static string Role(this Reader reader, AccessRole role) => role switch
    {
        AccessRole.Viewer => reader.Say("viewer", "xem"),
        AccessRole.Planner => reader.Say("planner", "lập kế hoạch"),
        AccessRole.Economist => reader.Say("economist", "chuyên viên kinh tế"),
        _ => reader.Say("operator", "vận hành"),
    };

    /// <summary>The owner of a target.</summary>
    public static string Owner(this Reader reader) => reader.Say("Owner", "Cơ quan chủ trì");
}
