using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Documents.Control;

/// <summary>Turns judgement as it is written in a question into the control of a model; everything that is wrong with it is told together, by its place.</summary>
internal sealed class JudgementReading(BoundModel model, int firstYear, int lastYear)
{
    private readonly ImmutableArray<ScenarioProblem>.Builder problems = ImmutableArray.CreateBuilder<ScenarioProblem>();

    /// <summary>The control that a question asks for.</summary>
    /// <exception cref="ScenarioException">Something in it is wrong.</exception>
    public ModelControl Read(JudgementRequest request)
    {
        if (request.AddFactors.Count + request.Exogenised.Count == 0)
            problems.Add(new ScenarioProblem("", null, "There is no judgement in the question.", "Give add-factors, or variables to exogenise."));
        var judgements = Each(request.AddFactors, "/addFactors", AddFactor);
        var held = Each(request.Exogenised, "/exogenised", Exogenised);
        if (problems.Count > 0) throw new ScenarioException(problems.ToImmutable());
        return new ModelControl(held, JudgementLedger.Of(model, judgements));
    }

    private ImmutableArray<TRead> Each<TAsked, TRead>(IReadOnlyList<TAsked> entries, string place, Func<TAsked, string, TRead> read)
    {
        var found = ImmutableArray.CreateBuilder<TRead>();
        for (var i = 0; i < entries.Count; i++)
        {
            try
            {
                found.Add(read(entries[i], string.Create(CultureInfo.InvariantCulture, $"{place}/{i}")));
            }
            catch (ScenarioException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return found.ToImmutable();
    }

    private Judgement AddFactor(AddFactorRequest asked, string path)
    {
        var variable = Variable(asked.Variable, asked.Member, path);
        var (from, to) = Years(asked.From ?? firstYear, asked.To ?? lastYear, path);
        var judgement = new Judgement(variable, from, [.. Enumerable.Repeat(asked.Value, to - from + 1)], asked.Author, asked.Reason);
        ControlQuestion.Ask(() => JudgementLedger.Of(model, [judgement]), path);
        return judgement;
    }

    private Exogenisation Exogenised(ExogenisedRequest asked, string path)
    {
        var variable = Variable(asked.Variable, asked.Member, path);
        var mode = ControlQuestion.MeasureOf(asked.Mode, path, "mode");
        if (asked.Values.Count == 0) throw ControlQuestion.Problem($"{path}/values", null, $"'{variable}' is exogenised without values.", "Give one for each year.");
        var first = asked.From ?? firstYear;
        var (from, to) = Years(first, asked.To ?? (first + asked.Values.Count - 1), path);
        var count = to - from + 1;
        if (asked.Values.Count != 1 && asked.Values.Count != count)
        {
            throw ControlQuestion.Problem(
                $"{path}/values", Text(asked.Values.Count), $"'{variable}' is exogenised in {Text(count)} years, {Text(from)}-{Text(to)}, with {Text(asked.Values.Count)} values.", "Give one for each year, or one for all.");
        }

        return new Exogenisation(variable, mode, from, asked.Values.Count == 1 ? [.. Enumerable.Repeat(asked.Values[0], count)] : [.. asked.Values]);
    }

    // The world's name of a total has no member, the model's may have.
    private Symbol Variable(string name, string? member, string path)
    {
        var found = member is null ? model.Find(name) ?? model.Find($"{name}[{IndicatorName.Total}]") : model.Find($"{name}[{member}]");
        if (found is not null && model.Equations.Any(equation => equation.Target == found)) return found;
        if (found is not null)
            throw ControlQuestion.Problem($"{path}/variable", name, $"'{found}' is a {found.Kind.ToString().ToLowerInvariant()} without an equation.", "Give it a value in the scenario, or judge a variable of the model.");
        var members = model.Symbols.Where(symbol => symbol.Declaration.Name == name && !symbol.Members.IsEmpty).Select(symbol => symbol.Members[0]).ToList();
        if (members.Count > 0)
            throw ControlQuestion.Problem($"{path}/member", member, member is null ? $"{name} has several members." : $"{name} has no member '{member}'.", $"Give one of {string.Join(", ", members)}.");
        throw ControlQuestion.Problem(
            $"{path}/variable", name, $"The model {model.Name} has no '{name}'{(member is null ? "" : $" of '{member}'")}.",
            NameSuggestion.Hint(name, model.Equations.Select(equation => equation.Target.Declaration.Name)) ?? "Its variables are listed by GET /v1/models/{model} and by simulation check.");
    }

    private (int From, int To) Years(int from, int to, string path)
    {
        if (from >= firstYear && to <= lastYear && from <= to) return (from, to);
        var wrong = from < firstYear || from > lastYear ? "from" : "to";
        throw ControlQuestion.Problem(
            $"{path}/{wrong}", Text(wrong == "from" ? from : to), $"The years {Text(from)}-{Text(to)} are not within the forecast, {Text(firstYear)}-{Text(lastYear)}.", "Give years in it, in order, or another horizon.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
