using System.Text;
using Simulation.Model.Language.Printing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language;

/// <summary>
/// Prints a syntax tree in its one canonical form. Parsing what was printed gives an equal tree, so printing is a fixed point;
/// comments keep their place, except that one inside a statement moves above it.
/// </summary>
public static class ModelPrinter
{
    /// <summary>The canonical text of a model, lines of at most 120 characters where the statement allows it.</summary>
    /// <exception cref="ArgumentException">The tree holds a statement that could not be read.</exception>
    public static string Print(ModelSyntax syntax)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        var output = new StringBuilder();
        new StatementWriter(output).Write(syntax);
        return output.ToString();
    }

    /// <summary>One expression on one line.</summary>
    public static string Print(ExpressionSyntax expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return ExpressionWriter.Write(expression);
    }

    /// <summary>One equation on one line, without comments.</summary>
    public static string Print(EquationSyntax equation)
    {
        ArgumentNullException.ThrowIfNull(equation);
        return $"{StatementWriter.Left(equation)} = {ExpressionWriter.Write(equation.Right)}";
    }
}
