using System.Text.Json;
using System.Text.Json.Nodes;
using Simulation.Cli.Simulating;
using Xunit;

namespace Simulation.Cli.Tests.Simulating;

public class SimulationJsonTests
{
    [Fact]
    public void Write_Answer_HasTheShapeOfTheApi() => Golden.AssertEqual("simulate.json", Indented(Json(SampleAnswer.Baseline)));

    [Fact]
    public void Write_UndefinedFigure_IsNull()
    {
        using var document = JsonDocument.Parse(Json(SampleAnswer.Baseline));

        var perHead = document.RootElement.GetProperty("forecasts")[1];
        Assert.Equal(JsonValueKind.Null, perHead.GetProperty("median")[1].ValueKind);
        Assert.Equal(JsonValueKind.Null, perHead.GetProperty("bands").GetProperty("90")[0][1].ValueKind);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("targets")[4].GetProperty("probability").ValueKind);
    }

    [Fact]
    public void Write_WithoutPlan_HasNoTargets()
    {
        using var document = JsonDocument.Parse(Json(SampleAnswer.Baseline with { Plan = null, Targets = [], AllTargets = null }));

        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("plan").ValueKind);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("allTargets").ValueKind);
        Assert.Equal(0, document.RootElement.GetProperty("targets").GetArrayLength());
    }

    private static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });

    private static string Json(SimulationAnswer answer)
    {
        using var output = new StringWriter { NewLine = "\n" };
        SimulationJson.Write(answer, output);
        return output.ToString();
    }
}
