using System.Globalization;
using System.Text.Json;
using Simulation.Formats.Tables;
using Simulation.Formats.Writers;
using Xunit;

namespace Simulation.Formats.Tests.Json;

/// <summary>The rules of JSON-stat 2.0, applied to what is written.</summary>
public class JsonStatTableTests
{
    public static TheoryData<string> Tables => ["forecasts", "observations"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Write_Sizes_AreThoseOfTheCategories(string name)
    {
        var dataset = Read(Table(name));

        Assert.Equal(("2.0", "dataset"), (dataset.GetProperty("version").GetString(), dataset.GetProperty("class").GetString()));
        var ids = dataset.GetProperty("id").EnumerateArray().Select(id => id.GetString()!).ToList();
        var sizes = dataset.GetProperty("size").EnumerateArray().Select(size => size.GetInt32()).ToList();
        Assert.Equal(ids, dataset.GetProperty("dimension").EnumerateObject().Select(dimension => dimension.Name));
        Assert.Equal(sizes, ids.Select(id => Category(dataset, id).GetProperty("index").GetArrayLength()));
        Assert.Equal(sizes, ids.Select(id => Category(dataset, id).GetProperty("label").EnumerateObject().Count()));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Write_Values_StandWhereTheirCodesSay(string name)
    {
        var table = Table(name);
        var dataset = Read(table);
        var ids = dataset.GetProperty("id").EnumerateArray().Select(id => id.GetString()!).ToList();

        foreach (var row in table.Rows)
        {
            var place = 0;
            for (var i = 0; i < ids.Count; i++)
            {
                var index = Category(dataset, ids[i]).GetProperty("index").EnumerateArray().Select(code => code.GetString()).ToList();
                place = (place * index.Count) + index.IndexOf(table.CodeOf(row, i).Id);
            }

            Assert.Equal(row.Value, At(dataset.GetProperty("value"), place));
        }
    }

    [Fact]
    public void Write_Roles_TellTimePlaceAndMetric()
    {
        var role = Read(Samples.Forecasts).GetProperty("role");

        Assert.Equal(("year", "province", "indicator"), (role.GetProperty("time")[0].GetString(), role.GetProperty("geo")[0].GetString(), role.GetProperty("metric")[0].GetString()));
    }

    [Fact]
    public void Write_Units_AreGivenWhereAnIndicatorHasOne()
    {
        var units = Category(Read(Samples.Forecasts), "indicator").GetProperty("unit");

        Assert.Equal("billion VND2010", units.GetProperty("value_added").GetProperty("label").GetString());
        Assert.False(units.TryGetProperty("grdp_growth", out _), "percent and shares stand under this indicator");
    }

    [Fact]
    public void Write_Extension_HoldsProvenanceAndAttributes()
    {
        var extension = Read(Samples.Observations).GetProperty("extension");

        Assert.Equal("3", extension.GetProperty("revision").GetString());
        Assert.Contains(extension.GetProperty("attributes").GetProperty("note").EnumerateObject(), note => note.Value.GetString() == "=1+1");
    }

    [Fact]
    public void Write_InVietnamese_LabelsSo() =>
        Assert.Equal("Tăng trưởng GRDP", Category(Read(Samples.Forecasts, "vi"), "indicator").GetProperty("label").GetProperty("grdp_growth").GetString());

    private static StatisticalTable Table(string name) => name == "forecasts" ? Samples.Forecasts : Samples.Observations;

    private static JsonElement Category(JsonElement dataset, string dimension) => dataset.GetProperty("dimension").GetProperty(dimension).GetProperty("category");

    private static double? At(JsonElement values, int place)
    {
        var value = values.ValueKind == JsonValueKind.Array ? values[place] : values.GetProperty(place.ToString(CultureInfo.InvariantCulture));
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    private static JsonElement Read(StatisticalTable table, string language = "en") => JsonDocument.Parse(TableFormat.JsonStat.Written(table, language)).RootElement;
}
