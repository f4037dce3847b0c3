using Simulation.Contracts.Provinces;
using Simulation.Documents.Wording;
using Simulation.Web.Reading;

namespace Simulation.Web.Layout;

/// <summary>One reader's visit: the language and the province that all pages share.</summary>
public sealed class PlannerSession
{
    /// <summary>Raised when language or province changed.</summary>
    public event Action? Changed;

    /// <summary>What pages say, in the reader's language.</summary>
    public Reader Reader { get; private set; } = new(Language.Vietnamese);

    /// <summary>The province of the visit; null until it is known.</summary>
    public string? Province { get; private set; }

    /// <summary>Provinces to choose from.</summary>
    public IReadOnlyList<ProvinceSummary> Provinces { get; private set; } = [];

    /// <summary>Words for a language code; Vietnamese for any that is not English.</summary>
    public static Language LanguageOf(string? code) => code == Language.English.Code() ? Language.English : Language.Vietnamese;

    /// <summary>Reads in another language from now on.</summary>
    public void Read(Language language)
    {
        if (Reader.Language == language) return;
        Reader = new Reader(language);
        Changed?.Invoke();
    }

    /// <summary>Goes to a province.</summary>
    public void Enter(string province, IReadOnlyList<ProvinceSummary> provinces)
    {
        (Province, Provinces) = (province, provinces);
        Changed?.Invoke();
    }
}
