using System.Collections.Frozen;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Model.Language.Parsing;

/// <summary>Cuts a text into tokens and comments. Never fails: what cannot be read is reported and becomes a <see cref="TokenKind.Bad"/> token.</summary>
internal sealed class Lexer
{
    private static readonly FrozenDictionary<char, TokenKind> Single = new Dictionary<char, TokenKind>
    {
        ['('] = TokenKind.LeftParenthesis,
        [')'] = TokenKind.RightParenthesis,
        ['['] = TokenKind.LeftBracket,
        [']'] = TokenKind.RightBracket,
        [','] = TokenKind.Comma,
        [':'] = TokenKind.Colon,
        [';'] = TokenKind.Semicolon,
        ['~'] = TokenKind.Tilde,
        ['='] = TokenKind.Assign,
        ['+'] = TokenKind.Plus,
        ['-'] = TokenKind.Minus,
        ['*'] = TokenKind.Star,
        ['/'] = TokenKind.Slash,
        ['^'] = TokenKind.Caret,
        ['<'] = TokenKind.Less,
        ['>'] = TokenKind.Greater,
    }.ToFrozenDictionary();

    private readonly string text;
    private readonly DiagnosticBag diagnostics;
    private readonly List<Token> tokens = [];
    private readonly List<Comment> comments = [];
    private int position;
    private int line = 1;
    private int lineStart;
    private bool startsLine = true;
    private bool spaceBefore;

