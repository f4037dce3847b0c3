using Simulation.Formats.Tables;

namespace Simulation.Formats.Words;

/// <summary>Dimensions and attributes that several kinds of tables share, under one name each, so that columns of two tables join.</summary>
internal static class DimensionWords
{
    public static readonly DimensionLayout Province = new("province", new("Province", "Tỉnh"), DimensionRole.Place);
    public static readonly DimensionLayout Indicator = new("indicator", new("Indicator", "Chỉ tiêu"), DimensionRole.Metric);
    public static readonly DimensionLayout Sector = new("sector", new("Sector", "Khu vực"), DimensionRole.Classification);
    public static readonly DimensionLayout Year = new("year", new("Year", "Năm"), DimensionRole.Time);
    public static readonly DimensionLayout Period = new("period", new("Period", "Kỳ"), DimensionRole.Time);
    public static readonly DimensionLayout Statistic = new("statistic", new("Statistic", "Thống kê"), DimensionRole.Classification);
    public static readonly DimensionLayout Scenario = new("scenario", new("Scenario", "Kịch bản"), DimensionRole.Classification);
    public static readonly DimensionLayout Vintage = new("vintage", new("Known as of", "Biết đến ngày"), DimensionRole.Day);
    public static readonly DimensionLayout Report = new("report", new("Report of the same figure", "Lần báo cáo cùng một số liệu"), DimensionRole.Number);
    public static readonly DimensionLayout Origin = new("origin", new("Year of origin", "Năm gốc"), DimensionRole.Classification);

    public static readonly AttributeLayout Unit = new("unit", new("Unit", "Đơn vị"));
    public static readonly AttributeLayout Operator = new("operator", new("Comparison of a target", "Phép so sánh của mục tiêu"));
    public static readonly AttributeLayout Status = new("status", new("Status", "Trạng thái"));
    public static readonly AttributeLayout Run = new("run", new("Run", "Lần chạy"));
    public static readonly AttributeLayout Source = new("source", new("Source", "Nguồn"));
    public static readonly AttributeLayout Note = new("note", new("Note", "Ghi chú"));
    public static readonly AttributeLayout File = new("file", new("File or upload", "Tệp hoặc lần tải lên"));
    public static readonly AttributeLayout Line = new("line", new("Line in the file", "Dòng trong tệp"));
    public static readonly AttributeLayout Printed = new("period_as_printed", new("Period as printed, where it is another", "Kỳ như đã in, nếu khác"));
    public static readonly AttributeLayout Owner = new("owner", new("Who answers for it", "Cơ quan chịu trách nhiệm"));
    public static readonly AttributeLayout ReportPeriod = new("report_period", new("Period of the last report", "Kỳ của báo cáo gần nhất"));
    public static readonly AttributeLayout Due = new("due_on", new("Next report due", "Hạn báo cáo tiếp theo"));
}
