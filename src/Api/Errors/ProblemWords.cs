using Simulation.Documents.Wording;

namespace Simulation.Api.Errors;

/// <summary>Kinds of problem in the language of who asks: Vietnamese where the header Accept-Language puts it before English, else English.</summary>
internal static class ProblemWords
{
    private const string VietnameseCode = "vi";
    private const string EnglishCode = "en";

    private static readonly Dictionary<string, (string Title, string Meaning)> Words = new(StringComparer.Ordinal)
    {
        ["malformed-json"] = ("Nội dung gửi lên không phải JSON", "Văn bản bị đứt quãng hoặc sai ngữ pháp JSON ở dòng và cột đã nêu. NaN và Infinity không thuộc JSON."),
        ["wrong-shape"] = ("Yêu cầu không đúng cấu trúc", "Có trường hoặc tham số viết sai tên, còn thiếu hoặc sai kiểu. Từng lỗi được liệt kê trong errors."),
        ["unauthenticated"] = ("Chưa biết bạn là ai", "Yêu cầu không kèm khóa hay thẻ truy cập, hoặc khóa không được biết, đã hết hạn hay đã bị thu hồi. Hãy gửi Authorization: Bearer kèm khóa; người vận hành máy chủ cấp khóa."),
        ["forbidden"] = ("Bạn không được làm việc này", "Khóa hay thẻ hợp lệ, nhưng vai trò hoặc phạm vi tỉnh của nó không đủ."),
        ["not-found"] = ("Không có gì ở địa chỉ này", "Không có đường dẫn, tỉnh, kế hoạch, mô hình, biến hay cơ quan nào mang tên đó."),
        ["method-not-allowed"] = ("Địa chỉ này không nhận phương thức đã dùng", "Tiêu đề Allow liệt kê những phương thức được nhận."),
        ["not-acceptable"] = ("Không có định dạng nào bạn chấp nhận", "Accept hoặc format= không nêu định dạng nào mà địa chỉ này có. Nếu không gửi Accept thì câu trả lời là JSON."),
        ["no-result"] = ("Lượt chạy chưa có kết quả", "Lượt chạy còn đang tính, đã bị hủy hoặc đã hỏng. Hãy theo dõi địa chỉ sự kiện của nó thay vì hỏi lại."),
        ["closed"] = ("Không nhận thêm nữa", "Hội thảo đã kết thúc hoặc đã đủ người nên chưa ghi gì cả. Những gì đã nộp trước đó vẫn được tính."),
        ["precondition-failed"] = ("Dữ liệu hiện có không phải bản bạn đã xem", "If-Match nêu một phiên bản khác bản mới nhất, hoặc If-None-Match: * không cho thay bản đang có. Chưa ghi gì cả. Hãy đọc lại, lặp lại thay đổi và gửi phiên bản đã nêu."),
        ["body-too-large"] = ("Nội dung gửi lên quá dài", "Nội dung vượt quá số byte cho phép."),
        ["unsupported-media-type"] = ("Kiểu nội dung không được nhận", "Hãy gửi tiêu đề Content-Type: application/json; text/csv hoặc tệp Excel khi nộp số liệu; application/zip khi gửi trọn bộ một tỉnh."),
        ["invalid-question"] = ("Câu hỏi này không trả lời được như đã đặt", "Tên, năm, giá trị hoặc kích thước không khớp với tỉnh, mô hình hoặc giới hạn của máy chủ; chưa tính gì cả. Mọi lỗi tìm thấy được liệt kê trong errors."),
        ["invalid-observations"] = ("Số liệu này không lưu được", "Tệp có lỗi nên không lưu phần nào. Từng lỗi được liệt kê trong errors kèm dòng và cột. Với ?dryRun=true toàn bộ báo cáo được trả về như một câu trả lời."),
        ["invalid-archive"] = ("Bộ dữ liệu của tỉnh này không lưu được", "Tệp nén, các tệp bên trong hoặc mô hình có lỗi nên không lưu phần nào. Từng lỗi được liệt kê trong errors kèm tệp, dòng và cột. Với ?dryRun=true toàn bộ báo cáo được trả về như một câu trả lời."),
        ["not-computable"] = ("Mô hình không có nghiệm cho câu hỏi này", "Một khối phương trình đồng thời không hội tụ với các giá trị đã cho. Hãy dịch chuyển các đòn bẩy gần kịch bản cơ sở hơn."),
        ["key-reused"] = ("Idempotency-Key này đã thuộc yêu cầu khác", "Trong một ngày, khóa này thuộc về yêu cầu đầu tiên gửi kèm nó. Hãy tạo khóa mới cho yêu cầu mới."),
        ["precondition-required"] = ("Hãy nói bạn thay phiên bản nào", "Đã có dữ liệu và không ghi đè khi chưa xem. Hãy gửi If-Match với ETag đã nhận khi đọc, hoặc If-Match: * để thay bất kể bản nào."),
        ["too-many-requests"] = ("Quá nhiều yêu cầu cùng lúc", "Chưa bắt đầu gì cả. Hãy hỏi lại sau số giây ghi ở tiêu đề Retry-After."),
        ["fault"] = ("Máy chủ gặp lỗi", "Yêu cầu có thể vẫn đúng. Người vận hành tìm nguyên nhân trong nhật ký."),
        ["not-ready"] = ("Tỉnh đang được chuẩn bị", "Dữ liệu đang được nạp hoặc mô hình đang được hiệu chỉnh. Hãy hỏi lại sau số giây ghi ở tiêu đề Retry-After."),
        ["unavailable"] = ("Không liên lạc được cụm máy hoặc cơ sở dữ liệu", "Yêu cầu không sai. Thay đổi có thể vẫn đã được thực hiện: hãy lặp lại với cùng Idempotency-Key hoặc phiên bản sau số giây ghi ở Retry-After."),
        ["too-slow"] = ("Trả lời mất quá nhiều thời gian", "Công việc đã bị dừng. Hãy giảm số lần rút mẫu, hoặc gửi câu hỏi như một lượt chạy, vốn được chạy bao lâu cũng được."),
    };

