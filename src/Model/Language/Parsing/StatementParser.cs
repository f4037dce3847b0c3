using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Parsing;

/// <summary>Parses one statement other than a section.</summary>
internal sealed class StatementParser
{
    private static readonly string[] Openers =
        ["model", "version", "frequency", "unit", "set", "office", "cause", "correlate", "block", "start", .. DeclarationParser.Kinds.Keys];

    private readonly TokenCursor cursor;
    private readonly ExpressionParser expressions;
    private readonly ClauseParser clauses;
    private readonly DeclarationParser declarations;

    public StatementParser(TokenCursor cursor)
    {
        this.cursor = cursor;
        expressions = new ExpressionParser(cursor);
        clauses = new ClauseParser(cursor, expressions);
        declarations = new DeclarationParser(cursor, expressions, clauses);
    }

    /// <summary>Parses from the cursor to the end of the statement; the result means nothing when the cursor has failed.</summary>
    public StatementSyntax? Parse()
    {
        var word = cursor.Kind == TokenKind.Identifier ? cursor.Text(cursor.Current) : "";
        if (DeclarationParser.Kinds.TryGetValue(word, out var kind)) return declarations.Parse(kind);
        var first = cursor.Current;
        StatementSyntax? statement = word switch
        {
            "model" => ParseHeader(),
            "version" => ParseVersion(),
            "frequency" => ParseFrequency(),
            "unit" => ParseUnits(),
            "set" => ParseSet(),
            "office" => ParseOffice(),
            "cause" => ParseCause(),
            "correlate" => ParseCorrelate(),
            _ => null,
        };
        if (statement is null) FailUnknown(word);
        else if (!cursor.AtEnd) cursor.FailExpected("the end of the statement", "A line indented deeper continues the statement above it.");
        return statement is null ? null : statement with { Span = cursor.SpanFrom(first) };
    }

    /// <summary>The head of a block, up to and with its colon.</summary>
    public BlockSyntax ParseBlockHead()
    {
        cursor.Advance();
        var name = cursor.ExpectName("the name of the block");
        var indices = cursor.Kind == TokenKind.LeftBracket ? expressions.ParseIndices() : [];
        foreach (var index in indices)
            if (index.Set is null) cursor.Fail(DiagnosticCodes.UnexpectedToken, index.Span, "The index of a block names no set.", $"Write block {name}[s in {index.Name}]:");
        var owner = cursor.AcceptWord("by") ? cursor.ExpectName("the name of an office") : null;
        var labels = clauses.ParseLabels();
        ExpectColon();
        return new BlockSyntax(name, indices, owner, labels, []) { Span = name.Span };
    }

    /// <summary>The head of the start section.</summary>
    public StartSyntax ParseStartHead()
    {
        var first = cursor.Advance();
        ExpectColon();
        return new StartSyntax([]) { Span = first.Span };
    }

    public EquationSyntax? ParseEquation()
    {
        var first = cursor.Current;
        var (form, target) = ParseLeft();
        cursor.Expect(TokenKind.Assign, "'=' after the left side");
        var right = expressions.Parse();
        if (!cursor.AtEnd) cursor.FailExpected("an operator or the end of the equation", "A line indented deeper continues the equation above it; the next equation begins below the first.");
        return cursor.Failed ? null : new EquationSyntax(form, target, right) { Span = cursor.SpanFrom(first) };
    }

    private void ExpectColon()
    {
        cursor.Expect(TokenKind.Colon, "':'");
        if (!cursor.AtEnd) cursor.FailExpected("a new line after ':'", "Equations begin on a line of their own, indented.");
    }

    private (LeftForm, ReferenceSyntax) ParseLeft()
    {
        var first = cursor.Current;
        LeftForm? form = cursor.Kind == TokenKind.Identifier && cursor.Peek(1).Kind == TokenKind.LeftParenthesis
            ? cursor.Text(first) switch
            {
                "log" => LeftForm.Log,
                "d" => LeftForm.Difference,
                "dlog" => LeftForm.LogDifference,
                "logit" => LeftForm.Logit,
                _ => null,
            }
            : null;
        if (form is null) return (LeftForm.Level, ParseTarget(first));
        cursor.Advance();
        cursor.Advance();
        var target = ParseTarget(first);
        if (cursor.Kind != TokenKind.RightParenthesis) FailLeft(first);
        cursor.Expect(TokenKind.RightParenthesis, "')'");
        return (form.Value, target);
    }

