using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Parsing;

/// <summary>
/// Recursive descent over expressions. Binding strength, weakest first: <c>or</c>, <c>and</c>, <c>not</c>, comparisons and <c>in</c> (which do not
/// chain), <c>+ -</c>, <c>* /</c>, unary minus, <c>^</c> (to the right).
/// </summary>
internal sealed class ExpressionParser(TokenCursor cursor)
{
    private readonly TokenCursor cursor = cursor;
    private int nesting;
    private int height;

    public ExpressionSyntax Parse()
    {
        if (++nesting > cursor.Limits.Nesting)
            cursor.Fail(DiagnosticCodes.TooDeep, cursor.Current.Span, $"Brackets and calls are nested more than {cursor.Limits.Nesting} deep.", "Give parts of the expression names of their own.");
        var result = cursor.Failed ? Missing() : ParseOr();
        nesting--;
        return result;
    }

    /// <summary>A name with optional indices and lag, as on a left side.</summary>
    public ReferenceSyntax ParseReference(string what)
    {
        var first = cursor.Current;
        var name = cursor.ExpectName(what);
        var indices = cursor.Kind == TokenKind.LeftBracket && !cursor.Current.SpaceBefore ? ParseIndices() : [];
        var offset = IsOffset() ? ParseOffset() : 0;
        height = 1;
        return new ReferenceSyntax(name.Text, indices, offset) { Span = cursor.SpanFrom(first) };
    }

    /// <summary><c>[s, t in market if t != s]</c>.</summary>
    public SyntaxList<IndexSyntax> ParseIndices()
    {
        cursor.Expect(TokenKind.LeftBracket, "'['");
        var indices = ImmutableArray.CreateBuilder<IndexSyntax>();
        do indices.Add(ParseIndex());
        while (cursor.Accept(TokenKind.Comma));
        cursor.Expect(TokenKind.RightBracket, "']' after the index");
        return new(indices.ToImmutable());
    }

    private IndexSyntax ParseIndex()
    {
        var first = cursor.Current;
        var name = cursor.ExpectName("an index");
        var set = cursor.AcceptWord("in") ? cursor.ExpectName("the name of a set").Text : null;
        var condition = set is not null && cursor.AcceptWord("if") ? Parse() : null;
        return new IndexSyntax(name.Text, set, condition) { Span = cursor.SpanFrom(first) };
    }

    private static NumberSyntax Missing() => new(0, "0");

    private ExpressionSyntax ParseOr()
    {
        var first = cursor.Current;
        var left = ParseAnd();
        while (cursor.AcceptWord("or")) left = Combine(first, BinarySyntaxOperator.Or, left, ParseAnd);
        return left;
    }

    private ExpressionSyntax ParseAnd()
    {
        var first = cursor.Current;
        var left = ParseNot();
        while (cursor.AcceptWord("and")) left = Combine(first, BinarySyntaxOperator.And, left, ParseNot);
        return left;
    }

    private ExpressionSyntax ParseNot()
    {
        var first = cursor.Current;
        var count = 0;
        while (cursor.AcceptWord("not")) count++;
        var operand = ParseComparison();
        return Prefix(first, UnarySyntaxOperator.Not, operand, count);
    }

    private ExpressionSyntax ParseComparison()
    {
        var first = cursor.Current;
        var left = ParseAdditive();
        if (Comparison() is not { } operation) return left;
        cursor.Advance();
        var result = Combine(first, operation, left, ParseAdditive);
        if (Comparison() is not null)
            cursor.Fail(DiagnosticCodes.UnexpectedToken, cursor.Current.Span, "Comparisons do not chain.", "Write a < b and b < c.");
        return result;
    }

