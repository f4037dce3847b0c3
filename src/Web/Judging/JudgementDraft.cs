using Simulation.Documents.Control;
using Simulation.Web.Reading;

namespace Simulation.Web.Judging;

/// <summary>A piece of judgement that is being written down.</summary>
public sealed class JudgementDraft
{
    /// <summary>True: the variable is held to values; false: something is added to its equation.</summary>
    public bool Holds { get; set; }

    /// <summary>Full name of the variable, <c>value_added[services]</c>.</summary>
    public string Variable { get; set; } = "";

    /// <summary>First year.</summary>
    public int From { get; set; }

    /// <summary>Last year.</summary>
    public int To { get; set; }

    /// <summary>level, growth or difference: what a held variable's values are.</summary>
    public string Mode { get; set; } = "level";

    /// <summary>What is added in each year, or the values of a held variable: one for all years, or one a year, separated by semicolons.</summary>
    public string Values { get; set; } = "";

    /// <summary>Whose judgement it is.</summary>
    public string Author { get; set; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The values as numbers; null where one of them is none.</summary>
    /// <param name="reader">Who wrote them.</param>
    public IReadOnlyList<double>? Read(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var values = Values.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => TypedNumber.Read(part, reader.Language)).ToList();
        return values.Count > 0 && values.All(value => value is not null) ? [.. values.Select(value => value!.Value)] : null;
    }

    /// <summary>True when it can be written into the ledger.</summary>
    /// <param name="reader">Who writes.</param>
    public bool IsComplete(Reader reader) => Variable.Trim().Length > 0 && Read(reader) is { } values
        && (Holds ? values.Count == 1 || values.Count == To - From + 1 : values.Count == 1 && Author.Trim().Length > 0 && Reason.Trim().Length > 0);

    /// <summary>The ledger with it.</summary>
    /// <param name="ledger">The ledger so far.</param>
    /// <param name="reader">Who writes.</param>
    public JudgementLedger WriteInto(JudgementLedger ledger, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var values = Read(reader)!;
        var (variable, member) = Variable.Trim().Split('[', 2) is [var name, var rest] ? (name, rest.TrimEnd(']')) : (Variable.Trim(), null);
        return Holds
            ? ledger.With(new ExogenisedRequest { Variable = variable, Member = member, From = From, To = To, Mode = Mode, Values = values })
            : ledger.With(new AddFactorRequest { Variable = variable, Member = member, From = From, To = To, Value = values[0], Author = Author.Trim(), Reason = Reason.Trim() });
    }
}
