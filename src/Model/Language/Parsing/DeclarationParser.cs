using System.Collections.Frozen;
using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Printing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Parsing;

/// <summary>Parses declarations of names: <c>parameter elasticity[market] "…" ~ normal(0.4, sd = 0.1) in 0..1 source "…"</c>.</summary>
internal sealed class DeclarationParser(TokenCursor cursor, ExpressionParser expressions, ClauseParser clauses)
{
    /// <summary>Kinds by the word that opens their declaration.</summary>
    public static FrozenDictionary<string, SymbolKind> Kinds { get; } = new Dictionary<string, SymbolKind>
    {
        ["constant"] = SymbolKind.Constant,
        ["parameter"] = SymbolKind.Parameter,
        ["lever"] = SymbolKind.Lever,
        ["given"] = SymbolKind.Given,
        ["exogenous"] = SymbolKind.Exogenous,
        ["hazard"] = SymbolKind.Hazard,
        ["shock"] = SymbolKind.Shock,
        ["variable"] = SymbolKind.Variable,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Which clauses a kind may have, and which it must have.
    private static readonly FrozenDictionary<SymbolKind, (string[] May, string[] Must)> Allowed = new Dictionary<SymbolKind, (string[], string[])>
    {
        [SymbolKind.Constant] = (["=", "label", "unit", "source"], ["="]),
        [SymbolKind.Parameter] = (["label", "unit", "~", "in", "source"], ["~"]),
        [SymbolKind.Lever] = (["label", "unit", "in", "from", "default", "source", "level"], ["default"]),
        [SymbolKind.Given] = (["label", "unit", "in", "from", "default", "source"], ["default"]),
        [SymbolKind.Exogenous] = (["label", "unit", "~", "in", "from", "source"], ["~"]),
        [SymbolKind.Hazard] = (["label", "unit", "~", "in", "from", "source"], ["~"]),
        [SymbolKind.Shock] = (["label", "unit", "~", "in", "source"], ["~"]),
        [SymbolKind.Variable] = (["label", "unit", "published", "source"], []),
    }.ToFrozenDictionary();

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public DeclarationSyntax Parse(SymbolKind kind)
    {
        var first = cursor.Advance();
        seen.Clear();
        var name = cursor.ExpectName($"the name of the {cursor.Text(first)}");
        var indices = cursor.Kind == TokenKind.LeftBracket && !cursor.Current.SpaceBefore ? expressions.ParseIndices() : [];
        var declaration = new DeclarationSyntax(kind, name, indices);
        while (!cursor.AtEnd) declaration = ParseClause(declaration);
        CheckRequired(kind, name);
        return declaration with { Span = name.Span };
    }

    private DeclarationSyntax ParseClause(DeclarationSyntax declaration)
    {
        var first = cursor.Current;
        var clause = Clause();
        if (clause is null)
        {
            cursor.FailExpected("a clause of the declaration", Suggest(declaration.Kind));
            return declaration;
        }
        CheckAllowed(declaration, clause, first);
        return cursor.Failed ? declaration : Apply(declaration, clause, first);
    }

    private string? Clause() => cursor.Kind switch
    {
        TokenKind.Assign => "=",
        TokenKind.String => "label",
        TokenKind.LeftBracket => "unit",
        TokenKind.Tilde => "~",
        TokenKind.Identifier when cursor.Text(cursor.Current) is "in" or "from" or "default" or "published" or "source" or "level" => cursor.Text(cursor.Current),
        _ => null,
    };

    private string? Suggest(SymbolKind kind)
    {
        var (may, _) = Allowed[kind];
        var near = cursor.Kind == TokenKind.Identifier ? NameSuggestion.Hint(cursor.Text(cursor.Current), may.Where(word => char.IsLetter(word[0]))) : null;
        return near ?? $"{Capital(KindWords.WithArticle(kind))} takes: {string.Join(", ", may.Select(Shown))}.";
    }

    private void CheckAllowed(DeclarationSyntax declaration, string clause, Token token)
    {
        var (may, _) = Allowed[declaration.Kind];
        if (!may.Contains(clause))
            cursor.Fail(DiagnosticCodes.MisplacedClause, token.Span, $"{Capital(KindWords.WithArticle(declaration.Kind))} takes no {Shown(clause)}.", $"It takes: {string.Join(", ", may.Select(Shown))}.");
        else if (clause != "level" && !seen.Add(clause))
            cursor.Fail(DiagnosticCodes.DuplicateClause, token.Span, $"'{declaration.Name}' has a second {Shown(clause)}.");
    }

    private DeclarationSyntax Apply(DeclarationSyntax declaration, string clause, Token first)
    {
        if (clause is not ("label" or "unit")) cursor.Advance();
        return clause switch
        {
            "=" => declaration with { Values = clauses.ParseValues() },
            "label" => declaration with { Labels = clauses.ParseLabels() },
            "unit" => declaration with { Unit = clauses.ParseUnit() },
            "~" => declaration with { Distribution = clauses.ParseDistribution() },
            "in" => declaration with { Range = clauses.ParseRange() },
            "from" => declaration with { From = clauses.ParseDataReference() },
            "default" => declaration with { Default = clauses.ParseDefault() },
            "published" => declaration with { Published = clauses.ParsePublication() },
            "source" => declaration with { Source = cursor.ExpectString("the source between quotes") },
            _ => declaration with { Levels = [.. declaration.Levels.ToImmutableArray(), clauses.ParseLevel(first)] },
        };
    }

    private void CheckRequired(SymbolKind kind, NameSyntax name)
    {
        foreach (var clause in Allowed[kind].Must)
            if (!cursor.Failed && !seen.Contains(clause) && !(clause == "default" && seen.Contains("from")))
                cursor.Fail(DiagnosticCodes.MissingClause, name.Span, $"The {KindWords.Of(kind)} '{name}' has no {Shown(clause)}.", Example(kind));
    }

    private static string? Example(SymbolKind kind) => kind switch
    {
        SymbolKind.Constant => "Write constant name = 8.76.",
        SymbolKind.Lever or SymbolKind.Given => "Write default 0.5, from nation indicator[sector], or default data when its path comes with the data.",
        SymbolKind.Hazard => "Write ~ bernoulli(0.1).",
        _ => "Write ~ normal(0, sd = 1).",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Shown(string clause) => clause switch
    {
        "=" => "value (= …)",
        "label" => "label (\"…\")",
        "unit" => "unit ([…])",
        "~" => "distribution (~ …)",
        "in" => "range (in …)",
        "from" => "data (from …)",
        _ => $"{clause}",
    };
}
