using Simulation.Model.Language.Bound;

namespace Simulation.Model.Language.Parsing;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    End, Identifier, Number, String,
    LeftParenthesis, RightParenthesis, LeftBracket, RightBracket,
    Comma, Colon, Semicolon, Tilde, DotDot, Assign,
    Plus, Minus, Star, Slash, Caret,
    Less, LessOrEqual, Greater, GreaterOrEqual, EqualEqual, NotEqual,
    /// <summary>Something unreadable, already reported.</summary>
    Bad,
}

/// <summary>A token: a slice of the text with its place and how it is set off from what stands before it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="StartsLine">True for the first token of a line.</param>
/// <param name="SpaceBefore">True when white space stands before it.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
internal readonly record struct Token(TokenKind Kind, bool StartsLine, bool SpaceBefore, int Start, int Length, int Line, int Column)
{
    public int End => Start + Length;

    public SourceSpan Span => new(Line, Column, Math.Max(1, Length));
}

/// <summary>A comment with its <c>#</c>, trailing blanks removed.</summary>
internal readonly record struct Comment(int Line, string Text);
