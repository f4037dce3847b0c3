using System.Text.Json.Serialization.Metadata;
using Simulation.Documents.Json;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Documents.Laboratory;

/// <summary>Asks for what depends on what in a model.</summary>
public sealed record ModelGraphRequest;

/// <summary>What depends on what in a model: every symbol that an equation determines or reads.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Hash">SHA-256 of its text.</param>
/// <param name="Nodes">Symbols, in the order of the text.</param>
/// <param name="Edges">What equations read, in the order of the equations.</param>
public sealed record ModelGraphDocument(string Model, string Hash, IReadOnlyList<GraphNodeDocument> Nodes, IReadOnlyList<GraphEdgeDocument> Edges);

/// <summary>A symbol.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Kind">variable, lever, parameter, exogenous, hazard, shock, given or constant.</param>
/// <param name="Block">Block of the equation that determines it; null for what no equation determines.</param>
public sealed record GraphNodeDocument(string Name, string Kind, string? Block);

/// <summary>One symbol read by the equation of another.</summary>
/// <param name="From">What is read.</param>
/// <param name="To">Whose equation reads it.</param>
/// <param name="Lag">How many years back; 0 for the same year.</param>
public sealed record GraphEdgeDocument(string From, string To, int Lag);

/// <summary>The dependency graph of a model.</summary>
public sealed class ModelGraphAnalysis : ModelAnalysis<ModelGraphRequest, ModelGraphDocument>
{
    /// <inheritdoc/>
    public override string Name => "graph";

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelGraphRequest> RequestType => DocumentJson.Default.ModelGraphRequest;

    /// <inheritdoc/>
    public override JsonTypeInfo<ModelGraphDocument> DocumentType => DocumentJson.Default.ModelGraphDocument;

    /// <inheritdoc/>
    public override ModelGraphDocument Answer(IModelShelf shelf, string model, ModelGraphRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        var bound = shelf.Bound(model);
        var blocks = bound.Equations.ToDictionary(equation => equation.Target, equation => equation.Block);
        var edges = bound.Equations.SelectMany(equation => Reads(equation).Select(read => (Read: read, Reader: equation.Target))).ToList();
        var drawn = edges.SelectMany(edge => new[] { edge.Read.Symbol, edge.Reader }).Concat(blocks.Keys).ToHashSet();
        return new ModelGraphDocument(
            bound.Name,
            bound.TextHash,
            [.. bound.Symbols.Where(drawn.Contains).Select(symbol => new GraphNodeDocument(symbol.Name, symbol.Kind.ToString().ToLowerInvariant(), blocks.GetValueOrDefault(symbol)))],
            [.. edges.Select(edge => new GraphEdgeDocument(edge.Read.Symbol.Name, edge.Reader.Name, edge.Read.Lag))]);
    }

    // An equation of growth reads its own variable of the year before; that of this year is what it determines.
    private static IEnumerable<(Symbol Symbol, int Lag)> Reads(Equation equation) =>
        References.Of(equation).Select(reference => (reference.Symbol, reference.Lag)).Where(read => read != (equation.Target, 0)).Distinct();
}