    private Lexer(string text, DiagnosticBag diagnostics)
    {
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /// <summary>All tokens, an <see cref="TokenKind.End"/> token last, and all comments.</summary>
    public static (List<Token> Tokens, List<Comment> Comments) Read(string text, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(text, diagnostics);
        // A byte-order mark is not part of the text.
        if (text.StartsWith('\uFEFF')) lexer.position = 1;
        while (lexer.position < text.Length) lexer.Next();
        lexer.tokens.Add(new Token(TokenKind.End, true, true, text.Length, 0, lexer.line, lexer.position - lexer.lineStart + 1));
        return (lexer.tokens, lexer.comments);
    }

    private char Peek(int offset = 0) => position + offset < text.Length ? text[position + offset] : '\0';

    private SourceSpan SpanFrom(int start) => new(line, start - lineStart + 1, Math.Max(1, position - start));

    private void Next()
    {
        var c = text[position];
        if (c is '\n' or '\r') NewLine();
        else if (c == '#') ReadComment();
        else if (IsBlank(c)) ReadBlank(c);
        else if (char.IsAsciiLetter(c) || c == '_') ReadWhile(TokenKind.Identifier, IsNamePart);
        else if (char.IsAsciiDigit(c)) ReadNumber();
        else if (c == '"') ReadString();
        else ReadSymbol(c);
    }

    private void NewLine()
    {
        if (text[position] == '\r' && Peek(1) == '\n') position++;
        position++;
        line++;
        lineStart = position;
        startsLine = spaceBefore = true;
    }

    // The no-break space arrives with text pasted from a word processor.
    private static bool IsBlank(char c) => c is ' ' or '\t' or '\u00A0';

    private void ReadBlank(char c)
    {
        position++;
        spaceBefore = true;
        if (c == '\t' && startsLine)
            diagnostics.Error(DiagnosticCodes.BadIndentation, SpanFrom(position - 1), "A tab stands in the indentation.", "Indent with spaces: how wide a tab is depends on the editor.");
    }

    private void ReadComment()
    {
        var start = position;
        while (position < text.Length && text[position] is not ('\n' or '\r')) position++;
        comments.Add(new Comment(line, text[start..position].TrimEnd()));
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private void ReadWhile(TokenKind kind, Func<char, bool> belongs)
    {
        var start = position++;
        while (position < text.Length && belongs(text[position])) position++;
        Add(kind, start);
    }

    // Digits, a fraction, an exponent. "0..1" is a range: the dots belong to no number.
    private void ReadNumber()
    {
        var start = position;
        SkipDigits();
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            position++;
            SkipDigits();
        }
        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            position += 2;
            SkipDigits();
        }
        if (IsNamePart(Peek()))
        {
            while (IsNamePart(Peek())) position++;
            diagnostics.Error(DiagnosticCodes.BadNumber, SpanFrom(start), $"'{Excerpt(start)}' is neither a number nor a name.", "A name begins with a letter; put a space or an operator after a number.");
            Add(TokenKind.Bad, start);
            return;
        }
        Add(TokenKind.Number, start);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek())) position++;
    }

    private void ReadString()
    {
        var start = position++;
        var problem = default(string);
        while (position < text.Length && text[position] is not ('"' or '\n' or '\r'))
        {
            if (text[position] == '\\' && Peek(1) is '"' or '\\') position++;
            else if (char.IsControl(text[position])) problem ??= "The string holds a control character.";
            else if (char.IsSurrogate(text[position]) && !SkipSurrogatePair()) problem ??= "The string holds half of a character.";
            position++;
        }
        if (Peek() == '"') position++;
        else problem = "The string is not closed on its line.";
        if (problem is not null) diagnostics.Error(DiagnosticCodes.BadString, SpanFrom(start), problem, "A string stands between double quotes on one line; write \\\" for a quote inside it.");
        Add(problem is null ? TokenKind.String : TokenKind.Bad, start);
    }

    private bool SkipSurrogatePair()
    {
        if (!char.IsSurrogatePair(text[position], Peek(1))) return false;
        position++;
        return true;
    }

    private void ReadSymbol(char c)
    {
        var start = position;
        var pair = (c, Peek(1)) switch
        {
            ('.', '.') => TokenKind.DotDot,
            ('<', '=') => TokenKind.LessOrEqual,
            ('>', '=') => TokenKind.GreaterOrEqual,
            ('=', '=') => TokenKind.EqualEqual,
            ('!', '=') => TokenKind.NotEqual,
            _ => TokenKind.End,
        };
        position += pair == TokenKind.End ? 1 : 2;
        if (pair != TokenKind.End) Add(pair, start);
        else if (Single.TryGetValue(c, out var kind)) Add(kind, start);
        else ReadBad(c, start);
    }

    private void ReadBad(char c, int start)
    {
        // One report for a run of them: a binary file is one mistake.
        while (position < text.Length && !IsBlank(text[position]) && text[position] is not ('\n' or '\r' or '"' or '#') && !char.IsAscii(text[position])) position++;
        if (c == '\'') SkipSingleQuoted();
        var (what, hint) = c switch
        {
            '“' or '”' or '„' => ($"The quote {c} is a typographic one.", "Strings stand between straight double quotes: \"…\"."),
            '−' or '–' or '—' => ($"The dash {c} is a typographic one.", "Write minus as the plain hyphen: -."),
            '\'' => ("A single quote has no meaning here.", "Strings stand between double quotes: \"…\"."),
            '.' => ("A point stands alone.", "Write a decimal number with a digit on each side, 0.5, and a range with two points, 0..1."),
            _ when char.IsLetter(c) => ($"'{Excerpt(start)}' cannot be part of a name.", "Names are made of the letters a-z, digits and _; put other scripts in a label."),
            _ when char.IsControl(c) || char.IsSurrogate(c) => ($"The character U+{(int)c:X4} has no meaning here.", "Remove it."),
            _ => ($"The character '{c}' has no meaning here.", (string?)null),
        };
        diagnostics.Error(DiagnosticCodes.UnexpectedCharacter, SpanFrom(start), what, hint);
        Add(TokenKind.Bad, start);
    }

    private void SkipSingleQuoted()
    {
        var end = position;
        while (end < text.Length && text[end] is not ('\'' or '\n' or '\r')) end++;
        if (end < text.Length && text[end] == '\'') position = end + 1;
    }

    private string Excerpt(int start) => text.Substring(start, Math.Min(40, position - start));

    private void Add(TokenKind kind, int start)
    {
        tokens.Add(new Token(kind, startsLine, spaceBefore, start, position - start, line, start - lineStart + 1));
        startsLine = spaceBefore = false;
    }
}
