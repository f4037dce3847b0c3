using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>Resolves names, indices and lags.</summary>
internal sealed class ReferenceBinder(BindingContext context, bool implicitIndices)
{
    /// <summary>The scalar a reference means at a lag, a constant's number, or the year.</summary>
    public Expression Bind(ReferenceSyntax reference, Scope? scope, int shift)
    {
        if (reference.Offset > 0)
        {
            context.Diagnostics.Error(DiagnosticCodes.LeadNotSupported, reference.Span, $"'{reference.Name}({reference.Offset})' is a lead: a value of a later year.", "Models run forward in time; write a lag, x(-1), or model the expectation itself.");
            return Algebra.Zero;
        }
        var lag = shift - reference.Offset;
        if (reference.Name == "year" && reference.Indices.IsEmpty) return Algebra.Subtract(new CurrentYear(), new Number(lag));
        if (lag > context.Limits.Lag)
        {
            context.Diagnostics.Error(DiagnosticCodes.TooLarge, reference.Span, $"'{reference.Name}' is needed {lag} years back, more than {context.Limits.Lag}.");
            return Algebra.Zero;
        }
        return Resolve(reference, scope) is { } symbol ? Value(symbol, lag, reference) : Algebra.Zero;
    }

    private Expression Value(Symbol symbol, int lag, ReferenceSyntax reference)
    {
        if (symbol.Kind is not (SymbolKind.Constant or SymbolKind.Parameter)) return new Reference(symbol, lag);
        if (reference.Offset != 0)
            context.Diagnostics.Error(DiagnosticCodes.BadArguments, reference.Span, $"'{symbol.Name}' is the same in every year and has no lag.", $"Write {symbol.Name}.");
        // A lagged expression such as dlog(a * x) lags x alone.
        return symbol.Kind == SymbolKind.Constant ? new Number(symbol.Default ?? 0) : new Reference(symbol, 0);
    }

    /// <summary>The scalar a reference names; null after reporting why there is none.</summary>
    public Symbol? Resolve(ReferenceSyntax reference, Scope? scope)
    {
        if (!context.Names.TryGetValue(reference.Name, out var declared))
        {
            ReportUnknown(reference, scope);
            return null;
        }
        declared.IsUsed = true;
        if (reference.Indices.Count == declared.Sets.Length) return ResolveIndices(reference, declared, scope);
        if (implicitIndices && reference.Indices.IsEmpty) return ResolveImplicit(reference, declared, scope);
        ReportIndexCount(reference, declared, scope);
        return null;
    }

    private Symbol? ResolveIndices(ReferenceSyntax reference, DeclaredName declared, Scope? scope)
    {
        Span<int> positions = stackalloc int[declared.Sets.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = Position(reference.Indices[i], declared, declared.Sets[i], scope);
            if (positions[i] < 0) return null;
        }
        return declared.At(positions);
    }

    private int Position(IndexSyntax index, DeclaredName declared, BoundSet set, Scope? scope)
    {
        var loop = Scope.Find(scope, index.Name);
        var position = set.PositionOf(loop?.Member ?? index.Name);
        if (position >= 0) return position;
        var name = declared.Declaration.Name;
        if (loop is not null)
            context.Diagnostics.Error(DiagnosticCodes.UnknownMember, index.Span, $"'{name}' has no element for {index.Name} = {loop.Member}: {loop.Member} is not in {set.Name}.", $"Loop over {set.Name}, or choose with if({index.Name} in {set.Name}, …, …).");
        else
            context.Diagnostics.Error(DiagnosticCodes.UnknownMember, index.Span, $"'{index.Name}' is no member of {set.Name} and no loop index here.", NameSuggestion.Hint(index.Name, set.Members.Concat(Scope.Names(scope))) ?? Members(set));
        return -1;
    }

    private static string Members(BoundSet set) =>
        set.Count == 0 ? $"{set.Name} has no members." : $"{set.Name} is {string.Join(", ", set.Members.Take(12))}{(set.Count > 12 ? ", …" : "")}.";

