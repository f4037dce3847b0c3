using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;
using Simulation.Data;
using Simulation.Model.Calibration;
using Spectre.Console;

namespace Simulation.Cli.Checking;

/// <summary>Shows a province's data: how much there is, what calibration uses with which error, which figures conflict, and what is left out and why.</summary>
internal sealed class DataReport(Terminal terminal)
{
    /// <summary>Shows a province as of a day.</summary>
    public void Write(ProvinceCheck check)
    {
        var province = check.Province;
        terminal.Line($"{terminal.Language.Label(province.Settings.Labels, province.Id)} ({province.Id})", new Style(decoration: Decoration.Bold));
        terminal.Line(
            terminal.Say(
                $"{province.Observations.Length} figures of {Indicators(province.Observations)} indicators; known on {Day(check)}: {check.Selection.Used.Length} used, {check.Selection.Unused.Length} not used.",
                $"{province.Observations.Length} số liệu của {Indicators(province.Observations)} chỉ tiêu; đến {Day(check)}: dùng {check.Selection.Used.Length}, không dùng {check.Selection.Unused.Length}."));
        terminal.Line(
            terminal.Say(
                $"{province.NationObservations.Length} figures of the nation, {province.Plants.Length} power plants, {province.Priors.Length} own priors, {province.Plans.Length} plans.",
                $"{province.NationObservations.Length} số liệu cả nước, {province.Plants.Length} nhà máy điện, {province.Priors.Length} tiên nghiệm riêng, {province.Plans.Length} kế hoạch."));
        terminal.Line($"SHA-256 {province.DataHash[..12]}", new Style(Color.Grey));
        WriteUsed(check.Selection);
        WriteConflicts(province);
        WriteFindings(check.Data);
        WriteGaps(check.Data);
        WriteUnused(check.Selection);
        if (check.Joined is { } joined) WriteGiven(joined);
    }

    private void WriteUsed(ObservationSelection selection)
    {
        terminal.Heading(terminal.Say("Used by calibration, with one standard deviation of error", "Dùng để hiệu chỉnh, kèm một độ lệch chuẩn của sai số"));
        var table = Table(
            terminal.Say("Indicator", "Chỉ tiêu"), terminal.Say("Period", "Kỳ"), terminal.Say("Value", "Giá trị"), terminal.Say("Error", "Sai số"), terminal.Say("Unit", "Đơn vị"), terminal.Say("Status", "Loại"));
        foreach (var column in table.Columns.Take(4)) column.NoWrap();
        foreach (var column in table.Columns.Skip(2).Take(2)) column.RightAligned();
        foreach (var used in selection.Used)
        {
            var observation = used.Observation;
            table.AddRow(Row(Name(observation), PeriodText(observation), Value(observation), Error(used), UnitText.Of(observation.Unit, terminal.Language), observation.Status));
        }

        terminal.Out.Write(table);
    }

    private void WriteConflicts(ProvinceDefinition province)
    {
        var conflicts = province.Conflicts;
        if (conflicts.IsEmpty) return;
        terminal.Heading(terminal.Say($"Conflicting figures: {conflicts.Length}", $"Số liệu mâu thuẫn: {conflicts.Length}"));
        var table = Table(terminal.Say("Indicator", "Chỉ tiêu"), terminal.Say("Period", "Kỳ"), terminal.Say("Figures", "Các số"), terminal.Say("Used", "Dùng"), terminal.Say("Why", "Lý do"));
        foreach (var conflict in conflicts)
        {
            var figures = string.Join("; ", conflict.Figures.Select(Value).Distinct());
            table.AddRow(Row(
                $"{conflict.Indicator}[{conflict.Sector}]",
                conflict.PeriodText,
                figures,
                conflict.Chosen is { } chosen ? Value(chosen) : terminal.Say("none", "không số nào"),
                conflict.Reason));
        }

        terminal.Out.Write(table);
    }

    private void WriteFindings(DataCheck data)
    {
        var odd = data.Findings.Where(finding => finding.Verdict == FindingVerdict.Odd).ToList();
        terminal.Heading(terminal.Say(
            $"Figures checked against each other: {data.Findings.Length}, odd: {odd.Count}", $"Đối chiếu số liệu với nhau: {data.Findings.Length}, bất thường: {odd.Count}"));
        foreach (var message in odd.Select(finding => $"! {finding.Period}: {finding.Message}").Distinct()) terminal.Line(message);
    }

