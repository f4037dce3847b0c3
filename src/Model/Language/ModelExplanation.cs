using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Model.Language;

/// <summary>
/// Why a symbol has the value it has: its declaration, its equation, the terms that add up to the right side, and what it depends on. Values
/// come from a run; <see cref="ExplanationTerm.Expression"/> says what to evaluate.
/// </summary>
/// <param name="Symbol">The symbol explained; its declaration carries labels, unit, range and source.</param>
/// <param name="Equation">
/// The equation that determines it: yearly, or once a draw for a parameter. Null for constants, levers and given paths.
/// </param>
/// <param name="Expanded">The scalar equation in primitives, with its indices filled in; null without an equation.</param>
/// <param name="Start">Its value in the start year, when the model gives one.</param>
/// <param name="Terms">The terms of the outermost sum of the right side, in order.</param>
/// <param name="DependsOn">What the equation reads.</param>
/// <param name="UsedBy">The symbols whose equations read it.</param>
/// <param name="Upstream">Everything it depends on within the depth asked for, nearest first.</param>
public sealed record ModelExplanation(
    Symbol Symbol,
    Equation? Equation,
    string? Expanded,
    Equation? Start,
    ImmutableArray<ExplanationTerm> Terms,
    ImmutableArray<Dependency> DependsOn,
    ImmutableArray<Symbol> UsedBy,
    ImmutableArray<UpstreamSymbol> Upstream)
{
    /// <summary>Explains a symbol.</summary>
    /// <param name="model">The model.</param>
    /// <param name="symbol">One of its symbols.</param>
    /// <param name="depth">How many equations to follow upstream: 1 gives what its own equation reads, 2 what those read, and so on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is negative.</exception>
    public static ModelExplanation Of(BoundModel model, Symbol symbol, int depth = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        var equations = model.Equations.Concat(model.Parameters).ToDictionary(equation => equation.Target);
        var equation = equations.GetValueOrDefault(symbol);
        return new ModelExplanation(
            symbol,
            equation,
            equation is null ? null : ExpressionPrinter.Print(equation),
            model.Starts.FirstOrDefault(start => start.Target == symbol && start.TargetLag == 0),
            equation is null ? [] : Split(equation.Right),
            equation is null ? [] : Dependencies(equation),
            [.. equations.Values.Where(other => References.Of(other).Any(reference => reference.Symbol == symbol)).Select(other => other.Target).OrderBy(target => target.Id)],
            Follow(symbol, equations, depth));
    }

    /// <summary>
    /// Symbols a written name can mean: the scalar of that full name, or all elements of that declaration. Empty when there is none;
    /// <paramref name="hint"/> then suggests a name that is near.
    /// </summary>
    public static ImmutableArray<Symbol> Find(BoundModel model, string name, out string? hint)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(name);
        hint = null;
        if (model.Find(name) is { } symbol) return [symbol];
        var elements = model.Symbols.Where(element => element.Declaration.Name == name).ToImmutableArray();
        if (elements.IsEmpty)
        {
            var visible = model.Symbols.Where(element => element.Kind != SymbolKind.Latent);
            hint = NameSuggestion.Hint(name, visible.SelectMany(element => new[] { element.Name, element.Declaration.Name }));
        }
        return elements;
    }

    private static ImmutableArray<ExplanationTerm> Split(Expression right)
    {
        var terms = ImmutableArray.CreateBuilder<ExplanationTerm>();
        var pending = new Stack<(Expression Expression, bool Negated)>();
        pending.Push((right, false));
        while (pending.TryPop(out var next))
        {
            switch (next.Expression)
            {
                case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum:
                    pending.Push((sum.Right, next.Negated != (sum.Operator == BinaryOperator.Subtract)));
                    pending.Push((sum.Left, next.Negated));
                    break;
                case Unary { Operator: UnaryOperator.Negate } negation:
                    pending.Push((negation.Operand, !next.Negated));
                    break;
                default:
                    var term = next.Negated ? new Unary(UnaryOperator.Negate, next.Expression) : next.Expression;
                    terms.Add(new ExplanationTerm(term, ExpressionPrinter.Print(term)));
                    break;
            }
        }
        return terms.ToImmutable();
    }

    private static ImmutableArray<Dependency> Dependencies(Equation equation) =>
    [
        .. References.Of(equation).GroupBy(reference => reference.Symbol)
            .Select(group => new Dependency(group.Key, [.. group.Select(reference => reference.Lag).Distinct().Order()])),
    ];

    private static ImmutableArray<UpstreamSymbol> Follow(Symbol symbol, Dictionary<Symbol, Equation> equations, int depth)
    {
        var found = ImmutableArray.CreateBuilder<UpstreamSymbol>();
        var seen = new HashSet<Symbol> { symbol };
        var frontier = new List<Symbol> { symbol };
        for (var distance = 1; distance <= depth && frontier.Count > 0; distance++)
        {
            var next = frontier.SelectMany(from => equations.TryGetValue(from, out var equation) ? References.Of(equation) : [])
                .Select(reference => reference.Symbol).Where(seen.Add).ToList();
            foreach (var reached in next) found.Add(new UpstreamSymbol(reached, distance));
            frontier = next;
        }
        return found.ToImmutable();
    }
}

/// <summary>A term of the outermost sum of a right side, its sign included.</summary>
/// <param name="Expression">What to evaluate for its value.</param>
/// <param name="Text">The same as text.</param>
public sealed record ExplanationTerm(Expression Expression, string Text);

/// <summary>Something an equation reads.</summary>
/// <param name="Symbol">What it reads.</param>
/// <param name="Lags">How many years ago, ascending; 0 is the same year.</param>
public sealed record Dependency(Symbol Symbol, ImmutableArray<int> Lags)
{
    /// <summary>True when the value of the same year is read.</summary>
    public bool IsSameYear => Lags.Contains(0);

    /// <summary>True when a value of an earlier year is read.</summary>
    public bool IsLagged => Lags.Any(lag => lag > 0);
}

/// <summary>Something further up.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Distance">Number of equations between, at least.</param>
public sealed record UpstreamSymbol(Symbol Symbol, int Distance);
