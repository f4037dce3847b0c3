using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Parsing;

/// <summary>Parses the parts that declarations are made of: labels, units, value lists, ranges, laws, data references and levels.</summary>
internal sealed class ClauseParser(TokenCursor cursor, ExpressionParser expressions)
{
    /// <summary><c>"English" vi "Tiếng Việt"</c>, possibly nothing.</summary>
    public SyntaxList<LabelSyntax> ParseLabels()
    {
        if (cursor.Kind != TokenKind.String) return [];
        var labels = ImmutableArray.CreateBuilder<LabelSyntax>();
        var first = cursor.Current;
        labels.Add(new LabelSyntax("en", cursor.ExpectString("a label")) { Span = first.Span });
        while (cursor.Kind == TokenKind.Identifier && cursor.Peek(1).Kind == TokenKind.String && !cursor.IsWord("source"))
        {
            var language = cursor.Advance();
            labels.Add(new LabelSyntax(cursor.Text(language), cursor.ExpectString("a label")) { Span = language.Span });
            if (labels.Take(labels.Count - 1).Any(label => label.Language == labels[^1].Language))
                cursor.Fail(DiagnosticCodes.DuplicateClause, language.Span, $"There are two labels in '{labels[^1].Language}'.", "The first label is the English one and has no language code.");
        }
        return new(labels.ToImmutable());
    }

    /// <summary><c>name "label", name "label", …</c></summary>
    public SyntaxList<LabelledNameSyntax> ParseLabelledNames(string what)
    {
        var names = ImmutableArray.CreateBuilder<LabelledNameSyntax>();
        do
        {
            var first = cursor.Current;
            var name = cursor.ExpectName(what);
            var labels = ParseLabels();
            names.Add(new LabelledNameSyntax(name, labels) { Span = cursor.SpanFrom(first) });
        }
        while (cursor.Accept(TokenKind.Comma));
        return new(names.ToImmutable());
    }

    public UnitSyntax ParseUnit()
    {
        var first = cursor.Advance();
        var words = ImmutableArray.CreateBuilder<NameSyntax>();
        do words.Add(cursor.ExpectName("a unit such as [billion VND]"));
        while (cursor.Kind == TokenKind.Identifier);
        cursor.Expect(TokenKind.RightBracket, "']' after the unit");
        return new UnitSyntax(new(words.ToImmutable())) { Span = cursor.SpanFrom(first) };
    }

    public RangeSyntax ParseRange()
    {
        var first = cursor.Current;
        cursor.TryReadSignedNumber(out var low);
        cursor.Expect(TokenKind.DotDot, "a range such as 0..1");
        cursor.TryReadSignedNumber(out var high);
        if (low is null && high is null) cursor.FailExpected("a number at one end of the range at least");
        return new RangeSyntax(low, high) { Span = cursor.SpanFrom(first) };
    }

    public SyntaxList<NumberSyntax> ParseNumbers(string what)
    {
        var numbers = ImmutableArray.CreateBuilder<NumberSyntax>();
        while (cursor.TryReadSignedNumber(out var number)) numbers.Add(number);
        if (numbers.Count == 0) cursor.FailExpected(what);
        return new(numbers.ToImmutable());
    }

    /// <summary>
    /// A number per member, <c>0.1 0.2 -0.3</c>, or one expression. A list ends where a clause, a comma or a bracket follows;
    /// anything else makes it an expression: <c>0.1 - x</c>.
    /// </summary>
    public SyntaxList<ExpressionSyntax> ParseValues()
    {
        var start = cursor.Position;
        var numbers = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        while (cursor.TryReadSignedNumber(out var number)) numbers.Add(number);
        if (numbers.Count > 0 && EndsList()) return new(numbers.ToImmutable());
        cursor.Rewind(start);
        return [expressions.Parse()];
    }

    private bool EndsList() => cursor.AtEnd || cursor.Kind switch
    {
        TokenKind.Comma or TokenKind.RightParenthesis or TokenKind.String or TokenKind.LeftBracket => true,
        TokenKind.Identifier => !(cursor.IsWord("and") || cursor.IsWord("or") || cursor.IsWord("in")),
        _ => false,
    };

    public DistributionSyntax ParseDistribution()
    {
        var first = cursor.Current;
        var name = cursor.ExpectName("a law such as normal(0, sd = 1)");
        cursor.Expect(TokenKind.LeftParenthesis, "'('");
        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        do arguments.Add(ParseArgument());
        while (cursor.Accept(TokenKind.Comma));
        cursor.Expect(TokenKind.RightParenthesis, "')' or ','");
        return new DistributionSyntax(name, new(arguments.ToImmutable())) { Span = cursor.SpanFrom(first) };
    }

    private ArgumentSyntax ParseArgument()
    {
        var first = cursor.Current;
        string? name = null;
        if (cursor.Kind == TokenKind.Identifier && cursor.Peek(1).Kind == TokenKind.Assign)
        {
            name = cursor.Text(cursor.Advance());
            cursor.Advance();
        }
        var values = ParseValues();
        return new ArgumentSyntax(name, values) { Span = cursor.SpanFrom(first) };
    }

    public DataReferenceSyntax ParseDataReference()
    {
        var first = cursor.Current;
        var region = cursor.ExpectName("a region such as nation or province");
        var indicator = cursor.ExpectName("an indicator");
        var sector = default(string);
        if (cursor.Kind == TokenKind.LeftBracket && !cursor.Current.SpaceBefore)
        {
            cursor.Advance();
            sector = cursor.ExpectName("a sector").Text;
            cursor.Expect(TokenKind.RightBracket, "']'");
        }
        return new DataReferenceSyntax(region.Text, indicator.Text, sector) { Span = cursor.SpanFrom(first) };
    }

    public DefaultSyntax ParseDefault()
    {
        var first = cursor.Current;
        if (cursor.AcceptWord("data")) return new DefaultSyntax(true, []) { Span = first.Span };
        var numbers = ParseNumbers("a number or the word 'data'");
        return new DefaultSyntax(false, numbers) { Span = cursor.SpanFrom(first) };
    }

    public Publication ParsePublication()
    {
        var word = cursor.Current;
        var name = cursor.ExpectName("flow, stock, growth or ratio").Text;
        var publication = name switch
        {
            "flow" => Publication.Flow,
            "stock" => Publication.Stock,
            "growth" => Publication.Growth,
            "ratio" => Publication.Ratio,
            _ => (Publication?)null,
        };
        if (publication is null) cursor.Fail(DiagnosticCodes.UnexpectedToken, word.Span, $"'{name}' is no way to publish an indicator.", "Write published flow, stock, growth or ratio.");
        return publication ?? Publication.Flow;
    }

    /// <summary>What follows the word <c>level</c>.</summary>
    public LevelSyntax ParseLevel(Token first)
    {
        var number = cursor.Current;
        cursor.Expect(TokenKind.Number, "the number of the level");
        var known = int.TryParse(cursor.Text(number), NumberStyles.None, CultureInfo.InvariantCulture, out var level);
        if (!known) cursor.Fail(DiagnosticCodes.BadLevel, number.Span, "Levels are numbered 1, 2, 3, 4.");
        cursor.Expect(TokenKind.Assign, "'='");
        var values = ParseNumbers("the value of the level");
        var labels = ParseLabels();
        return new LevelSyntax(level, values, labels) { Span = cursor.SpanFrom(first) };
    }
}
