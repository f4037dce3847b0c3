using Simulation.Formats.Tables;

namespace Simulation.Formats.Words;

/// <summary>What figures come from.</summary>
internal static class SourceWords
{
    public static readonly LocalText Forecast = new("Simulation of the provincial model", "Mô phỏng bằng mô hình cấp tỉnh");
    public static readonly LocalText Monitoring = new("Published figures and simulation of the provincial model", "Số liệu đã công bố và mô phỏng bằng mô hình cấp tỉnh");
    public static readonly LocalText Published = new("As stated beside each figure", "Theo nguồn ghi bên cạnh từng số liệu");
}
