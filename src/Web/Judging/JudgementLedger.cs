using System.Text.Json;
using Simulation.Documents.Analyses;
using Simulation.Documents.Control;

namespace Simulation.Web.Judging;

/// <summary>An economist's judgement as it stands on the page: add-factors with author and reason, and variables held to values. Immutable.</summary>
public sealed record JudgementLedger
{
    /// <summary>No judgement.</summary>
    public static JudgementLedger Empty { get; } = new();

    /// <summary>Add-factors, in the order in which they were given.</summary>
    public IReadOnlyList<AddFactorRequest> AddFactors { get; init; } = [];

    /// <summary>Variables held to values.</summary>
    public IReadOnlyList<ExogenisedRequest> Held { get; init; } = [];

    /// <summary>True when there is no judgement.</summary>
    public bool IsEmpty => AddFactors.Count + Held.Count == 0;

    /// <summary>The question of what the judgement does to the baseline.</summary>
    public JudgementRequest Question => new() { AddFactors = AddFactors, Exogenised = Held };

    /// <summary>With an add-factor at its end.</summary>
    public JudgementLedger With(AddFactorRequest addFactor) => this with { AddFactors = [.. AddFactors, addFactor] };

    /// <summary>With another variable held.</summary>
    public JudgementLedger With(ExogenisedRequest held) => this with { Held = [.. Held, held] };

    /// <summary>Without an add-factor.</summary>
    public JudgementLedger Without(AddFactorRequest addFactor) => this with { AddFactors = [.. AddFactors.Where(each => !ReferenceEquals(each, addFactor))] };

    /// <summary>With a variable left to its equation again.</summary>
    public JudgementLedger Without(ExogenisedRequest held) => this with { Held = [.. Held.Where(each => !ReferenceEquals(each, held))] };

    /// <summary>The call of the API that gives the same figures.</summary>
    /// <param name="province">Id of the province.</param>
    public string Call(string province) => $"POST /v1/provinces/{province}/judgement\n{Text}";

    /// <summary>The ledger as text, to be kept by a browser; it is the question of the API.</summary>
    public string Text => JsonSerializer.Serialize(Question, AnalysisCatalogue.Judgement.RequestType);

    /// <summary>Reads <see cref="Text"/>; an empty ledger from anything else.</summary>
    public static JudgementLedger Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Empty;
        try
        {
            var question = JsonSerializer.Deserialize(text, AnalysisCatalogue.Judgement.RequestType);
            return question is null ? Empty : new JudgementLedger { AddFactors = question.AddFactors, Held = question.Exogenised };
        }
        catch (JsonException)
        {
            // A browser may keep what another version of the page has written.
            return Empty;
        }
    }
}
