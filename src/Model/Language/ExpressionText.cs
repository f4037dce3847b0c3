using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Parsing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language;

/// <summary>Reads single expressions over the names of a model: an instrument of an estimation, a side of a restriction.</summary>
public static class ExpressionText
{
    /// <summary>
    /// Binds an expression: names resolved, sums expanded, derived functions (<c>dlog</c>, <c>pct</c>, <c>movavg</c>) written out, as in an equation of the
    /// model. Units are not checked.
    /// </summary>
    /// <param name="model">The model whose names it uses.</param>
    /// <param name="text">The expression, <c>log(x(-1)) - w</c>.</param>
    /// <exception cref="ModelTextException">The expression cannot be read, or uses a name that the model has not.</exception>
    public static Expression Bind(BoundModel model, string text)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(text);
        var limits = ModelLimits.Default;
        var diagnostics = new DiagnosticBag(limits.Errors);
        var syntax = new TextParser(text, diagnostics, limits).ParseExpression();
        var bound = syntax is null ? null : new ExpressionBinder(ContextOf(model, diagnostics, limits)).Bind(syntax, null);
        if (bound is not null && !diagnostics.HasErrors) return bound;
        var found = diagnostics.ToImmutable();
        throw new ModelTextException(found, DiagnosticRenderer.Render(found, text, "expression"));
    }

    private static BindingContext ContextOf(BoundModel model, DiagnosticBag diagnostics, ModelLimits limits)
    {
        var context = new BindingContext(diagnostics, limits);
        foreach (var set in model.Sets) context.Sets[set.Name] = new BoundSet(set, default);
        foreach (var elements in model.Symbols.Where(symbol => symbol.Kind != SymbolKind.Latent).GroupBy(symbol => symbol.Declaration.Name, StringComparer.Ordinal))
        {
            var declaration = elements.First().Declaration;
            // Loop indices of the declaration's own arguments are of no use to others: the names of its sets stand for them.
            var syntax = new DeclarationSyntax(declaration.Kind, new NameSyntax(declaration.Name), [.. declaration.Sets.Select(set => new IndexSyntax(set))]);
            context.Names[declaration.Name] = new DeclaredName(syntax, declaration, [.. declaration.Sets.Select(set => context.Sets[set])], [.. elements]);
        }

        return context;
    }
}
