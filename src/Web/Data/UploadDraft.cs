using Simulation.Contracts.Observations;

namespace Simulation.Web.Data;

/// <summary>A file that somebody means to add: checked first, then kept.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Text">Its bytes.</param>
public sealed record UploadDraft(string Name, byte[] Text)
{
    /// <summary>Names the upload, so that a second press keeps it once.</summary>
    public Guid Token { get; } = Guid.NewGuid();

    /// <summary>The day on which the figures were published; null when that is of their status or period.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>What it would change, or has changed; null before it was checked.</summary>
    public UploadResult? Report { get; init; }

    /// <summary>True when it was checked and nothing keeps it out.</summary>
    public bool CanBeKept => Report?.Outcome == UploadOutcome.Acceptable;

    /// <summary>True when it is kept.</summary>
    public bool IsKept => Report?.Outcome is UploadOutcome.Accepted or UploadOutcome.AlreadyThere;

    /// <summary>The question to the province.</summary>
    /// <param name="isTrial">True to be told only.</param>
    /// <param name="author">Who uploads.</param>
    public ObservationUpload Ask(bool isTrial, string author) => new() { Text = Text, Published = Published, IsTrial = isTrial, Author = author, Token = Token };
}
