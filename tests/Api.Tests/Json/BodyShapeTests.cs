using System.Text.Json;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Documents.Json;
using Simulation.Documents.Questions;
using Xunit;

namespace Simulation.Api.Tests.Json;

/// <summary>Bodies read by the type they are to become.</summary>
public class BodyShapeTests
{
    [Fact]
    public void Read_EveryField_ComesThroughInStandardForm()
    {
        var (choice, problems) = Read("""{"scenario":"dry-year","scenarioVersion":2e0,"levers":[{"lever":"a","year":2024,"value":1.5}],"events":null}""");

        Assert.Empty(problems);
        Assert.Equal(("dry-year", 2L), (choice!.Scenario, choice.ScenarioVersion));
        Assert.Equal(new LeverRequest { Lever = "a", Year = 2024, Value = 1.5 }, Assert.Single(choice.Levers));
        Assert.Empty(choice.Events);
    }

    [Fact]
    public void Read_EveryMistake_IsNamedByItsPlace()
    {
        var (_, problems) = Read("""{"scenario":7,"levers":[{"year":2024,"from":2025,"value":"x","vlaue":1}],"events":{},"extra":1}""");

        Assert.Equal(
            ["/events", "/extra", "/levers/0/from", "/levers/0/lever", "/levers/0/value", "/levers/0/vlaue", "/scenario"],
            problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    private static (ScenarioChoice? Choice, List<FieldError> Problems) Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var problems = new List<FieldError>();
        var fields = JsonFields.Of(document.RootElement, problems);
        var shape = BodyShape.Read(fields, DocumentJson.Default.ScenarioChoice);
        fields.RefuseOthers();
        return (problems.Count == 0 ? shape.Deserialize(DocumentJson.Default.ScenarioChoice) : null, problems);
    }
}