    private BinarySyntaxOperator? Comparison() => cursor.Kind switch
    {
        TokenKind.Less => BinarySyntaxOperator.Less,
        TokenKind.LessOrEqual => BinarySyntaxOperator.LessOrEqual,
        TokenKind.Greater => BinarySyntaxOperator.Greater,
        TokenKind.GreaterOrEqual => BinarySyntaxOperator.GreaterOrEqual,
        TokenKind.EqualEqual => BinarySyntaxOperator.Equal,
        TokenKind.NotEqual => BinarySyntaxOperator.NotEqual,
        _ => cursor.IsWord("in") ? BinarySyntaxOperator.In : null,
    };

    private ExpressionSyntax ParseAdditive()
    {
        var first = cursor.Current;
        var left = ParseMultiplicative();
        while (cursor.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var operation = cursor.Advance().Kind == TokenKind.Plus ? BinarySyntaxOperator.Add : BinarySyntaxOperator.Subtract;
            left = Combine(first, operation, left, ParseMultiplicative);
        }
        return left;
    }

    private ExpressionSyntax ParseMultiplicative()
    {
        var first = cursor.Current;
        var left = ParseUnary();
        while (cursor.Kind is TokenKind.Star or TokenKind.Slash)
        {
            var operation = cursor.Advance().Kind == TokenKind.Star ? BinarySyntaxOperator.Multiply : BinarySyntaxOperator.Divide;
            left = Combine(first, operation, left, ParseUnary);
        }
        return left;
    }

    private ExpressionSyntax ParseUnary()
    {
        var first = cursor.Current;
        var count = 0;
        while (cursor.Accept(TokenKind.Minus)) count++;
        return Prefix(first, UnarySyntaxOperator.Negate, ParsePower(), count);
    }

    private ExpressionSyntax ParsePower()
    {
        var first = cursor.Current;
        var left = ParsePrimary();
        return cursor.Accept(TokenKind.Caret) ? Combine(first, BinarySyntaxOperator.Power, left, ParseExponent) : left;
    }

    // 2^-1 and 2^3^4 = 2^(3^4); each step down the chain counts as a nesting, for it is a recursion.
    private ExpressionSyntax ParseExponent()
    {
        if (++nesting > cursor.Limits.Nesting)
            cursor.Fail(DiagnosticCodes.TooDeep, cursor.Current.Span, $"Powers are nested more than {cursor.Limits.Nesting} deep.");
        var result = cursor.Failed ? Missing() : ParseUnary();
        nesting--;
        return result;
    }

    private ExpressionSyntax ParsePrimary()
    {
        var first = cursor.Current;
        height = 1;
        switch (cursor.Kind)
        {
            case TokenKind.Number:
                return cursor.ReadNumber(false, first);
            case TokenKind.LeftParenthesis:
                cursor.Advance();
                var inner = Parse();
                cursor.Expect(TokenKind.RightParenthesis, "')'");
                return inner;
            case TokenKind.Identifier:
                return ParseNamed(first);
            default:
                cursor.FailExpected("a number, a name or '('");
                return Missing();
        }
    }

    private ExpressionSyntax ParseNamed(Token first)
    {
        var name = cursor.Text(first);
        var called = cursor.Peek(1).Kind == TokenKind.LeftParenthesis;
        if (called && name == "sum") return ParseSum(first);
        if (called && Functions.Arity.ContainsKey(name)) return ParseCall(first);
        if (name is "and" or "or" or "not" or "in" or "sum" || Functions.Arity.ContainsKey(name))
        {
            cursor.FailExpected("a number, a name or '('", $"'{name}' is a word of the language.");
            return Missing();
        }
        var reference = ParseReference("a name");
        if (cursor.Kind != TokenKind.LeftParenthesis || cursor.Current.SpaceBefore && reference.Indices.Count > 0) return reference;
        FailCall(reference);
        return Missing();
    }

    private void FailCall(ReferenceSyntax reference)
    {
        var suggestion = NameSuggestion.Hint(reference.Name, Functions.Names);
        var lag = "A lag is a whole number, as in x(-1).";
        cursor.Fail(DiagnosticCodes.UnknownFunction, reference.Span, $"'{reference.Name}' is not a function.", suggestion is null ? lag : $"{suggestion} {lag}");
    }

