using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Units;

/// <summary>Infers the unit of an expression from the units declared, reporting what does not fit together.</summary>
internal sealed class UnitInference(BindingContext context, UnitTable units)
{
    private readonly Dictionary<string, Quantity> known = new(StringComparer.Ordinal);

    private DiagnosticBag Diagnostics => context.Diagnostics;

    /// <summary>The unit of a declared name.</summary>
    public Quantity OfName(string name)
    {
        if (known.TryGetValue(name, out var quantity)) return quantity;
        if (!context.Names.TryGetValue(name, out var declared)) return name == "year" ? Quantity.Literal : Quantity.Any;
        quantity = units.Read(declared.Syntax.Unit);
        // A constant without a unit is a literal with a name.
        if (declared.Kind == SymbolKind.Constant && declared.Syntax.Unit is null) quantity = Quantity.Literal;
        return known[name] = quantity;
    }

    /// <summary>
    /// The unit of an expression. <paramref name="inDifference"/> is true inside <c>d(…)</c>, where the unit of a logarithm's argument cancels.
    /// </summary>
    public Quantity Of(ExpressionSyntax expression, bool inDifference = false) => expression switch
    {
        NumberSyntax { Value: 0 } => Quantity.Any,
        // 1 scales nothing, so in a product it leaves the scale known; in a sum it is a pure number like any other.
        NumberSyntax { Value: 1 } => Quantity.Plain,
        NumberSyntax => Quantity.Literal,
        ReferenceSyntax reference => OfName(reference.Name),
        SumSyntax sum => Of(sum.Body, inDifference),
        UnarySyntax unary => OfUnary(unary, inDifference),
        BinarySyntax binary => OfBinary(binary, inDifference),
        CallSyntax call => OfCall(call, inDifference),
        _ => Quantity.Any,
    };

    private Quantity OfUnary(UnarySyntax unary, bool inDifference)
    {
        var operand = Of(unary.Operand, inDifference);
        return unary.Operator == UnarySyntaxOperator.Negate ? operand : Quantity.Plain;
    }

    private Quantity OfBinary(BinarySyntax binary, bool inDifference)
    {
        if (IsIndexComparison(binary)) return Quantity.Plain;
        if (binary.Operator == BinarySyntaxOperator.Power) return OfPower(binary);
        var (left, right) = (Of(binary.Left, inDifference), Of(binary.Right, inDifference));
        switch (binary.Operator)
        {
            case BinarySyntaxOperator.Multiply:
                return left.Times(right);
            case BinarySyntaxOperator.Divide:
                return left.Times(right, -1);
            case BinarySyntaxOperator.And or BinarySyntaxOperator.Or:
                return Quantity.Plain;
            case BinarySyntaxOperator.Add or BinarySyntaxOperator.Subtract:
                return Agree(left, right, binary.Span, binary.Operator == BinarySyntaxOperator.Add ? "added" : "subtracted");
            default:
                Agree(left, right, binary.Span, "compared");
                return Quantity.Plain;
        }
    }

    private bool IsIndexComparison(BinarySyntax binary) =>
        binary.Operator == BinarySyntaxOperator.In
        || (binary.Operator is BinarySyntaxOperator.Equal or BinarySyntaxOperator.NotEqual && (IsIndex(binary.Left) || IsIndex(binary.Right)));

    private bool IsIndex(ExpressionSyntax side) => side is ReferenceSyntax { Indices.IsEmpty: true, Offset: 0 } reference && !context.Names.ContainsKey(reference.Name) && reference.Name != "year";

    private Quantity OfPower(BinarySyntax power)
    {
        var operand = Of(power.Left);
        if (Exponent(power.Right) is { } exponent) return operand.Power(exponent);
        RequirePure(operand, power.Left, "The base of a power with a varying exponent", "Divide it by its value in a base year, or write the equation in dlog(…).");
        RequirePure(Of(power.Right), power.Right, "An exponent", "Divide it by something of the same unit.");
        return operand.IsPure ? Quantity.Literal : Quantity.Any;
    }

