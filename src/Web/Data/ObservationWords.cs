using Simulation.Contracts.Observations;
using Simulation.Web.Controls;
using Simulation.Web.Reading;

namespace Simulation.Web.Data;

/// <summary>Words for figures and for what an upload does to them.</summary>
public static class ObservationWords
{
    private static readonly string[] Verdicts = ["new", "revising", "conflicting", "repeated"];

    /// <summary>How firm a figure is.</summary>
    public static string Status(this Reader reader, string status) => status switch
    {
        "official" or "pso" or "gso" or "nso" => reader.Say("official", "chính thức"),
        "plan" => reader.Say("plan", "kế hoạch"),
        "secondary" => reader.Say("quoted by others", "trích lại"),
        "provincial_plan" => reader.Say("in the master plan", "trong quy hoạch"),
        _ when status.Contains("prelim", StringComparison.Ordinal) => reader.Say("preliminary", "sơ bộ"),
        _ when status.Contains("estimate", StringComparison.Ordinal) => reader.Say("estimate", "ước tính"),
        _ when status.Contains("revised", StringComparison.Ordinal) => reader.Say("revised", "sửa đổi"),
        _ when status.Contains("yearbook", StringComparison.Ordinal) => reader.Say("yearbook", "niên giám"),
        _ => status,
    };

    /// <summary>What an uploaded figure is to those that are there.</summary>
    public static string Verdict(this Reader reader, string verdict) => verdict switch
    {
        "new" => reader.Say("new", "mới"),
        "revising" => reader.Say("revises", "sửa số cũ"),
        "repeated" => reader.Say("there already", "đã có"),
        _ => reader.Say("conflicts", "mâu thuẫn"),
    };

    /// <summary>Mark of a verdict.</summary>
    public static Mark MarkOf(string verdict) => verdict switch
    {
        "new" => Mark.Good,
        "revising" => Mark.Decided,
        "repeated" => Mark.Unknown,
        _ => Mark.Open,
    };

    /// <summary>Where a figure was published, short enough for a table: the host of an address, else the text.</summary>
    public static string ShortSource(string source) => Address(source) is { } address ? address.Host : source;

    /// <summary>The source as an address that can be opened; null when it is none.</summary>
    public static Uri? Address(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>What an audited change did, in a few words.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="kind">scenario, observations, province, workshop or workshop-entry.</param>
    /// <param name="action">created, changed or deleted.</param>
    /// <param name="after">What is so since then.</param>
    public static string Change(this Reader reader, string kind, string action, IReadOnlyList<string> after) => (kind, action) switch
    {
        ("observations", _) => reader.Say("Figures uploaded", "Tải số liệu lên"),
        ("province", _) when after.Any(line => line.StartsWith("published", StringComparison.Ordinal)) => reader.Say("Calibration published", "Công bố hiệu chỉnh"),
        ("province", _) when after.Any(line => line.StartsWith("archive", StringComparison.Ordinal)) => reader.Say("Province brought as an archive", "Đưa trọn bộ tỉnh lên"),
        ("province", _) => reader.Say("Figures taken in", "Nhận số liệu"),
        ("workshop", "created") => reader.Say("Workshop opened", "Mở hội thảo"),
        ("workshop", _) => reader.Say("Workshop closed", "Đóng hội thảo"),
        ("workshop-entry", _) when after.Contains("joined") => reader.Say("Joined a workshop", "Tham gia hội thảo"),
        ("workshop-entry", _) => reader.Say("Handed in to a workshop", "Nộp ý kiến hội thảo"),
        (_, "created") => reader.Say("Scenario saved", "Lưu kịch bản"),
        (_, "deleted") => reader.Say("Scenario deleted", "Xóa kịch bản"),
        _ => reader.Say("Scenario changed", "Sửa kịch bản"),
    };

    /// <summary>How many figures of a report have each verdict, in the order new, revising, conflicting, repeated; those with none are left out.</summary>
    public static IReadOnlyList<(string Verdict, int Count)> Tally(UploadResult report) =>
    [
        .. Verdicts.Select(verdict => (verdict, report.Figures.Count(figure => figure.Verdict == verdict))).Where(each => each.Item2 > 0),
    ];
}
