using System.Text.Json;
using Simulation.Formats.Sdmx;
using Simulation.Formats.Subjects;
using Simulation.Formats.Tables;
using Xunit;

namespace Simulation.Formats.Tests.Sdmx;

public class SdmxStructuresTests
{
    private static readonly SdmxStructures Structures = new(
        [ForecastTable.Layout, ObservationTable.Layout],
        new[] { "province", "indicator", "sector", "statistic", "scenario" }.ToDictionary(
            id => id, id => System.Collections.Immutable.ImmutableArray.Create(new TableCode($"{id}_code", new LocalText("Code", "Mã")))),
        new DateOnly(2024, 1, 1));

    [Fact]
    public void Write_EveryReference_LeadsToSomethingInTheMessage()
    {
        var data = Read((_, _) => true);
        var urns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var structure in data.GetProperty("dataStructures").EnumerateArray()) urns.Add($"datastructure.DataStructure={Name(structure)}");
        foreach (var list in data.GetProperty("codelists").EnumerateArray()) urns.Add($"codelist.Codelist={Name(list)}");
        foreach (var scheme in data.GetProperty("conceptSchemes").EnumerateArray())
            foreach (var concept in scheme.GetProperty("concepts").EnumerateArray())
                urns.Add($"conceptscheme.Concept={Name(scheme)}.{concept.GetProperty("id").GetString()}");

        var references = References(data).ToList();

        Assert.True(references.Count > 20);
        Assert.All(references, reference => Assert.Contains(reference["urn:sdmx:org.sdmx.infomodel.".Length..], urns));
    }

    [Fact]
    public void Write_DataStructure_HasTheDimensionsOfDataMessages()
    {
        var structure = Read((kind, id) => kind == "datastructure" && id == "FORECASTS").GetProperty("dataStructures")[0].GetProperty("dataStructureComponents");

        Assert.Equal(
            ["PROVINCE", "INDICATOR", "SECTOR", "STATISTIC", "SCENARIO", "VINTAGE"],
            structure.GetProperty("dimensionList").GetProperty("dimensions").EnumerateArray().Select(dimension => dimension.GetProperty("id").GetString()));
        Assert.Equal("TIME_PERIOD", structure.GetProperty("dimensionList").GetProperty("timeDimension").GetProperty("id").GetString());
    }

    [Fact]
    public void Write_OneKind_HoldsNothingElse()
    {
        var data = Read((kind, _) => kind == "codelist");

        Assert.Equal(["codelists"], data.EnumerateObject().Select(list => list.Name));
        var code = data.GetProperty("codelists")[0].GetProperty("codes")[0];
        Assert.Equal(("Code", "Mã"), (code.GetProperty("names").GetProperty("en").GetString(), code.GetProperty("names").GetProperty("vi").GetString()));
    }

    private static JsonElement Read(Func<string, string, bool> isWanted) => JsonDocument.Parse(Structures.Write(isWanted, "en")).RootElement.GetProperty("data");

    private static string Name(JsonElement item) => $"{item.GetProperty("agencyID").GetString()}:{item.GetProperty("id").GetString()}({item.GetProperty("version").GetString()})";

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => References(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        JsonValueKind.String when element.GetString()!.StartsWith("urn:", StringComparison.Ordinal) => [element.GetString()!],
        _ => [],
    };
}