    private ReferenceSyntax ParseTarget(Token first)
    {
        if (cursor.Kind != TokenKind.Identifier || Functions.Reserved.Contains(cursor.Text(cursor.Current))) FailLeft(first);
        var target = expressions.ParseReference("the variable the equation determines");
        if (cursor.Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Caret) FailLeft(first);
        return target;
    }

    private void FailLeft(Token first) =>
        cursor.Fail(DiagnosticCodes.BadLeftSide, first.Span, "The left side of an equation cannot be solved for one variable.", "It is one of x, log(x), d(x), dlog(x), logit(x).");

    private HeaderSyntax ParseHeader()
    {
        cursor.Advance();
        return new HeaderSyntax(cursor.ExpectName("the name of the model"), clauses.ParseLabels());
    }

    private VersionSyntax ParseVersion()
    {
        cursor.Advance();
        return new VersionSyntax(cursor.ExpectString("the version between quotes"));
    }

    private FrequencySyntax ParseFrequency()
    {
        cursor.Advance();
        var frequency = cursor.ExpectName("a frequency");
        if (frequency.Text != "annual") cursor.Fail(DiagnosticCodes.BadHeader, frequency.Span, $"The frequency '{frequency}' is not known.", "The only frequency is annual.");
        return new FrequencySyntax(frequency);
    }

    private UnitDeclarationSyntax ParseUnits()
    {
        cursor.Advance();
        return new UnitDeclarationSyntax(clauses.ParseLabelledNames("the name of a unit"));
    }

    private SetSyntax ParseSet()
    {
        cursor.Advance();
        var name = cursor.ExpectName("the name of the set");
        var labels = clauses.ParseLabels();
        var parent = cursor.AcceptWord("in") ? cursor.ExpectName("the name of the set it is part of") : null;
        if (labels.IsEmpty) labels = clauses.ParseLabels();
        if (cursor.AcceptWord("from"))
        {
            if (!cursor.AcceptWord("data")) cursor.FailExpected("'data'");
            return new SetSyntax(name, labels, parent, [], true);
        }
        cursor.Expect(TokenKind.Assign, "'=' and the members, or 'from data'");
        return new SetSyntax(name, labels, parent, clauses.ParseLabelledNames("a member"), false);
    }

    private OfficeSyntax ParseOffice()
    {
        cursor.Advance();
        var name = cursor.ExpectName("the name of the office");
        var labels = clauses.ParseLabels();
        cursor.Expect(TokenKind.Assign, "'=' and what the office owns");
        var members = ImmutableArray.CreateBuilder<NameSyntax>();
        do members.Add(cursor.ExpectName("a set member or a block"));
        while (cursor.Accept(TokenKind.Comma));
        return new OfficeSyntax(name, labels, new(members.ToImmutable()));
    }

    private CauseSyntax ParseCause()
    {
        cursor.Advance();
        var name = cursor.ExpectName("the name of the cause");
        var labels = clauses.ParseLabels();
        cursor.Expect(TokenKind.Assign, "'=' and the declarations it names");
        var members = ImmutableArray.CreateBuilder<NameSyntax>();
        do members.Add(cursor.ExpectName("a declared name"));
        while (cursor.Accept(TokenKind.Comma));
        return new CauseSyntax(name, labels, new(members.ToImmutable()));
    }

    private CorrelateSyntax ParseCorrelate()
    {
        cursor.Advance();
        var targets = ImmutableArray.CreateBuilder<ReferenceSyntax>();
        do targets.Add(expressions.ParseReference("a shock, exogenous path or parameter"));
        while (cursor.Accept(TokenKind.Comma));
        cursor.Expect(TokenKind.Assign, "'=' and the correlation");
        var rows = ImmutableArray.CreateBuilder<SyntaxList<NumberSyntax>>();
        do rows.Add(clauses.ParseNumbers("a correlation"));
        while (cursor.Accept(TokenKind.Semicolon));
        return new CorrelateSyntax(new(targets.ToImmutable()), new(rows.ToImmutable()));
    }

    private void FailUnknown(string word)
    {
        var next = cursor.Peek(1).Kind;
        var hint = next is TokenKind.Assign or TokenKind.LeftParenthesis or TokenKind.LeftBracket
            ? "Equations stand indented under block name: or start:."
            : NameSuggestion.Hint(word, Openers) ?? $"A statement begins with one of {string.Join(", ", Openers)}.";
        var shown = word.Length is 0 or > 40 ? "This" : $"'{word}'";
        cursor.Fail(DiagnosticCodes.UnknownStatement, cursor.Current.Span, $"{shown} begins no statement.", hint);
    }
}
