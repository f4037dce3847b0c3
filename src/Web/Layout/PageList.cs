using Simulation.Web.Reading;

namespace Simulation.Web.Layout;

/// <summary>A page in the navigation.</summary>
/// <param name="Path">Its address below the root.</param>
/// <param name="English">Its English name.</param>
/// <param name="Vietnamese">Its Vietnamese name.</param>
public sealed record PageEntry(string Path, string English, string Vietnamese)
{
    /// <summary>Its name in the reader's language.</summary>
    public string Name(Reader reader) => reader.Say(English, Vietnamese);
}

/// <summary>The pages, in the order of the navigation.</summary>
public static class PageList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PageEntry> All { get; } =
    [
        new("", "What-if", "Kịch bản"),
        new("scorecard", "Scorecard", "Bảng điểm"),
        new("monitor", "Monitor", "Theo dõi"),
        new("compare", "Compare", "So sánh"),
        new("calibrate", "Calibrate", "Hiệu chỉnh"),
        new("model", "Model", "Mô hình"),
        new("data", "Data", "Số liệu"),
        new("runs", "Runs & API", "Lượt chạy & API"),
    ];
}