    private CallSyntax ParseCall(Token first)
    {
        var name = cursor.Text(cursor.Advance());
        cursor.Expect(TokenKind.LeftParenthesis, "'('");
        var arguments = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var highest = 0;
        do
        {
            arguments.Add(Parse());
            highest = Math.Max(highest, height);
        }
        while (cursor.Accept(TokenKind.Comma));
        cursor.Expect(TokenKind.RightParenthesis, "')' or ','");
        Grow(highest);
        var span = cursor.SpanFrom(first);
        CheckArity(name, arguments.Count, span);
        return new CallSyntax(name, new(arguments.ToImmutable())) { Span = span };
    }

    private void CheckArity(string name, int count, Bound.SourceSpan span)
    {
        var (least, most) = Functions.Arity[name];
        if (count >= least && count <= most) return;
        var expected = least == most ? $"{least}" : $"{least} to {most}";
        cursor.Fail(DiagnosticCodes.BadArguments, span, $"{name} takes {expected} argument{(most == 1 ? "" : "s")}, not {count}.");
    }

    private SumSyntax ParseSum(Token first)
    {
        cursor.Advance();
        cursor.Expect(TokenKind.LeftParenthesis, "'('");
        var indices = ImmutableArray.CreateBuilder<IndexSyntax>();
        do
        {
            indices.Add(ParseIndex());
            if (indices[^1].Set is null) cursor.FailExpected("'in' and a set", "A sum reads sum(s in activity: value_added[s]).");
        }
        while (cursor.Accept(TokenKind.Comma));
        cursor.Expect(TokenKind.Colon, "':' before what is summed");
        var body = Parse();
        cursor.Expect(TokenKind.RightParenthesis, "')'");
        Grow(height);
        return new SumSyntax(new(indices.ToImmutable()), body) { Span = cursor.SpanFrom(first) };
    }

    private bool IsOffset()
    {
        if (cursor.Kind != TokenKind.LeftParenthesis || cursor.Current.SpaceBefore) return false;
        var sign = cursor.Peek(1).Kind is TokenKind.Minus or TokenKind.Plus ? 1 : 0;
        return cursor.Peek(1 + sign).Kind == TokenKind.Number && cursor.Peek(2 + sign).Kind == TokenKind.RightParenthesis;
    }

    private int ParseOffset()
    {
        cursor.Advance();
        var negative = cursor.Accept(TokenKind.Minus);
        if (!negative) cursor.Accept(TokenKind.Plus);
        var number = cursor.Advance();
        var known = int.TryParse(cursor.Text(number), NumberStyles.None, CultureInfo.InvariantCulture, out var years);
        if (!known || years > cursor.Limits.Lag)
            cursor.Fail(DiagnosticCodes.BadArguments, number.Span, $"A lag is a whole number of years up to {cursor.Limits.Lag}.");
        cursor.Advance();
        return negative ? -years : years;
    }

    private ExpressionSyntax Prefix(Token first, UnarySyntaxOperator operation, ExpressionSyntax operand, int count)
    {
        for (; count > 0 && !cursor.Failed; count--)
        {
            operand = new UnarySyntax(operation, operand) { Span = cursor.SpanFrom(first) };
            Grow(height);
        }
        return operand;
    }

    private BinarySyntax Combine(Token first, BinarySyntaxOperator operation, ExpressionSyntax left, Func<ExpressionSyntax> parseRight)
    {
        var leftHeight = height;
        var right = parseRight();
        Grow(Math.Max(leftHeight, height));
        return new BinarySyntax(operation, left, right) { Span = cursor.SpanFrom(first) };
    }

    // Everything that walks the tree later recurses as deep as it is high.
    private void Grow(int below)
    {
        height = below + 1;
        if (height > cursor.Limits.ExpressionHeight)
            cursor.Fail(DiagnosticCodes.TooDeep, cursor.Current.Span, $"The expression chains more than {cursor.Limits.ExpressionHeight} operations.", "Use sum(…), or give parts of it names of their own.");
    }
}
