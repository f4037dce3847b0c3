using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Simulation.Documents.Analyses;

/// <summary>
/// An analysis of a calibrated province: a question as JSON in, a document as JSON out. A pure function of subject and question, so that an answer can be kept under
/// the hash of both; commands and HTTP give the same bytes.
/// </summary>
public abstract class ProvinceAnalysis
{
    /// <summary>Name in commands and addresses: <c>required-growth</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Version of its arithmetic, part of the identity of kept answers: a new one whenever the same question would get other figures.
    /// </summary>
    public virtual int Version => 1;

    /// <summary>True when an answer takes long enough to be kept for everybody, and not to be stopped when nobody waits for it.</summary>
    public virtual bool IsLong => false;

    /// <summary>Answers a question.</summary>
    /// <param name="subject">The province.</param>
    /// <param name="request">The question, as JSON in UTF-8, of the right shape.</param>
    /// <param name="progress">Told the part done, 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The document, as JSON in UTF-8.</returns>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The question cannot be answered as asked; every problem found is listed.</exception>
    public abstract byte[] Answer(AnalysisSubject subject, ReadOnlySpan<byte> request, IProgress<double>? progress, CancellationToken cancellation);
}

/// <summary>An analysis with the types of its question and its document.</summary>
/// <typeparam name="TRequest">The question.</typeparam>
/// <typeparam name="TDocument">The document.</typeparam>
public abstract class ProvinceAnalysis<TRequest, TDocument> : ProvinceAnalysis
    where TRequest : class
    where TDocument : class
{
    /// <summary>How the question is written.</summary>
    public abstract JsonTypeInfo<TRequest> RequestType { get; }

    /// <summary>How the document is written.</summary>
    public abstract JsonTypeInfo<TDocument> DocumentType { get; }

    /// <summary>Answers a question.</summary>
    /// <param name="subject">The province.</param>
    /// <param name="request">The question.</param>
    /// <param name="progress">Told the part done, 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The question cannot be answered as asked; every problem found is listed.</exception>
    public abstract TDocument Answer(AnalysisSubject subject, TRequest request, IProgress<double>? progress = null, CancellationToken cancellation = default);

    /// <inheritdoc/>
    public sealed override byte[] Answer(AnalysisSubject subject, ReadOnlySpan<byte> request, IProgress<double>? progress, CancellationToken cancellation) =>
        ToBytes(Answer(subject, JsonSerializer.Deserialize(request, RequestType)!, progress, cancellation));

    /// <summary>A document as JSON in UTF-8.</summary>
    public byte[] ToBytes(TDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, DocumentType);
}
