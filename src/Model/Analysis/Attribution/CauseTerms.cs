using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>A change divided by cause: expressions that add up to it, by the name of the cause, in the order in which causes were met.</summary>
internal sealed class CauseTerms
{
    private readonly Dictionary<string, Expression> terms = new(StringComparer.Ordinal);

    public IEnumerable<string> Causes => terms.Keys;

    public bool IsEmpty => terms.Count == 0;

    public Expression this[string cause] => terms[cause];

    public static CauseTerms Of(string cause, Expression term) => new CauseTerms().Add(cause, term);

    public CauseTerms Add(string cause, Expression term)
    {
        terms[cause] = terms.TryGetValue(cause, out var earlier) ? Algebra.Add(earlier, term) : term;
        return this;
    }

    public CauseTerms Add(CauseTerms other)
    {
        foreach (var (cause, term) in other.terms) Add(cause, term);
        return this;
    }

    /// <summary>The same causes with every term under a function.</summary>
    public CauseTerms Map(Func<Expression, Expression> function)
    {
        var result = new CauseTerms();
        foreach (var (cause, term) in terms) result.Add(cause, function(term));
        return result;
    }

    public CauseTerms Times(Expression factor) => Map(term => Algebra.Multiply(factor, term));

    public CauseTerms Over(Expression divisor) => Map(term => Algebra.Divide(term, divisor));
}
