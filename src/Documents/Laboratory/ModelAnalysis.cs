using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Simulation.Documents.Laboratory;

/// <summary>An analysis of a model text, with series or a province's data beside it: a question as JSON in, a document as JSON out. A pure function of both.</summary>
public abstract class ModelAnalysis
{
    /// <summary>Name in addresses: <c>estimate</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Answers a question.</summary>
    /// <param name="shelf">Where models and provinces are found.</param>
    /// <param name="model">Name of the model that the question is put to.</param>
    /// <param name="request">The question, as JSON in UTF-8, of the right shape.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The document, as JSON in UTF-8.</returns>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The question cannot be answered as asked; every problem found is listed.</exception>
    public abstract byte[] Answer(IModelShelf shelf, string model, ReadOnlySpan<byte> request, CancellationToken cancellation);
}

/// <summary>An analysis of a model with the types of its question and its document.</summary>
/// <typeparam name="TRequest">The question.</typeparam>
/// <typeparam name="TDocument">The document.</typeparam>
public abstract class ModelAnalysis<TRequest, TDocument> : ModelAnalysis
    where TRequest : class
    where TDocument : class
{
    /// <summary>How the question is written.</summary>
    public abstract JsonTypeInfo<TRequest> RequestType { get; }

    /// <summary>How the document is written.</summary>
    public abstract JsonTypeInfo<TDocument> DocumentType { get; }

    /// <summary>Answers a question.</summary>
    /// <param name="shelf">Where models and provinces are found.</param>
    /// <param name="model">Name of the model that the question is put to.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The question cannot be answered as asked; every problem found is listed.</exception>
    public abstract TDocument Answer(IModelShelf shelf, string model, TRequest request, CancellationToken cancellation = default);

    /// <inheritdoc/>
    public sealed override byte[] Answer(IModelShelf shelf, string model, ReadOnlySpan<byte> request, CancellationToken cancellation) =>
        JsonSerializer.SerializeToUtf8Bytes(Answer(shelf, model, JsonSerializer.Deserialize(request, RequestType)!, cancellation), DocumentType);
}
