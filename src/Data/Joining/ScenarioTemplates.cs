using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Data;

/// <summary>A ready-made scenario in the words of the model.</summary>
/// <param name="Template">As the file has it.</param>
/// <param name="Scenario">What it changes, each member of a lever by itself.</param>
public sealed record ReadyScenario(ScenarioTemplate Template, Scenario Scenario);

/// <summary>Joins the ready-made scenarios of a province with its model.</summary>
/// <param name="model">The model.</param>
/// <param name="firstYear">First year of forecasts.</param>
/// <param name="lastYear">Last year of forecasts when a question names none.</param>
/// <param name="bag">Takes what does not fit.</param>
internal sealed class ScenarioTemplates(BoundModel model, int firstYear, int lastYear, DiagnosticBag bag)
{
    private bool isWrong;

    /// <summary>The scenarios that fit the model; the others are left out, and reported with the rows that do not. Forecasts do not need them.</summary>
    public ImmutableArray<ReadyScenario> Join(ImmutableArray<ScenarioTemplate> templates) => [.. templates.Select(Join).OfType<ReadyScenario>()];

    private ReadyScenario? Join(ScenarioTemplate template)
    {
        isWrong = false;
        var changes = template.Changes.Select(Checked).ToList();
        return isWrong ? null : new ReadyScenario(template, new Scenario([.. changes.SelectMany(change => change.Levers)], [.. changes.SelectMany(change => change.Events)]));
    }

    private Scenario Checked(TemplateChange change)
    {
        var scenario = Resolve(change);
        foreach (var problem in ScenarioResolver.Resolve(model, scenario, firstYear, lastYear).Problems)
            Report(change, Column(problem.Path), problem.Value, problem.Message, problem.WayOut);
        return scenario;
    }

    private Scenario Resolve(TemplateChange change)
    {
        var member = change.Member.Length == 0 ? null : change.Member;
        if (change.Occurs is { } occurs)
            return new Scenario([], [new EventChange(change.Name, member, change.From, change.To, occurs, Probability: null)]);
        var levers = model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever && symbol.Declaration.Name == change.Name).ToList();
        var meant = levers.Index().Where(entry => member is null || entry.Item.Members.Contains(member)).ToList();
        // A lever or member that is not there is reported by the one who checks the scenario.
        if (meant.Count == 0)
            return new Scenario([new LeverChange(change.Name, member, change.From, change.To, change.Value ?? 0)], []);
        return new Scenario(
            [
                .. from entry in meant
                   let value = change.Value ?? LevelOf(change, entry.Item, entry.Index)
                   where value is not null
                   select new LeverChange(change.Name, entry.Item.Members.FirstOrDefault(), change.From, change.To, value.Value),
            ],
            []);
    }

    private double? LevelOf(TemplateChange change, Symbol lever, int position)
    {
        var levels = lever.Declaration.Levels;
        // A level has one value, or one for each member.
        if (levels.FirstOrDefault(known => known.Level == change.Level) is { } level)
            return level.Values.Length == 1 ? level.Values[0] : level.Values[position];
        Report(change, "value", string.Create(CultureInfo.InvariantCulture, $"level {change.Level}"), $"a number, or a level of {change.Name}",
            levels.IsEmpty ? "The lever has no levels: give a number." : $"Its levels are {string.Join(", ", levels.Select(known => known.Level))}.");
        return null;
    }

    private void Report(TemplateChange change, string column, string? value, string expected, string wayOut)
    {
        isWrong = true;
        bag.Add(DataDiagnostic.Warning(DataProblem.Name, change.File, change.Line, column, value, expected, wayOut));
    }

    private static string Column(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        "lever" or "event" => "change",
        "sector" => "member",
        "year" or "from" => "from",
        "to" => "to",
        _ => "value",
    };
}
