using Simulation.Documents.Comparison;
using Simulation.Documents.Questions;
using Simulation.Web.Comparing;
using Xunit;

namespace Simulation.Web.Tests.Comparing;

public class CompareCallTests
{
    [Fact]
    public void Of_SavedAndUnsavedScenarios_IsTheQuestionOfTheApi()
    {
        var request = new CompareRequest
        {
            Scenarios =
            [
                new ComparedScenarioRequest { Name = "dry-year", Stack = [new ScenarioChoice { Scenario = "dry-year", ScenarioVersion = 2 }] },
                new ComparedScenarioRequest { Name = "*", Stack = [new ScenarioChoice { Levers = [new LeverRequest { Lever = "investment", From = 2024, To = 2027, Value = 10 }] }] },
            ],
        };

        Assert.Equal(
            "POST /v1/provinces/here/compare\n" +
            """{"scenarios":[{"name":"dry-year","stack":[{"scenario":"dry-year","scenarioVersion":2}]},{"name":"*","stack":[{"levers":[{"lever":"investment","from":2024,"to":2027,"value":10}]}]}]}""",
            CompareCall.Of("here", request));
    }
}
