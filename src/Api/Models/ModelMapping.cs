using Simulation.Api.Json;
using Simulation.Contracts.Models;

namespace Simulation.Api.Models;

/// <summary>Models in the words of HTTP.</summary>
internal static class ModelMapping
{
    public static ModelResponse Response(ModelDescription model) => new()
    {
        Name = model.Name,
        Version = model.Version,
        Hash = model.Hash,
        Labels = Labels.Sorted(model.Labels),
        Declarations = [.. model.Declarations.Select(Declaration)],
        Segments = [.. model.Segments.Select(Segment)],
        Text = model.Text,
    };

    public static ExplanationResponse Response(VariableExplanation explanation) => new()
    {
        Variable = explanation.Variable,
        Kind = explanation.Kind,
        Labels = Labels.Sorted(explanation.Labels),
        Unit = explanation.Unit,
        Equation = explanation.Equation,
        Source = explanation.Source,
        Year = explanation.Year,
        LeftSide = explanation.LeftSide,
        Value = explanation.Value,
        Terms = [.. explanation.Terms.Select(term => new TermResponse(term.Text, term.Value))],
        Upstream = [.. explanation.Upstream.Select(step => new DependencyResponse(step.Name, step.Kind, step.Lag, step.Depth, step.Equation, step.Value))],
    };

    private static DeclarationResponse Declaration(DeclarationDescription declaration) => new()
    {
        Name = declaration.Name,
        Kind = declaration.Kind,
        Members = declaration.Members,
        Labels = Labels.Sorted(declaration.Labels),
        Unit = declaration.Unit,
        Published = declaration.Published,
        Source = declaration.Source,
    };

    private static SegmentResponse Segment(SegmentDescription segment) => new(
        segment.Office,
        [.. segment.Equations.Select(equation => new EquationResponse(equation.Variable, equation.Block, equation.Text, equation.Line))],
        segment.ReadsThisYear,
        segment.ReadsEarlierYears);
}
