using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>What an uploaded figure is to those that are there already.</summary>
public enum UploadVerdict
{
    /// <summary>Nothing was known of this indicator, sector and period.</summary>
    New,

    /// <summary>The same figure is there already.</summary>
    Repeated,

    /// <summary>It differs from what stands, and will stand in its place.</summary>
    Revising,

    /// <summary>It differs from what stands, and what is there goes on to stand: it is firmer or later, or a documented choice prefers it.</summary>
    Conflicting,
}

/// <summary>One figure of an upload, judged.</summary>
/// <param name="Observation">The figure.</param>
/// <param name="Verdict">What it is to those that are there.</param>
/// <param name="Other">The figure it repeats, revises or conflicts with; null for a new one.</param>
/// <param name="Reason">Why.</param>
/// <param name="WhyUnused">Why a calibration as of the province's day would not use it; null when it would.</param>
public sealed record UploadedFigure(Observation Observation, UploadVerdict Verdict, Observation? Other, string Reason, string? WhyUnused);

/// <summary>What an upload would change. It can be accepted when there is no error among the diagnostics.</summary>
/// <param name="Id">Id of the upload.</param>
/// <param name="Diagnostics">Everything wrong or odd in the text, with line and column.</param>
/// <param name="Figures">Its figures, in order; empty when it could not be read.</param>
/// <param name="Findings">Arithmetic between figures that does not hold and involves one of the upload: what is implausible.</param>
public sealed record UploadReport(string Id, ImmutableArray<DataDiagnostic> Diagnostics, ImmutableArray<UploadedFigure> Figures, ImmutableArray<Finding> Findings)
{
    /// <summary>True when nothing keeps the upload out.</summary>
    public bool IsAcceptable => !Diagnostics.Any(diagnostic => diagnostic.Severity == DataSeverity.Error);

    /// <summary>Checks an upload against a province as it is.</summary>
    /// <param name="province">The province with all earlier uploads.</param>
    /// <param name="earlier">How many these are.</param>
    /// <param name="model">Text of its model: an upload that the model could not be joined with is refused.</param>
    /// <param name="text">The file.</param>
    /// <param name="published">The day on which the figures were published, see <see cref="ObservationBatch.Read"/>.</param>
    public static UploadReport Of(ProvinceDefinition province, int earlier, ModelSource model, ReadOnlyMemory<byte> text, DateOnly? published)
    {
        var read = ObservationBatch.Read(province, text, published);
        return read.TryGetValue(out var batch)
            ? new UploadCheck(province, batch, earlier + 1).Report(model, read.Diagnostics)
            : new UploadReport(ObservationBatch.IdOf(text.Span, published), read.Diagnostics, [], []);
    }
}
