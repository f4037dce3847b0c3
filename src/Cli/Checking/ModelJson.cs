using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Cli.Checking;

/// <summary>Writes the check of a model as JSON: findings, declarations, segments and exchanges.</summary>
internal static class ModelJson
{
    /// <summary>Writes the check; a model with errors has findings only.</summary>
    public static void Write(ModelCheck check, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteString("file", check.Name);
        json.WriteNumber("errors", check.Errors);
        json.WriteNumber("warnings", check.Warnings);
        json.WriteObjects("diagnostics", check.Diagnostics, diagnostic =>
        {
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            json.WriteString("message", diagnostic.Message);
            json.WriteNumber("line", diagnostic.Span.Line);
            json.WriteNumber("column", diagnostic.Span.Column);
            json.WriteNumber("length", diagnostic.Span.Length);
            json.WriteString("hint", diagnostic.Hint);
        });
        if (check.Model is { } model) WriteModel(json, model);
    });

    private static void WriteModel(Utf8JsonWriter json, BoundModel model)
    {
        json.WriteString("model", model.Name);
        json.WriteString("version", model.Version);
        json.WriteString("hash", model.TextHash);
        json.WriteObjects("declarations", model.Symbols.Where(symbol => symbol.Kind != SymbolKind.Latent).GroupBy(symbol => symbol.Declaration), group =>
        {
            json.WriteString("name", group.Key.Name);
            json.WriteString("kind", group.Key.Kind.ToString().ToLowerInvariant());
            json.WriteString("unit", group.Key.Unit);
            json.WriteString("published", group.Key.Published?.ToString().ToLowerInvariant());
            json.WriteStrings("scalars", group.Select(symbol => symbol.Name));
        });
        var structure = ModelStructure.Of(model);
        json.WriteObjects("segments", structure.Segments, segment =>
        {
            json.WriteString("office", segment.Office);
            json.WriteStrings("equations", segment.Equations.Select(equation => equation.Target.Name));
            json.WriteStrings("simultaneous", segment.Cores.SelectMany(core => core.Equations).Select(equation => equation.Target.Name));
            json.WriteStrings("readsThisYear", segment.Imports.Where(import => import.Lag == 0).Select(import => import.Symbol.Name));
            json.WriteStrings("readsEarlierYears", segment.Imports.Where(import => import.Lag > 0).Select(import => import.ToString()));
        });
        json.WriteObjects("exchanges", structure.Exchanges, exchange =>
        {
            json.WriteString("from", exchange.From);
            json.WriteString("to", exchange.To);
            json.WriteNumber("lag", exchange.Lag);
            json.WriteStrings("symbols", exchange.Symbols.Select(symbol => symbol.Name));
        });
    }
}
