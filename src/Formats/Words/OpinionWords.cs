using System.Collections.Frozen;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Words;

/// <summary>What a value of a workshop is, and whose. Codes of nobody in particular begin with a star, which no participant's name does.</summary>
internal static class OpinionWords
{
    public const string Everybody = "*all";
    public const string Start = "*start";
    public const string Mean = "*mean";

    public static readonly DimensionLayout Participant = new("participant", new("Participant", "Người tham gia"), DimensionRole.Classification);

    private static readonly FrozenDictionary<string, LocalText> Labels = new Dictionary<string, LocalText>
    {
        [Everybody] = new("All who handed in", "Mọi người đã nộp"),
        [Start] = new("Where everybody started", "Điểm xuất phát chung"),
        [Mean] = new("Mean of those who moved each lever", "Trung bình của những người đã đổi từng đòn bẩy"),
        ["start"] = new("Where the lever stands when nobody moves it", "Giá trị khi không ai đổi"),
        ["opinion"] = new("What the participant wants", "Ý kiến của người tham gia"),
        ["opinion_minimum"] = new("Least value wanted", "Ý kiến thấp nhất"),
        ["opinion_mean"] = new("Mean of the values wanted", "Trung bình các ý kiến"),
        ["opinion_median"] = new("Median of the values wanted", "Trung vị các ý kiến"),
        ["opinion_maximum"] = new("Greatest value wanted", "Ý kiến cao nhất"),
        ["opinion_deviation"] = new("Standard deviation of the values wanted", "Độ lệch chuẩn các ý kiến"),
        ["moved"] = new("How many moved the lever", "Số người đã đổi đòn bẩy"),
        ["untouched"] = new("How many left it untouched", "Số người để nguyên"),
        ["probability_minimum"] = new("Least probability over participants", "Xác suất thấp nhất giữa những người tham gia"),
        ["probability_mean"] = new("Mean probability over participants", "Xác suất trung bình giữa những người tham gia"),
        ["probability_maximum"] = new("Greatest probability over participants", "Xác suất cao nhất giữa những người tham gia"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The label of a code; null for what is not a workshop's own.</summary>
    public static LocalText? Of(string code) => Labels.GetValueOrDefault(code);
}
