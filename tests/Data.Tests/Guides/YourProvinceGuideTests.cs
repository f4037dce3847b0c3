using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Simulation.Data.Tests.Guides;

/// <summary>What the guide shows is what the program reads.</summary>
public sealed partial class YourProvinceGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Workspace.Repository, "docs", "guide", "your-province.md"));

    private static readonly ImmutableArray<ImmutableArray<string>> Headers =
        [ObservationReader.Columns, Choice.Columns, PathValue.PathColumns, PathValue.EventColumns, PriorOverride.Columns, PlanReader.Columns, ScenarioTemplate.Columns];

    [Fact]
    public void EveryTable_IsReadWithoutErrors()
    {
        var tables = Blocks("csv");
        Assert.Equal(Headers.Length, tables.Count);
        foreach (var table in tables)
        {
            var header = table.Split('\n')[0];
            var columns = Headers.Single(columns => string.Join(',', columns) == header);
            var bag = new DiagnosticBag();
            Assert.NotEmpty(CsvTable.Read(Workspace.File(table), columns, bag)!.Rows);
            Assert.Empty(bag.Diagnostics);
        }
    }

    [Fact]
    public void EveryObservation_StandsInTheShippedFile()
    {
        var bag = new DiagnosticBag();
        var shown = ObservationReader.Read(Workspace.File(Blocks("csv").Single(table => table.StartsWith("region,", StringComparison.Ordinal))), Workspace.Vocabulary, bag);
        Assert.Empty(bag.Diagnostics);
        Assert.All(shown, row => Assert.Contains(Workspace.Province("tien-giang").Observations,
            shipped => (shipped.Indicator, shipped.Sector, shipped.PeriodText, shipped.Value, shipped.Source) == (row.Indicator, row.Sector, row.PeriodText, row.Value, row.Source)));
    }

    [Fact]
    public void TheSettings_AreThoseOfTheSecondProvince()
    {
        var bag = new DiagnosticBag();
        var shown = ProvinceSettings.Read(new DataFile("guide", Encoding.UTF8.GetBytes(Blocks("json")[0])), bag);
        var shipped = Workspace.Shipped.Read("vn/tien-giang/province.json", bag)!.ReadText(bag)!;
        Assert.Empty(bag.Diagnostics);
        Assert.NotNull(shown);
        Assert.Equal(shipped.Trim(), Blocks("json")[0].Trim());
    }

    private static List<string> Blocks(string language) =>
        [.. Fences().Matches(Guide).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
