using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Parsing;

/// <summary>
/// Walks the tokens of one statement. The first problem is reported and moves the cursor to the end of the statement: every
/// further expectation then fails silently, so a statement reports one problem of grammar and parsing goes on with the next.
/// </summary>
internal sealed class TokenCursor(string text, List<Token> tokens, DiagnosticBag diagnostics, ModelLimits limits)
{
    private int end;
    private Token endToken;

    public ModelLimits Limits { get; } = limits;

    /// <summary>Index of the current token.</summary>
    public int Position { get; private set; }

    /// <summary>True after a problem in the current statement.</summary>
    public bool Failed { get; private set; }

    public Token Current => Position < end ? tokens[Position] : endToken;

    public Token Previous => tokens[Math.Max(0, Position - 1)];

    public TokenKind Kind => Current.Kind;

    public bool AtEnd => Position >= end;

    public int StatementEnd => end;

    /// <summary>Starts on the tokens [<paramref name="start"/>, <paramref name="stop"/>).</summary>
    public void Begin(int start, int stop)
    {
        (Position, end, Failed) = (start, stop, false);
        // Problems "at the end" are shown right after the last token.
        var last = tokens[Math.Max(start, stop - 1)];
        endToken = new Token(TokenKind.End, true, true, last.End, 0, last.Line, last.Column + last.Length);
    }

    public Token Peek(int ahead) => Position + ahead < end ? tokens[Position + ahead] : endToken;

    public string Text(Token token) => text.Substring(token.Start, token.Length);

    public bool IsWord(string word) => IsWord(Current, word);

    public bool IsWord(Token token, string word) =>
        token.Kind == TokenKind.Identifier && text.AsSpan(token.Start, token.Length).SequenceEqual(word);

    public Token Advance()
    {
        var token = Current;
        if (Position < end) Position++;
        return token;
    }

    public void Rewind(int position)
    {
        if (!Failed) Position = position;
    }

    public bool Accept(TokenKind kind)
    {
        if (Kind != kind || AtEnd) return false;
        Position++;
        return true;
    }

    public bool AcceptWord(string word)
    {
        if (!IsWord(word)) return false;
        Position++;
        return true;
    }

    public void Expect(TokenKind kind, string what)
    {
        if (!Accept(kind)) FailExpected(what);
    }

    public NameSyntax ExpectName(string what)
    {
        if (Kind != TokenKind.Identifier)
        {
            FailExpected(what);
            return new NameSyntax("") { Span = Current.Span };
        }
        var token = Advance();
        return new NameSyntax(Text(token)) { Span = token.Span };
    }

    public string ExpectString(string what)
    {
        if (Kind == TokenKind.String) return Unquote(Advance());
        FailExpected(what);
        return "";
    }

    /// <summary>A number token's value; reports numbers too large for double precision.</summary>
    public NumberSyntax ReadNumber(bool negative, Token first)
    {
        var token = Advance();
        var digits = Text(token);
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value)) Fail(DiagnosticCodes.BadNumber, token.Span, "The number is too large.", "The largest number is about 1.8e308.");
        var span = SpanFrom(first);
        return negative ? new NumberSyntax(-value, "-" + digits) { Span = span } : new NumberSyntax(value, digits) { Span = span };
    }

    public void FailExpected(string what, string? hint = null)
    {
        var found = AtEnd ? "the statement ends" : Kind == TokenKind.Bad ? "something unreadable stands here" : $"found {Describe(Current)}";
        Fail(DiagnosticCodes.UnexpectedToken, Current.Span, $"Expected {what}, but {found}.", hint);
    }

    public void Fail(string code, SourceSpan span, string message, string? hint = null)
    {
        if (Failed) return;
        Failed = true;
        // An unreadable token and an unmatched bracket have been reported by the lexer.
        if (Kind != TokenKind.Bad || AtEnd) diagnostics.Error(code, span, message, hint);
        Position = end;
    }

    /// <summary>The span from a token to the last one read; on several lines, to the end of the first.</summary>
    public SourceSpan SpanFrom(Token first)
    {
        var last = Previous;
        return first.Span with { Length = last.Line == first.Line && last.End > first.Start ? last.End - first.Start : first.Span.Length };
    }

    public bool TryReadSignedNumber([NotNullWhen(true)] out NumberSyntax? number)
    {
        number = null;
        var first = Current;
        if (Kind == TokenKind.Number) number = ReadNumber(false, first);
        else if (Kind == TokenKind.Minus && Peek(1).Kind == TokenKind.Number && !Peek(1).SpaceBefore)
        {
            Advance();
            number = ReadNumber(true, first);
        }
        return number is not null;
    }

    private string Describe(Token token) => Text(token) is { Length: <= 40 } whole ? $"'{whole}'" : $"'{Text(token)[..37]}…'";

    private string Unquote(Token token)
    {
        var inner = text.AsSpan(token.Start + 1, token.Length - 2);
        return inner.Contains('\\') ? inner.ToString().Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : inner.ToString();
    }
}
