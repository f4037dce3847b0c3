using System.Text;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Printing;

/// <summary>Writes expression syntax with exactly the brackets its shape needs.</summary>
internal sealed class ExpressionWriter(StringBuilder output)
{
    // Binding strengths, weakest first; see ExpressionParser.
    private const int Lowest = 0, NotLevel = 3, ComparisonLevel = 4, AdditiveLevel = 5, MultiplicativeLevel = 6, NegationLevel = 7, PowerLevel = 8, PrimaryLevel = 9;

    public static string Write(ExpressionSyntax expression)
    {
        var output = new StringBuilder();
        new ExpressionWriter(output).Write(expression, Lowest);
        return output.ToString();
    }

    /// <summary>The first term of a sum.</summary>
    public static string WriteTerm(ExpressionSyntax expression)
    {
        var output = new StringBuilder();
        new ExpressionWriter(output).Write(expression, AdditiveLevel);
        return output.ToString();
    }

    public static string Write(SyntaxList<IndexSyntax> indices)
    {
        var output = new StringBuilder();
        new ExpressionWriter(output).WriteIndices(indices);
        return output.ToString();
    }

    private void Write(ExpressionSyntax expression, int least)
    {
        var bracketed = Strength(expression) < least;
        if (bracketed) output.Append('(');
        WriteBare(expression);
        if (bracketed) output.Append(')');
    }

    private void WriteBare(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case NumberSyntax number:
                output.Append(number.Text);
                break;
            case ReferenceSyntax reference:
                WriteReference(reference);
                break;
            case CallSyntax call:
                output.Append(call.Function).Append('(');
                WriteList(call.Arguments);
                output.Append(')');
                break;
            case SumSyntax sum:
                output.Append("sum(");
                WriteLoops(sum.Indices);
                output.Append(": ");
                Write(sum.Body, Lowest);
                output.Append(')');
                break;
            case UnarySyntax unary:
                WriteUnary(unary);
                break;
            case BinarySyntax binary:
                WriteBinary(binary);
                break;
        }
    }

    private void WriteReference(ReferenceSyntax reference)
    {
        output.Append(reference.Name);
        WriteIndices(reference.Indices);
        if (reference.Offset != 0) output.Append('(').Append(reference.Offset).Append(')');
    }

    private void WriteIndices(SyntaxList<IndexSyntax> indices)
    {
        if (indices.IsEmpty) return;
        output.Append('[');
        WriteLoops(indices);
        output.Append(']');
    }

    private void WriteLoops(SyntaxList<IndexSyntax> indices)
    {
        for (var i = 0; i < indices.Count; i++)
        {
            if (i > 0) output.Append(", ");
            output.Append(indices[i].Name);
            if (indices[i].Set is { } set) output.Append(" in ").Append(set);
            if (indices[i].Condition is not { } condition) continue;
            output.Append(" if ");
            Write(condition, Lowest);
        }
    }

    private void WriteList(SyntaxList<ExpressionSyntax> expressions)
    {
        for (var i = 0; i < expressions.Count; i++)
        {
            if (i > 0) output.Append(", ");
            Write(expressions[i], Lowest);
        }
    }

    private void WriteUnary(UnarySyntax unary)
    {
        var negates = unary.Operator == UnarySyntaxOperator.Negate;
        output.Append(negates ? "-" : "not ");
        Write(unary.Operand, negates ? NegationLevel : NotLevel);
    }

    private void WriteBinary(BinarySyntax binary)
    {
        var strength = Strength(binary);
        // Comparisons do not chain, powers group to the right, the rest to the left.
        var (left, right) = strength switch
        {
            ComparisonLevel => (strength + 1, strength + 1),
            PowerLevel => (PrimaryLevel, NegationLevel),
            _ => (strength, strength + 1),
        };
        Write(binary.Left, left);
        output.Append(Symbol(binary.Operator));
        Write(binary.Right, right);
    }

    private static int Strength(ExpressionSyntax expression) => expression switch
    {
        BinarySyntax binary => binary.Operator switch
        {
            BinarySyntaxOperator.Or => 1,
            BinarySyntaxOperator.And => 2,
            BinarySyntaxOperator.Add or BinarySyntaxOperator.Subtract => AdditiveLevel,
            BinarySyntaxOperator.Multiply or BinarySyntaxOperator.Divide => MultiplicativeLevel,
            BinarySyntaxOperator.Power => PowerLevel,
            _ => ComparisonLevel,
        },
        UnarySyntax unary => unary.Operator == UnarySyntaxOperator.Negate ? NegationLevel : NotLevel,
        _ => PrimaryLevel,
    };

    private static string Symbol(BinarySyntaxOperator operation) => operation switch
    {
        BinarySyntaxOperator.Or => " or ",
        BinarySyntaxOperator.And => " and ",
        BinarySyntaxOperator.Less => " < ",
        BinarySyntaxOperator.LessOrEqual => " <= ",
        BinarySyntaxOperator.Greater => " > ",
        BinarySyntaxOperator.GreaterOrEqual => " >= ",
        BinarySyntaxOperator.Equal => " == ",
        BinarySyntaxOperator.NotEqual => " != ",
        BinarySyntaxOperator.In => " in ",
        BinarySyntaxOperator.Add => " + ",
        BinarySyntaxOperator.Subtract => " - ",
        BinarySyntaxOperator.Multiply => " * ",
        BinarySyntaxOperator.Divide => " / ",
        _ => "^",
    };
}
