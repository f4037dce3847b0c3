using System.Text;

namespace Simulation.Data;

/// <summary>The text for people in an archive: which file holds what, and which words figures may use.</summary>
internal static class ArchiveGuide
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "README.txt";

    private const string English =
        """
        This archive is a whole province. Change the files, pack the folders again as ZIP, and bring the archive back on the page
        "Add a province", by PUT /v1/provinces/ID/archive, or with "simulation import-province". Everything is checked first.

        The province's own folder, {0}:
          province.json     id, names, years, which files are read, plans. The folder bears the id.
          the observations  published figures, one a row, as printed: {1}
                            The columns are {2}.
                            A file of its own has the id as its region; "region" in province.json names another.
          paths.csv         investment and other paths, published or assumed, a value a year
          events.csv        hazards that struck, or did not, in each year of history
          priors.csv        what is known of the start year beyond the figures
          choices.csv       which of conflicting figures to use, and why
          plan-*.csv        targets of a plan: indicator, operator, value, unit, year

        What helps most: GRDP at current prices for several years, growth of the total every year, growth by sector, the
        structure of one recent year, population. What is not known is left out; the bands are wider then.

        """;

    private const string Vietnamese =
        """
        Tệp nén này là trọn bộ dữ liệu của một tỉnh. Sửa các tệp, nén lại các thư mục thành ZIP, rồi đưa lên ở trang
        "Thêm tỉnh", bằng PUT /v1/provinces/MÃ/archive, hoặc bằng lệnh "simulation import-province". Mọi thứ được kiểm tra trước.

        Thư mục riêng của tỉnh, {0}:
          province.json     mã, tên, các năm, tệp được đọc, kế hoạch. Tên thư mục là mã tỉnh.
          số liệu           số đã công bố, mỗi dòng một số, ghi đúng như nguồn: {1}
                            Các cột: {2}.
                            Tệp riêng của tỉnh ghi mã tỉnh ở cột region; "region" trong province.json chỉ vùng khác.
          paths.csv         vốn đầu tư và các đường cho trước, đã công bố hoặc giả định, mỗi năm một giá trị
          events.csv        thiên tai, sự cố đã hoặc không xảy ra trong từng năm lịch sử
          priors.csv        hiểu biết về năm khởi đầu ngoài các số liệu
          choices.csv       chọn số nào khi các nguồn khác nhau, và vì sao
          plan-*.csv        chỉ tiêu của kế hoạch: chỉ tiêu, phép so sánh, giá trị, đơn vị, năm

        Hữu ích nhất: GRDP giá hiện hành của vài năm, tăng trưởng chung từng năm, tăng trưởng theo khu vực, cơ cấu của một
        năm gần đây, dân số. Số chưa biết thì bỏ trống; khi đó khoảng dự báo rộng hơn.

        """;

    /// <summary>The text for a province.</summary>
    public static DataFile Of(ProvinceDefinition province)
    {
        var observations = string.Join(", ", province.Settings.Observations.Select(source => source.File));
        var columns = string.Join(',', ObservationReader.Columns);
        var text = new StringBuilder();
        foreach (var part in new[] { Vietnamese, English })
            text.AppendFormat(null, part, $"{ProvinceArchive.Data}{province.Folder}", observations, columns).Append('\n');
        text.Append("indicator | unit\n");
        foreach (var indicator in province.Vocabulary.Indicators.All.Where(indicator => indicator.Name == indicator.StandardName))
            text.Append(null, $"{indicator.Name} | {indicator.Unit}\n");
        return new DataFile(FileName, Encoding.UTF8.GetBytes(text.ToString().ReplaceLineEndings("\n")));
    }
}