    // In a declaration over a set, a name over the same set (or one that contains it) stands for its element of the same member.
    private Symbol? ResolveImplicit(ReferenceSyntax reference, DeclaredName declared, Scope? scope)
    {
        Span<int> positions = stackalloc int[declared.Sets.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            var set = declared.Sets[i];
            var loop = scope;
            while (loop is not null && !(loop.Set == set || set.Contains(loop.Member))) loop = loop.Outer;
            positions[i] = loop is null ? -1 : set.PositionOf(loop.Member);
            if (positions[i] >= 0) continue;
            ReportIndexCount(reference, declared, scope);
            return null;
        }
        return declared.At(positions);
    }

    private void ReportIndexCount(ReferenceSyntax reference, DeclaredName declared, Scope? scope)
    {
        var sets = string.Join(", ", declared.Sets.Select(set => set.Name));
        var indices = declared.Sets.Select(set => Scope.Names(scope).FirstOrDefault() ?? set.Members.FirstOrDefault() ?? "s");
        var message = declared.Sets.Length == 0 ? $"'{reference.Name}' has no index." : $"'{reference.Name}' is declared over [{sets}] and used with {(reference.Indices.Count == 0 ? "no index" : $"{reference.Indices.Count} indices")}.";
        context.Diagnostics.Error(DiagnosticCodes.WrongIndexCount, reference.Span, message, declared.Sets.Length == 0 ? $"Write {reference.Name}." : $"Write {reference.Name}[{string.Join(", ", indices)}].");
    }

    private void ReportUnknown(ReferenceSyntax reference, Scope? scope)
    {
        if (context.Broken.Contains(reference.Name)) return;
        if (Scope.Find(scope, reference.Name) is { } loop)
        {
            context.Diagnostics.Error(DiagnosticCodes.UnknownName, reference.Span, $"'{reference.Name}' is an index over {loop.Set.Name}, not a number.", $"Use it in brackets, x[{reference.Name}], or compare it with a member, {reference.Name} == {loop.Member}.");
            return;
        }
        var hint = NameSuggestion.Hint(reference.Name, context.Names.Keys.Append("year")) ?? "Declare it as a variable, parameter, lever, given, exogenous, hazard, shock or constant.";
        context.Diagnostics.Error(DiagnosticCodes.UnknownName, reference.Span, $"There is no '{reference.Name}'.", hint);
    }

    /// <summary>
    /// <c>s == power</c>, <c>s != t</c> and <c>s in market</c> are decided while the model is expanded. Null when neither side is an index.
    /// </summary>
    public Number? BindIndexComparison(BinarySyntax binary, Scope? scope)
    {
        if (binary.Operator == BinarySyntaxOperator.In) return BindMembership(binary, scope);
        if (binary.Operator is not (BinarySyntaxOperator.Equal or BinarySyntaxOperator.NotEqual)) return null;
        var (left, right) = (IndexOf(binary.Left, scope), IndexOf(binary.Right, scope));
        if (left is null && right is null) return null;
        var first = left?.Member ?? MemberOf(binary.Left, right!.Set);
        var second = right?.Member ?? MemberOf(binary.Right, left!.Set);
        return Algebra.Truth((first == second) == (binary.Operator == BinarySyntaxOperator.Equal));
    }

    private Number BindMembership(BinarySyntax binary, Scope? scope)
    {
        if (IndexOf(binary.Left, scope) is not { } loop || binary.Right is not ReferenceSyntax { Indices.IsEmpty: true, Offset: 0 } set)
        {
            context.Diagnostics.Error(DiagnosticCodes.BadArguments, binary.Span, "'in' asks whether a loop index is in a set.", "Write s in market.");
            return Algebra.Zero;
        }
        return Algebra.Truth(context.FindSet(set.Name, set.Span)?.Contains(loop.Member) ?? false);
    }

    private static Scope? IndexOf(ExpressionSyntax side, Scope? scope) =>
        side is ReferenceSyntax { Indices.IsEmpty: true, Offset: 0 } reference ? Scope.Find(scope, reference.Name) : null;

    private string? MemberOf(ExpressionSyntax side, BoundSet set)
    {
        if (side is ReferenceSyntax { Indices.IsEmpty: true, Offset: 0 } reference && set.Contains(reference.Name)) return reference.Name;
        var written = side is ReferenceSyntax { } name ? name.Name : "";
        context.Diagnostics.Error(DiagnosticCodes.UnknownMember, side.Span, $"An index over {set.Name} is compared with something that is no member of it.", NameSuggestion.Hint(written, set.Members) ?? Members(set));
        return null;
    }
}
