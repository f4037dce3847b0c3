using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using Simulation.Formats.Sdmx;
using Simulation.Formats.Subjects;
using Simulation.Formats.Tables;
using Simulation.Formats.Writers;
using Xunit;

namespace Simulation.Formats.Tests.Sdmx;

/// <summary>Data messages are read back by the rules of SDMX-JSON and SDMX-CSV.</summary>
public partial class SdmxDataTests
{
    private static readonly int[] TimeLast = [0, 1, 2, 4, 5, 6, 3];

    private static readonly StatisticalTable Standard = ObservationTable.OfStandardPeriods(
        [Samples.Province],
        [Samples.Figure, Samples.Figure with { Period = "2016-2020avg" }, Samples.Figure with { Period = "2016-2020sum" }, Samples.Figure with { Period = "soon" }]);

    [Fact]
    public void Json_Observations_ReferToTheirCodesAndTexts()
    {
        var data = Read(SdmxFormat.Json, Samples.Forecasts).GetProperty("data");
        var structure = data.GetProperty("structures")[0];
        var dimensions = structure.GetProperty("dimensions").GetProperty("observation").EnumerateArray().ToList();
        var attributes = structure.GetProperty("attributes").GetProperty("observation").EnumerateArray().ToList();
        var observations = data.GetProperty("dataSets")[0].GetProperty("observations").EnumerateObject().ToList();

        Assert.Equal(Samples.Forecasts.Rows.Length, observations.Count);
        for (var i = 0; i < observations.Count; i++)
        {
            var row = Samples.Forecasts.Rows[i];
            var codes = observations[i].Name.Split(':').Select((place, d) => Code(dimensions[d].GetProperty("values")[int.Parse(place, CultureInfo.InvariantCulture)]));
            Assert.Equal(TimeLast.Select(d => Samples.Forecasts.CodeOf(row, d).Id), codes);
            var parts = observations[i].Value.EnumerateArray().ToList();
            Assert.Equal(row.Value, parts[0].ValueKind == JsonValueKind.Null ? null : parts[0].GetDouble());
            Assert.Equal(row.Attributes, parts.Skip(1).Select((part, a) => part.ValueKind == JsonValueKind.Null ? null : attributes[a].GetProperty("values")[part.GetInt32()].GetProperty("value").GetString()));
        }
    }

    [Fact]
    public void Json_Components_HaveTheNamesOfSdmx()
    {
        var structure = Read(SdmxFormat.Json, Samples.Forecasts).GetProperty("data").GetProperty("structures")[0];

        Assert.Equal(
            ["PROVINCE", "INDICATOR", "SECTOR", "STATISTIC", "SCENARIO", "VINTAGE", "TIME_PERIOD"],
            structure.GetProperty("dimensions").GetProperty("observation").EnumerateArray().Select(dimension => dimension.GetProperty("id").GetString()));
        Assert.Equal("UNIT_MEASURE", structure.GetProperty("attributes").GetProperty("observation")[0].GetProperty("id").GetString());
        Assert.Equal("OBS_VALUE", structure.GetProperty("measures").GetProperty("observation")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void Json_Codes_HaveNamesInBothLanguages()
    {
        var sector = Read(SdmxFormat.Json, Samples.Forecasts).GetProperty("data").GetProperty("structures")[0].GetProperty("dimensions").GetProperty("observation")[2];

        var names = sector.GetProperty("values")[1].GetProperty("names");

        Assert.Equal(("Agriculture, forestry and fishery", "Nông, lâm nghiệp và thủy sản"), (names.GetProperty("en").GetString(), names.GetProperty("vi").GetString()));
    }

    [Fact]
    public void Json_Twice_SameBytes() => Assert.Equal(SdmxFormat.Json.Written(Samples.Forecasts), SdmxFormat.Json.Written(Samples.Forecasts));

    [Fact]
    public void Csv_Lines_NameTheirDataflow()
    {
        using var reader = new CsvReader(new StringReader(Encoding.UTF8.GetString(SdmxFormat.Csv.Written(Samples.Forecasts))), CultureInfo.InvariantCulture);
        Assert.True(reader.Read() && reader.ReadHeader());
        Assert.Equal(["STRUCTURE", "STRUCTURE_ID", "ACTION", "PROVINCE"], reader.HeaderRecord!.Take(4));

        var count = 0;
        while (reader.Read())
        {
            Assert.Equal(("dataflow", "SIMULATION:FORECASTS(1.0.0)", "I"), (reader.GetField(0), reader.GetField(1), reader.GetField(2)));
            var value = Samples.Forecasts.Rows[count++].Value;
            Assert.Equal(value?.ToString("R", CultureInfo.InvariantCulture) ?? "", reader.GetField("OBS_VALUE"));
        }

        Assert.Equal(Samples.Forecasts.Rows.Length, count);
    }

    [Fact]
    public void StandardPeriods_MeanAndSumOfTheSameYears_AreTwoReportsThatSayWhich()
    {
        var rows = Standard.Rows.Where(row => Standard.CodeOf(row, 3).Id == "2016-01-01/P5Y").ToList();

        Assert.Equal([("1", "2016-2020avg"), ("2", "2016-2020sum")], rows.Select(row => (Standard.CodeOf(row, 5).Id, row.Attributes[^1]!)));
        Assert.Equal(3, Standard.Rows.Length);
    }

    [Fact]
    public void Json_NameOfAScenario_BecomesAnIdOfSdmx()
    {
        var table = ForecastTable.Of(Samples.Province, [("Năm hạn hán", Samples.Result), ("Nam han han?", Samples.Result)]);

        var values = Read(SdmxFormat.Json, table).GetProperty("data").GetProperty("structures")[0].GetProperty("dimensions").GetProperty("observation")[4].GetProperty("values");

        Assert.All(values.EnumerateArray(), value => Assert.Matches(SdmxId(), value.GetProperty("id").GetString()));
        Assert.Equal(2, values.EnumerateArray().Select(value => value.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal("Năm hạn hán", values[0].GetProperty("name").GetString());
    }

    private static string? Code(JsonElement value) => value.TryGetProperty("id", out var id) ? id.GetString() : value.GetProperty("value").GetString();

    private static JsonElement Read(TableFormat format, StatisticalTable table) => JsonDocument.Parse(format.Written(table)).RootElement;

    [GeneratedRegex("^[A-Za-z0-9_@$-]+$")]
    private static partial Regex SdmxId();
}
