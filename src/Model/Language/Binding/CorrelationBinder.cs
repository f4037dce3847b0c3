using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>
/// Correlated scores. With R = L L′ (Cholesky) and independent scores z, the scores L z have correlation R; element i uses
/// Σⱼ Lᵢⱼ zⱼ in place of its own zᵢ.
/// </summary>
internal sealed class CorrelationBinder(BindingContext context, IReadOnlyDictionary<Symbol, Latent> latentOf)
{
    private const double LeastPivot = 1e-12;
    private const int LargestGroup = 200;
    private readonly Dictionary<Symbol, Expression> scores = [];

    /// <summary>The groups bound so far.</summary>
    public List<Correlation> Correlations { get; } = [];

    /// <summary>The standard normal score (or uniform number) that drives an element.</summary>
    public Expression ScoreOf(Symbol element) => scores.GetValueOrDefault(element) ?? new Reference(latentOf[element].Symbol, 0);

    public void Bind(CorrelateSyntax syntax)
    {
        if (Targets(syntax) is not { } targets || Matrix(syntax, targets.Count) is not { } matrix) return;
        if (Factor(matrix) is not { } factor)
        {
            context.Diagnostics.Error(DiagnosticCodes.BadCorrelation, syntax.Span, "These correlations cannot all hold: their matrix is not positive definite.", "Bring them nearer to 0.");
            return;
        }
        for (var i = 0; i < targets.Count; i++) scores[targets[i]] = Row(factor, i, targets);
        Correlations.Add(new Correlation([.. targets], [.. factor.Cast<double>()]));
    }

    private List<Symbol>? Targets(CorrelateSyntax syntax)
    {
        var targets = new List<Symbol>();
        foreach (var target in syntax.Targets)
        {
            var before = targets.Count;
            targets.AddRange(Elements(target));
            for (var i = before; i < targets.Count; i++)
                if (!CheckTarget(target, targets[i], targets, i)) return null;
            if (before == targets.Count) return null;
        }
        if (targets.Count is >= 2 and <= LargestGroup) return targets;
        context.Diagnostics.Error(DiagnosticCodes.BadCorrelation, syntax.Span, $"{targets.Count} things are correlated.", $"Name from two to {LargestGroup}.");
        return null;
    }

    // A bare name of an indexed declaration stands for all its elements.
    private ImmutableArray<Symbol> Elements(ReferenceSyntax target)
    {
        if (target.Indices.IsEmpty && context.Names.TryGetValue(target.Name, out var declared) && !declared.Sets.IsEmpty) return declared.Elements;
        var used = context.Names.TryGetValue(target.Name, out var name) && name.IsUsed;
        var symbol = new ReferenceBinder(context, false).Resolve(target, null);
        // Being correlated is no use: a shock that stands in no equation is still reported.
        if (name is not null) name.IsUsed = used;
        return symbol is null ? [] : [symbol];
    }

    private bool CheckTarget(ReferenceSyntax syntax, Symbol target, List<Symbol> targets, int position)
    {
        var problem = !latentOf.TryGetValue(target, out var latent) ? $"'{target.Name}' is not random."
            : latent.Law != LatentLaw.StandardNormal ? $"'{target.Name}' is an event, and events are not correlated."
            : targets.IndexOf(target) < position || scores.ContainsKey(target) ? $"'{target.Name}' is correlated twice."
            : latent.IsYearly != latentOf[targets[0]].IsYearly ? "A parameter and a yearly shock are correlated."
            : syntax.Offset != 0 ? "A lag is correlated."
            : null;
        if (problem is null) return true;
        context.Diagnostics.Error(DiagnosticCodes.BadCorrelation, syntax.Span, problem, "Name shocks and exogenous paths, or parameters, each in one correlate statement.");
        return false;
    }

    private double[,]? Matrix(CorrelateSyntax syntax, int size)
    {
        var matrix = new double[size, size];
        var equal = syntax.Rows.Count == 1 && syntax.Rows[0].Count == 1;
        for (var i = 0; i < size; i++)
        {
            matrix[i, i] = 1;
            if (!equal && i > 0 && (syntax.Rows.Count != size - 1 || syntax.Rows[i - 1].Count != i)) return FailShape(syntax, size);
            for (var j = 0; j < i; j++)
            {
                var number = equal ? syntax.Rows[0][0] : syntax.Rows[i - 1][j];
                if (!(Math.Abs(number.Value) < 1)) return FailValue(number);
                matrix[i, j] = matrix[j, i] = number.Value;
            }
        }
        return matrix;
    }

    private double[,]? FailShape(CorrelateSyntax syntax, int size)
    {
        context.Diagnostics.Error(DiagnosticCodes.BadCorrelation, syntax.Span, $"The correlations of {size} things are not given as one number or as a lower triangle.", "For three: = 0.3 for every pair, or = 0.3; 0.2 0.4 with (2,1); (3,1) (3,2).");
        return null;
    }

    private double[,]? FailValue(NumberSyntax number)
    {
        context.Diagnostics.Error(DiagnosticCodes.BadCorrelation, number.Span, $"{number.Text} is no correlation.", "It lies between -1 and 1.");
        return null;
    }

    private static double[,]? Factor(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var factor = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++) rest -= factor[i, k] * factor[j, k];
                if (i == j && !(rest > LeastPivot)) return null;
                factor[i, j] = i == j ? Math.Sqrt(rest) : rest / factor[j, j];
            }
        }
        return factor;
    }

    private Expression Row(double[,] factor, int row, List<Symbol> targets)
    {
        var terms = new List<Expression>();
        for (var j = 0; j <= row; j++)
            if (factor[row, j] != 0) terms.Add(Algebra.Multiply(new Number(factor[row, j]), new Reference(latentOf[targets[j]].Symbol, 0)));
        context.Budget.Spend(targets[row].Declaration.Span, terms.Count);
        return Algebra.Sum(terms.ToArray());
    }
}
