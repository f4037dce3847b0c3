using System.Collections.Immutable;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Parsing;

/// <summary>
/// Cuts a token list into statements by indentation and parses each. A statement reaches to the next line that is not indented
/// deeper than its own first line; lines inside brackets belong to it wherever they begin.
/// </summary>
internal sealed class TextParser
{
    private readonly string text;
    private readonly List<Token> tokens;
    private readonly int[] partners;
    private readonly DiagnosticBag diagnostics;
    private readonly TokenCursor cursor;
    private readonly StatementParser statements;
    private readonly CommentReader comments;

    public TextParser(string text, DiagnosticBag diagnostics, ModelLimits limits)
    {
        this.text = text;
        this.diagnostics = diagnostics;
        (tokens, var found) = Lexer.Read(text, diagnostics);
        partners = Brackets.Match(tokens, diagnostics);
        cursor = new TokenCursor(text, tokens, diagnostics, limits);
        statements = new StatementParser(cursor);
        comments = new CommentReader(found);
    }

    private int Last => tokens.Count - 1;

    public ModelSyntax Parse()
    {
        var parsed = ImmutableArray.CreateBuilder<StatementSyntax>();
        for (var start = 0; start < Last && !diagnostics.IsFull;)
        {
            var stop = StatementEnd(start, Last);
            if (IsSection(start)) ParseSection(start, stop, parsed);
            else ParseStatement(start, stop, parsed);
            start = stop;
        }
        return new ModelSyntax(new(parsed.ToImmutable()), comments.Rest()) { Span = tokens[0].Span };
    }

    /// <summary>One distribution and nothing else, for files that override declarations.</summary>
    public DistributionSyntax? ParseDistribution()
    {
        if (Last == 0) return null;
        cursor.Begin(0, Last);
        var result = new ClauseParser(cursor, new ExpressionParser(cursor)).ParseDistribution();
        if (!cursor.AtEnd) cursor.FailExpected("the end of the distribution");
        return cursor.Failed ? null : result;
    }

    /// <summary>One expression and nothing else, for questions that are asked beside a model.</summary>
    public ExpressionSyntax? ParseExpression()
    {
        if (Last == 0)
        {
            diagnostics.Error(DiagnosticCodes.UnexpectedToken, new(1, 1, 1), "There is no expression.", "Write one: 1, x(-1), log(x).");
            return null;
        }
        cursor.Begin(0, Last);
        var result = new ExpressionParser(cursor).Parse();
        if (!cursor.AtEnd) cursor.FailExpected("the end of the expression");
        return cursor.Failed ? null : result;
    }

    private int StatementEnd(int start, int limit)
    {
        var column = tokens[start].Column;
        var i = Next(start);
        while (i < limit && !(tokens[i].StartsLine && tokens[i].Column <= column)) i = Next(i);
        return Math.Min(i, limit);
    }

    private int Next(int i) => partners[i] < 0 ? i + 1 : partners[i] + 1;

    private bool IsSection(int start) => cursor.IsWord(tokens[start], "block") || cursor.IsWord(tokens[start], "start");

    private void ParseStatement(int start, int stop, ImmutableArray<StatementSyntax>.Builder output)
    {
        var leading = comments.Before(tokens[start].Line, LastLine(stop));
        cursor.Begin(start, stop);
        var parsed = statements.Parse();
        if (cursor.Failed || parsed is null) output.Add(Unreadable(start, stop));
        else output.Add(parsed with { Leading = leading, Trailing = comments.At(LastLine(stop)) });
    }

    private void ParseSection(int start, int stop, ImmutableArray<StatementSyntax>.Builder output)
    {
        var body = HeadEnd(start, stop);
        var leading = comments.Before(tokens[start].Line, LastLine(body));
        cursor.Begin(start, body);
        StatementSyntax head = cursor.IsWord("block") ? statements.ParseBlockHead() : statements.ParseStartHead();
        var failed = cursor.Failed;
        head = head with { Leading = leading, Trailing = comments.At(LastLine(body)) };
        var unreadable = ImmutableArray.CreateBuilder<StatementSyntax>();
        var equations = ParseEquations(body, stop, unreadable);
        if (failed) head = Unreadable(start, body);
        else if (body == stop) diagnostics.Error(DiagnosticCodes.BadIndentation, head.Span, "The section has no equations.", "Indent its equations deeper than the line that opens it.");
        output.Add(head switch
        {
            BlockSyntax block => block with { Equations = equations },
            StartSyntax values => values with { Equations = equations },
            _ => head,
        });
        output.AddRange(unreadable);
    }

    // The head runs to the line end after a colon; without a colon, to the first line end.
    private int HeadEnd(int start, int stop)
    {
        var firstLineEnd = stop;
        for (var i = Next(start); i < stop; i = Next(i))
        {
            if (!tokens[i].StartsLine) continue;
            if (tokens[i - 1].Kind == TokenKind.Colon) return i;
            firstLineEnd = Math.Min(firstLineEnd, i);
        }
        return firstLineEnd;
    }

    private SyntaxList<EquationSyntax> ParseEquations(int start, int stop, ImmutableArray<StatementSyntax>.Builder unreadable)
    {
        var parsed = ImmutableArray.CreateBuilder<EquationSyntax>();
        var column = tokens[start].Column;
        while (start < stop && !diagnostics.IsFull)
        {
            var end = StatementEnd(start, stop);
            var leading = comments.Before(tokens[start].Line, LastLine(end));
            if (tokens[start].Column != column)
                diagnostics.Error(DiagnosticCodes.BadIndentation, tokens[start].Span, "The equation does not begin in the column of the ones above it.", "Begin all equations of a section in one column.");
            cursor.Begin(start, end);
            if (statements.ParseEquation() is { } equation) parsed.Add(equation with { Leading = leading, Trailing = comments.At(LastLine(end)) });
            else unreadable.Add(Unreadable(start, end) with { Declares = null });
            start = end;
        }
        return new(parsed.ToImmutable());
    }

    private int LastLine(int stop) => tokens[stop - 1].Line;

    private UnreadableSyntax Unreadable(int start, int stop)
    {
        var declares = start + 1 < stop && tokens[start + 1].Kind == TokenKind.Identifier ? cursor.Text(tokens[start + 1]) : null;
        return new UnreadableSyntax(text[tokens[start].Start..tokens[stop - 1].End], declares) { Span = tokens[start].Span };
    }
}
