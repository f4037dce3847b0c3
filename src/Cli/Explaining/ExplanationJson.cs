using Simulation.Cli.Hosting;

namespace Simulation.Cli.Explaining;

/// <summary>Writes an explanation as JSON, in the shape of the API's answer to <c>explain</c>.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Explanation explanation, TextWriter output) => JsonOutput.Write(output, json =>
    {
        var (symbol, declaration) = (explanation.Structure.Symbol, explanation.Structure.Symbol.Declaration);
        json.WriteString("variable", symbol.Name);
        json.WriteString("kind", symbol.Kind.ToString().ToLowerInvariant());
        json.WriteStartObject("labels");
        foreach (var (language, label) in declaration.Labels.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(language, label);
        json.WriteEndObject();
        json.WriteString("unit", declaration.Unit);
        json.WriteString("equation", explanation.Structure.Equation?.Text);
        json.WriteString("source", declaration.Source);
        json.WriteNumberOrNull("year", explanation.Year);
        json.WriteNumberOrNull("leftSide", explanation.LeftSide);
        json.WriteNumberOrNull("value", explanation.Value);
        json.WriteObjects("terms", explanation.Terms, term =>
        {
            json.WriteString("text", term.Text);
            json.WriteNumberOrNull("value", term.Value);
        });
        json.WriteObjects("upstream", explanation.Upstream, step =>
        {
            json.WriteString("name", step.Symbol.Name);
            json.WriteString("kind", step.Symbol.Kind.ToString().ToLowerInvariant());
            json.WriteNumber("lag", step.Lag);
            json.WriteNumber("depth", step.Distance);
            json.WriteString("equation", step.Equation?.Text);
            json.WriteNumberOrNull("value", step.Value);
        });
    });
}
