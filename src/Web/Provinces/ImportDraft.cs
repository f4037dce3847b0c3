using Simulation.Contracts.Provinces;
using Simulation.Contracts.Scenarios;

namespace Simulation.Web.Provinces;

/// <summary>An archive that somebody means to bring: checked first, then kept.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Archive">Its bytes.</param>
/// <param name="Province">Id of the province that it holds; null when it cannot be read.</param>
public sealed record ImportDraft(string Name, byte[] Archive, string? Province)
{
    /// <summary>Longest archive that the page takes, 8 MiB.</summary>
    public const int MaximumBytes = 8 << 20;

    // What cannot be read has no id, and some id must be asked.
    private const string Nameless = "unknown";

    /// <summary>Names the import, so that a second press keeps it once.</summary>
    public Guid Token { get; } = Guid.NewGuid();

    /// <summary>True when there is such a province already: this is a new version of it.</summary>
    public bool IsNewVersion { get; init; }

    /// <summary>What was found, and what became of it; null before it was checked.</summary>
    public ImportResult? Report { get; init; }

    /// <summary>Id of the province that is asked.</summary>
    public string Asked => Province ?? Nameless;

    /// <summary>True when it was checked and nothing keeps it out.</summary>
    public bool CanBeKept => Report?.Outcome == ImportOutcome.Acceptable;

    /// <summary>The question to the province.</summary>
    /// <param name="isTrial">True to be told only.</param>
    /// <param name="author">Who brings it.</param>
    public ProvinceImport Ask(bool isTrial, string author) => new()
    {
        Archive = Archive,
        Condition = IsNewVersion ? WriteCondition.IsVersion(Report?.Revision ?? 0) : WriteCondition.IsNew,
        IsTrial = isTrial,
        Author = author,
        Token = Token,
    };
}
