using System.Collections.Immutable;

namespace Simulation.Data;

/// <summary>One row of a province's <c>priors.csv</c>: the prior of a parameter for this province, in place of the model's own.</summary>
/// <param name="Symbol">Name of a parameter of the model.</param>
/// <param name="Member">The member of its index set; empty for a parameter without one, or to set all members in one row.</param>
/// <param name="Distribution">The prior as the model language writes it after <c>~</c>: <c>lognormal(36500, sd = 0.06)</c>, <c>normal(0.2, sd = 0.1) in 0..1</c>.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Note">How it was derived, and its weakness.</param>
/// <param name="File">File of the row.</param>
/// <param name="Line">Line of the row.</param>
public sealed record PriorOverride(string Symbol, string Member, string Distribution, string Source, string Note, string File, int Line)
{
    /// <summary>Columns of the file.</summary>
    public static readonly ImmutableArray<string> Columns = ["symbol", "member", "distribution", "source", "note"];

    /// <summary>Reads the file. Whether symbols and distributions fit the model is judged when the province is joined with it.</summary>
    public static ImmutableArray<PriorOverride> Read(DataFile file, DiagnosticBag bag)
    {
        if (CsvTable.Read(file, Columns, bag) is not { } table)
            return [];
        var priors = ImmutableArray.CreateBuilder<PriorOverride>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            if (row.Text("symbol") is not { } symbol || row.Text("distribution") is not { } distribution || row.Text("source") is not { } source)
                continue;
            var prior = new PriorOverride(symbol, row["member"], distribution, source, row["note"], row.File, row.Line);
            if (priors.Any(other => other.Symbol == symbol && (other.Member == prior.Member || other.Member.Length == 0 || prior.Member.Length == 0)))
                row.Report(DataProblem.Duplicate, "symbol", symbol, "one prior for a parameter and member", "Remove one of the rows.");
            else
                priors.Add(prior);
        }

        return priors.ToImmutable();
    }
}
