using System.Globalization;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Printing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language;

/// <summary>
/// Prints a bound expression back in the language: <c>0.3 * log(value_added[services](-1))</c>. Latents show as <c>~supply[services]</c>;
/// what the binder wrote out in primitives stays written out.
/// </summary>
public static class ExpressionPrinter
{
    /// <summary>The expression on one line.</summary>
    public static string Print(Expression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return ExpressionWriter.Write(ToSyntax(expression));
    }

    /// <summary>A whole scalar equation on one line: <c>dlog(grdp) = …</c>.</summary>
    public static string Print(Equation equation)
    {
        ArgumentNullException.ThrowIfNull(equation);
        var target = (ReferenceSyntax)ToSyntax(new Reference(equation.Target, equation.TargetLag));
        return ModelPrinter.Print(new EquationSyntax(equation.Form, target, ToSyntax(equation.Right)));
    }

    private static ExpressionSyntax ToSyntax(Expression expression) => expression switch
    {
        Number number => ToSyntax(number.Value),
        Reference reference => new ReferenceSyntax(reference.Symbol.Declaration.Name, Indices(reference.Symbol), -reference.Lag),
        CurrentYear => new ReferenceSyntax("year", [], 0),
        Unary unary => ToSyntax(unary),
        Binary { Operator: BinaryOperator.Min or BinaryOperator.Max } binary => Call(binary.Operator == BinaryOperator.Min ? "min" : "max", binary.Left, binary.Right),
        Binary binary => new BinarySyntax(Operator(binary.Operator), ToSyntax(binary.Left), ToSyntax(binary.Right)),
        Conditional choice => Call("if", choice.Condition, choice.WhenTrue, choice.WhenFalse),
        BetaQuantile quantile => Call("beta_quantile", new Number(quantile.Alpha), new Number(quantile.BetaShape), quantile.Score),
        _ => throw new ArgumentException($"No text for {expression.GetType().Name}.", nameof(expression)),
    };

    private static SyntaxList<IndexSyntax> Indices(Symbol symbol) => [.. symbol.Members.Select(member => new IndexSyntax(member))];

    private static ExpressionSyntax ToSyntax(double value)
    {
        var number = new NumberSyntax(Math.Abs(value), Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        return double.IsNegative(value) ? new UnarySyntax(UnarySyntaxOperator.Negate, number) : number;
    }

    private static ExpressionSyntax ToSyntax(Unary unary) => unary.Operator switch
    {
        UnaryOperator.Negate => new UnarySyntax(UnarySyntaxOperator.Negate, ToSyntax(unary.Operand)),
        UnaryOperator.Not => new UnarySyntax(UnarySyntaxOperator.Not, ToSyntax(unary.Operand)),
        _ => Call(unary.Operator.ToString().ToLowerInvariant(), unary.Operand),
    };

    private static CallSyntax Call(string function, params ReadOnlySpan<Expression> arguments)
    {
        var printed = new ExpressionSyntax[arguments.Length];
        for (var i = 0; i < printed.Length; i++) printed[i] = ToSyntax(arguments[i]);
        return new CallSyntax(function, [.. printed]);
    }

    private static BinarySyntaxOperator Operator(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => BinarySyntaxOperator.Add,
        BinaryOperator.Subtract => BinarySyntaxOperator.Subtract,
        BinaryOperator.Multiply => BinarySyntaxOperator.Multiply,
        BinaryOperator.Divide => BinarySyntaxOperator.Divide,
        BinaryOperator.Power => BinarySyntaxOperator.Power,
        BinaryOperator.Less => BinarySyntaxOperator.Less,
        BinaryOperator.LessOrEqual => BinarySyntaxOperator.LessOrEqual,
        BinaryOperator.Greater => BinarySyntaxOperator.Greater,
        BinaryOperator.GreaterOrEqual => BinarySyntaxOperator.GreaterOrEqual,
        BinaryOperator.Equal => BinarySyntaxOperator.Equal,
        BinaryOperator.NotEqual => BinarySyntaxOperator.NotEqual,
        BinaryOperator.And => BinarySyntaxOperator.And,
        _ => BinarySyntaxOperator.Or,
    };
}