    private void WriteGaps(DataCheck data)
    {
        if (data.Gaps.IsEmpty) return;
        terminal.Heading(terminal.Say("Years in which nothing is known", "Những năm không có số liệu"));
        foreach (var gap in data.Gaps)
        {
            var parts = new List<string>();
            if (!gap.Years.IsEmpty) parts.Add(string.Join(", ", gap.Years));
            if (!gap.OnlyOnAverage.IsEmpty)
                parts.Add(terminal.Say($"known on average only: {string.Join(", ", gap.OnlyOnAverage)}", $"chỉ biết số bình quân: {string.Join(", ", gap.OnlyOnAverage)}"));
            terminal.Line($"  {gap.Indicator}[{gap.Sector}]: {string.Join("; ", parts)}");
        }
    }

    private void WriteUnused(ObservationSelection selection)
    {
        if (selection.Unused.IsEmpty) return;
        terminal.Heading(terminal.Say("Not used", "Không dùng"));
        var table = Table(terminal.Say("Cause", "Nguyên nhân"), terminal.Say("Figures", "Số lượng"), terminal.Say("Indicators", "Chỉ tiêu"));
        table.Columns[1].RightAligned();
        foreach (var cause in selection.Unused.GroupBy(unused => unused.Cause).OrderByDescending(group => group.Count()))
        {
            var indicators = string.Join(", ", cause.Select(unused => unused.Observation.Indicator).Distinct().Order(StringComparer.Ordinal));
            table.AddRow(Row(Cause(cause.Key), $"{cause.Count()}", indicators));
        }

        terminal.Out.Write(table);
    }

    private void WriteGiven(ProvinceModel joined)
    {
        terminal.Heading(terminal.Say("Given to the model", "Đưa vào mô hình"));
        terminal.Line(terminal.Say(
            $"Model {joined.Model.Name} {joined.Model.Version} fits: {joined.Given.Length} values given from {joined.StartYear} on.",
            $"Mô hình {joined.Model.Name} {joined.Model.Version} khớp: {joined.Given.Length} giá trị cho trước từ năm {joined.StartYear}."));
        foreach (var gap in joined.Gaps.GroupBy(gap => gap.Symbol))
        {
            var years = string.Join(", ", gap.Select(pair => pair.Year));
            terminal.Line(terminal.Say($"! {gap.Key.Name}: no value in {years}; drawn at random or kept at its default.", $"! {gap.Key.Name}: không có giá trị năm {years}; lấy ngẫu nhiên hoặc theo mặc định."));
        }
    }

    private Table Table(params string[] names)
    {
        var table = terminal.Table();
        foreach (var name in names) table.AddColumn(new TableColumn(new Text(name)));
        return table;
    }

    private string Error(UsedObservation used)
    {
        var isRelative = used.Transform == ObservationTransform.LogLevel;
        return isRelative
            ? terminal.Numbers.Percent(terminal.Numbers.Fixed(100 * used.StandardDeviation, 1))
            : terminal.Numbers.Fixed(used.StandardDeviation, 2);
    }

    private string Value(Observation observation) => terminal.Numbers.Shortest(observation.Value, 2);

    private string Day(ProvinceCheck check) => terminal.Numbers.Day(check.Selection.AsOf);

    private string Cause(UnusedCause cause) => cause switch
    {
        UnusedCause.PeriodNotRead => terminal.Say("period not readable without guessing", "không đọc được kỳ số liệu"),
        UnusedCause.NotMeasured => terminal.Say("a plan or a forecast", "là kế hoạch hoặc dự báo"),
        UnusedCause.BeforeStart => terminal.Say("before the start of the model", "trước năm khởi đầu của mô hình"),
        UnusedCause.NotYetKnown => terminal.Say("not yet known on the day", "chưa được công bố đến ngày này"),
        UnusedCause.NoMeasurementError => terminal.Say("no measurement error defined", "chưa quy định sai số đo"),
        UnusedCause.SetAside => terminal.Say("set aside by a documented choice", "loại theo lựa chọn có ghi lý do"),
        UnusedCause.Repeated => terminal.Say("repeats another source", "trùng với nguồn khác"),
        UnusedCause.Superseded => terminal.Say("a longer period is known", "đã có số liệu của kỳ dài hơn"),
        UnusedCause.NotInModel => terminal.Say("not in the model", "mô hình không có chỉ tiêu này"),
        _ => cause.ToString(),
    };

    private static string PeriodText(Observation observation) => observation.Period?.ToString() ?? observation.PeriodText;

    private static string Name(Observation observation) => $"{observation.Indicator}[{observation.Sector}]";

    private static int Indicators(IEnumerable<Observation> observations) => observations.Select(observation => observation.Indicator).Distinct().Count();

    private static IEnumerable<Text> Row(params string[] cells) => cells.Select(cell => new Text(cell));
}
