using System.Collections.Frozen;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Words;

/// <summary>Labels of the breakdowns in which statistics are published and that no department answers for.</summary>
internal static class BreakdownWords
{
    private static readonly FrozenDictionary<string, LocalText> Labels = new Dictionary<string, LocalText>
    {
        ["total"] = new("Total", "Tổng số"),
        ["urban"] = new("Urban", "Thành thị"),
        ["rural"] = new("Rural", "Nông thôn"),
        ["electricity"] = new("Electricity", "Điện"),
        ["manufacturing"] = new("Manufacturing and construction", "Công nghiệp chế biến và xây dựng"),
        ["power"] = new("Power generation", "Sản xuất điện"),
        ["construction"] = new("Construction", "Xây dựng"),
        ["fishery"] = new("Fishery", "Thủy sản"),
        ["crop_livestock"] = new("Crops and livestock", "Trồng trọt và chăn nuôi"),
        ["state"] = new("State", "Nhà nước"),
        ["non_state"] = new("Non-state", "Ngoài Nhà nước"),
        ["fdi"] = new("Foreign investment", "Đầu tư nước ngoài"),
        ["wages"] = new("Wages", "Tiền lương, tiền công"),
        ["other"] = new("Other", "Khác"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static LocalText Of(string code) => Labels.GetValueOrDefault(code) ?? LocalText.Same(code);
}