    private static double? Exponent(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => number.Value,
        UnarySyntax { Operator: UnarySyntaxOperator.Negate, Operand: NumberSyntax number } => -number.Value,
        _ => null,
    };

    private Quantity OfCall(CallSyntax call, bool inDifference)
    {
        var first = call.Arguments[0];
        switch (call.Function)
        {
            case "d":
                return Of(first, inDifference: true);
            case "dlog":
                Of(first, inDifference: true);
                return Quantity.Ratio;
            case "pct":
                Of(first, inDifference: true);
                return Quantity.PercentChange;
            case "abs" or "movavg":
                return Of(first, inDifference);
            case "sqrt":
                return Of(first).Power(0.5);
            case "min" or "max":
                return call.Arguments.Select(argument => Of(argument, inDifference)).Aggregate((left, right) => Agree(left, right, call.Span, "compared"));
            case "if":
                Of(first);
                return Agree(Of(call.Arguments[1], inDifference), Of(call.Arguments[2], inDifference), call.Span, "alternatives");
            case "log" when inDifference:
                Of(first);
                return Quantity.Ratio;
            default:
                RequirePure(Of(first), first, $"The argument of {call.Function}", call.Function == "log" ? "Write log(a / b) with b in the same unit, or dlog(a)." : "Divide it by something of the same unit.");
                return Quantity.Ratio;
        }
    }

    /// <summary>Reports an expression that has a unit, or is a percentage, where a pure number is needed.</summary>
    public void RequirePure(Quantity quantity, ExpressionSyntax where, string what, string hint)
    {
        if (!quantity.IsPure)
            Diagnostics.Error(DiagnosticCodes.NotAPureNumber, where.Span, $"{what} must be a pure number; this is {quantity}.", hint);
        else if (quantity.DiffersInScale(Quantity.Ratio))
            Diagnostics.Error(DiagnosticCodes.ScaleMismatch, where.Span, $"{what} must be a plain number; this is {quantity}.", "Bring both sides of the division to the same scale, thousand or million.");
        else if (quantity.Percent is not (null or 0))
            Diagnostics.Warning(DiagnosticCodes.PercentMismatch, where.Span, $"{what} is a percentage.", "Divide it by 100.");
    }

    /// <summary>Checks that two quantities can be added, compared or equated; what both are together.</summary>
    public Quantity Agree(Quantity left, Quantity right, SourceSpan span, string done)
    {
        if (left.FitsAnything || right.FitsAnything) return left.FitsAnything ? right : left;
        if (!left.Dimension!.Equals(right.Dimension))
        {
            var hint = left.IsPure || right.IsPure ? "A number with a unit is declared: constant name = 5 [person]." : "Multiply or divide by what turns one into the other.";
            Diagnostics.Error(DiagnosticCodes.UnitMismatch, span, $"Different units are {done}: {left} and {right}.", hint);
            return Quantity.Any;
        }
        if (left.DiffersInScale(right))
        {
            Diagnostics.Error(DiagnosticCodes.ScaleMismatch, span, $"Different scales are {done}: {left} and {right}.", ScaleHint(left, right));
            return left with { Scale = null };
        }
        if (left.DiffersInPercent(right))
            Diagnostics.Warning(DiagnosticCodes.PercentMismatch, span, $"A percentage and a plain number are {done}: {left} and {right}.", "A percentage is 100 times a share: divide by 100 or multiply by it.");
        return left.Merge(right);
    }

    private static string ScaleHint(Quantity left, Quantity right)
    {
        var factor = left.Scale!.Value / right.Scale!.Value;
        var shown = Math.Round(Math.Max(factor, 1 / factor), 6).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return factor > 1 ? $"One unit of the first is {shown} of the second: divide the second by {shown}." : $"One unit of the second is {shown} of the first: multiply the second by {shown}.";
    }
}
