using Simulation.Contracts.Provinces;
using Simulation.Web.Reading;

namespace Simulation.Web.Provinces;

/// <summary>Words for archives of provinces and for what is wrong in them.</summary>
public static class ImportWords
{
    /// <summary>What was found in an archive, in a sentence.</summary>
    public static string Outcome(this Reader reader, ImportResult report) => report.Outcome switch
    {
        ImportOutcome.Created => reader.Say("Kept. The province is being calibrated.", "Đã nhận. Tỉnh đang được hiệu chỉnh."),
        ImportOutcome.Replaced => reader.Say("Kept as a new version. Forecasts change when it is calibrated and published.", "Đã nhận thành bản mới. Dự báo chỉ đổi sau khi hiệu chỉnh và công bố."),
        ImportOutcome.AlreadyThere => reader.Say("This version is there already; nothing was done.", "Bản này đã có; không làm gì thêm."),
        ImportOutcome.Acceptable => reader.Say("It can be accepted.", "Có thể nhận."),
        _ => reader.Say($"It cannot be accepted; errors: {Errors(report)}.", $"Chưa nhận được; số lỗi: {Errors(report)}."),
    };

    /// <summary>What is wrong, in the reader's language; details stand in English.</summary>
    public static string Problem(this Reader reader, ImportRemark remark) =>
        reader.Say($"{remark.Message} {remark.WayOut}".TrimEnd(), $"{Vietnamese(remark.Kind)} ({remark.Message} {remark.WayOut})");

    /// <summary>Remarks by file, those with errors first, then as they were found.</summary>
    public static IEnumerable<IGrouping<string, ImportRemark>> ByFile(ImportResult report) =>
        report.Remarks.GroupBy(remark => remark.File).OrderByDescending(file => file.Any(remark => remark.IsError));

    /// <summary>True when a province may be called so in addresses.</summary>
    public static bool IsId(string id) =>
        id is { Length: > 0 and <= 60 } && char.IsAsciiLetterLower(id[0]) && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static int Errors(ImportResult report) => report.Remarks.Count(remark => remark.IsError);

    private static string Vietnamese(string kind) => kind switch
    {
        "missing" => "Thiếu tệp.",
        "too-large" => "Vượt quá giới hạn dung lượng.",
        "encoding" => "Tệp không phải mã UTF-8.",
        "empty" => "Tệp trống.",
        "header" => "Dòng tiêu đề cột không đúng.",
        "row" => "Dòng thiếu hoặc thừa cột.",
        "field-too-long" => "Ô quá dài.",
        "blank" => "Ô bắt buộc còn trống.",
        "not-a-number" => "Chỗ này phải là một số.",
        "not-finite" => "Số không hữu hạn.",
        "out-of-range" => "Số nằm ngoài khoảng cho phép.",
        "period" => "Không đọc được kỳ số liệu.",
        "unit" => "Đơn vị không biết hoặc không đo chỉ tiêu này.",
        "status" => "Loại số liệu không có trong danh mục.",
        "name" => "Tên không có trong danh mục.",
        "duplicate" => "Dòng bị lặp.",
        "conflict" => "Các số mâu thuẫn, cần chọn một.",
        "stale" => "Không được dùng, hoặc đã thay đổi.",
        "settings" => "Thiết lập không đúng.",
        "model" => "Mô hình không khớp.",
        "archive" => "Tệp nén không đúng.",
        _ => "Có điều cần xem lại.",
    };
}
