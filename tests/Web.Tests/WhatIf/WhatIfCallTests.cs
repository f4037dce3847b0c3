using System.Text.Json;
using Simulation.Web.WhatIf;
using Xunit;

namespace Simulation.Web.Tests.WhatIf;

public class WhatIfCallTests
{
    [Fact]
    public void Of_Baseline_HasAnEmptyBody() => Assert.Equal("POST /v1/provinces/tra-vinh/simulate\n{}", WhatIfCall.Of("tra-vinh", PlannerChanges.None));

    [Fact]
    public void Of_Changes_IsTheQuestionOfTheApi()
    {
        var changes = PlannerChanges.None
            .With(new LeverKey("share", "services"), LeverMove.Along(2024, [0.4, 0.45]))
            .With(new LeverKey("drought", null), new EventSwitch(2024, 2024, true));

        var body = JsonDocument.Parse(WhatIfCall.Of("tra-vinh", changes).Split('\n', 2)[1]).RootElement;

        Assert.Equal(
            """[{"lever":"share","sector":"services","from":2024,"to":2024,"value":0.4},{"lever":"share","sector":"services","from":2025,"to":2025,"value":0.45}]""",
            body.GetProperty("levers").GetRawText());
        Assert.Equal("""[{"event":"drought","from":2024,"to":2024,"occurs":true}]""", body.GetProperty("events").GetRawText());
    }
}