    /// <summary>A kind in the language of who asks.</summary>
    public static ProblemKind In(this ProblemKind kind, HttpRequest request) => IsVietnamese(request) ? Translate(kind) : kind;

    /// <summary>
    /// What happened, in the language of who asks. What is particular to one request is said in English, after what the kind means, where <see cref="VietnameseSentences"/> does not know it.
    /// </summary>
    public static string? Detail(ProblemKind kind, string? detail, IReadOnlyList<FieldError>? errors, HttpRequest request)
    {
        if (detail is null || !IsVietnamese(request)) return detail;
        var particular = errors is [var only] ? $"{Vietnamese(only.Message)} {Vietnamese(only.WayOut)}"
            : errors is [var first, ..] ? $"Có {errors.Count} lỗi, lỗi đầu tiên: {Vietnamese(first.Message)}"
            : $"{VietnameseSentences.Of(detail) ?? $"({detail})"}";
        return $"{Translate(kind).Meaning} {particular}";
    }

    /// <summary>The errors in the language of who asks.</summary>
    public static IReadOnlyList<FieldError> Errors(IReadOnlyList<FieldError> errors, HttpRequest request) =>
        IsVietnamese(request) ? [.. errors.Select(error => error with { Message = Vietnamese(error.Message), WayOut = Vietnamese(error.WayOut) })] : errors;

    /// <summary>The language of who asks, as in Content-Language.</summary>
    public static string LanguageOf(HttpRequest request) => IsVietnamese(request) ? VietnameseCode : EnglishCode;

    /// <summary>A kind in Vietnamese.</summary>
    public static ProblemKind Translate(ProblemKind kind)
    {
        var (title, meaning) = Words[kind.Name];
        return kind with { Title = title, Meaning = meaning };
    }

    private static string Vietnamese(string sentence) => VietnameseSentences.Of(sentence) ?? sentence;

    private static bool IsVietnamese(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality is not 0)
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(language => language is VietnameseCode or EnglishCode) == VietnameseCode;
}
