using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>Moves expressions in time.</summary>
internal static class Shift
{
    /// <summary>The expression so many years earlier. Parameters and constants have no year.</summary>
    public static Expression By(Expression expression, int years) => years == 0 ? expression : expression switch
    {
        Reference { Symbol.Kind: SymbolKind.Parameter or SymbolKind.Constant } => expression,
        Reference reference => reference with { Lag = reference.Lag + years },
        CurrentYear => new Binary(BinaryOperator.Subtract, expression, new Number(years)),
        Unary unary => unary with { Operand = By(unary.Operand, years) },
        Binary binary => binary with { Left = By(binary.Left, years), Right = By(binary.Right, years) },
        Conditional choice => new Conditional(By(choice.Condition, years), By(choice.WhenTrue, years), By(choice.WhenFalse, years)),
        BetaQuantile quantile => quantile with { Score = By(quantile.Score, years) },
        _ => expression,
    };

    /// <summary>True for an expression that is the same in all years of a draw: numbers, parameters and constants.</summary>
    public static bool IsConstant(Expression expression) => expression switch
    {
        Number => true,
        Reference reference => reference.Symbol.Kind is SymbolKind.Parameter or SymbolKind.Constant,
        Unary unary => IsConstant(unary.Operand),
        Binary binary => IsConstant(binary.Left) && IsConstant(binary.Right),
        Conditional choice => IsConstant(choice.Condition) && IsConstant(choice.WhenTrue) && IsConstant(choice.WhenFalse),
        BetaQuantile quantile => IsConstant(quantile.Score),
        _ => false,
    };
}
