using Simulation.Contracts.Faults;
using Simulation.Web.Reading;

namespace Simulation.Web.Layout;

/// <summary>Why something was refused, in the reader's language. What exactly is wrong is said in English, by whatever refused it.</summary>
public static class FaultWords
{
    /// <summary>What kind of refusal it is and the way out of it; empty in English, where the refusal itself says it.</summary>
    public static string Meaning(this Reader reader, Exception fault)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Say("", fault is SimulationFaultException { Kind: var kind } ? Vietnamese(kind) : "Trang gặp lỗi. Hãy thử lại; nếu vẫn lỗi, báo cho người vận hành.");
    }

    private static string Vietnamese(FaultKind kind) => kind switch
    {
        FaultKind.NotFound => "Không có nội dung được yêu cầu.",
        FaultKind.Invalid => "Yêu cầu chưa đúng. Xem chi tiết, sửa rồi thử lại.",
        FaultKind.NotReady => "Hệ thống đang nạp số liệu hoặc hiệu chỉnh. Hãy thử lại sau ít phút.",
        FaultKind.NotComputable => "Mô hình không tính được với các giá trị này. Hãy đổi giá trị hoặc hoàn tác.",
        FaultKind.Unavailable => "Chưa kết nối được máy chủ tính toán. Yêu cầu không sai; hãy thử lại sau ít phút.",
        FaultKind.TooBusy => "Hệ thống đang có quá nhiều yêu cầu. Hãy thử lại sau.",
        FaultKind.Conflict => "Người khác vừa lưu trước. Chưa có gì bị ghi đè.",
        FaultKind.ConditionRequired => "Nội dung này đã có. Hãy mở bản đang có trước khi ghi.",
        FaultKind.Forbidden => "Tài khoản của bạn không có quyền làm việc này. Hãy liên hệ người quản trị để được cấp quyền.",
        _ => "",
    };
}
