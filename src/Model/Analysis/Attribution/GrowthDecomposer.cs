using Simulation.Model.Language;
using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>
/// Divides the yearly change of a variable by cause, through the model's own equations, exactly and in symbols. Every rule keeps the sum:
/// a sum by its terms; a product by Δ(ab) = ā Δb + b̄ Δa with means of the two years; a function by its mean slope, Δf = (Δf/Δu) Δu; an equation
/// dlog(x) = Σ rₖ by Δx = L(x, x₋₁) Σ rₖ with the logarithmic mean L(a, b) = (a − b)/ln(a/b). A name that a cause lists ends the search.
/// </summary>
/// <remarks>
/// Source of the logarithmic mean: Ang, "Decomposition analysis for policymaking in energy: which is the preferred method?", Energy Policy 32, 2004 (LMDI I).
/// </remarks>
internal sealed class GrowthDecomposer
{
    private readonly BoundModel model;
    private readonly GrowthCauses causes;
    private readonly LevelDecomposer levels;
    private readonly Dictionary<Symbol, Equation> equations;
    private readonly Dictionary<Symbol, CauseTerms?> known = [];
    private readonly List<(Symbol Symbol, Expression Value)> probes = [];

    public GrowthDecomposer(BoundModel model, GrowthCauses causes)
    {
        this.model = model;
        this.causes = causes;
        equations = model.Equations.ToDictionary(equation => equation.Target);
        levels = new LevelDecomposer(this, causes, equations);
    }

    /// <summary>Quantities that the answer refers to: one for each variable on the way and cause.</summary>
    public IReadOnlyList<(Symbol Symbol, Expression Value)> Probes => probes;

    /// <summary>A new quantity with this value; expressions may refer to it.</summary>
    public Symbol Probe(Expression value)
    {
        var symbol = new Symbol(model.Symbols.Length + probes.Count, new Declaration { Kind = SymbolKind.Variable, Name = $"(part {probes.Count})" }, []);
        probes.Add((symbol, value));
        return symbol;
    }

    /// <summary>e − e(-1), by cause.</summary>
    public CauseTerms Change(Expression e)
    {
        if (Shift.IsConstant(e)) return new CauseTerms();
        switch (e)
        {
            case Reference reference:
                return ChangeOf(reference);
            case Unary { Operator: UnaryOperator.Negate } negation:
                return Change(negation.Operand).Map(Algebra.Negate);
            case Unary unary:
                return BySlope(unary, unary.Operand, Slopes.Of(unary));
            case BetaQuantile quantile:
                return BySlope(quantile, quantile.Score, Algebra.Zero);
            case Binary { Operator: BinaryOperator.Add } sum:
                return Change(sum.Left).Add(Change(sum.Right));
            case Binary { Operator: BinaryOperator.Subtract } difference:
                return Change(difference.Left).Add(Change(difference.Right).Map(Algebra.Negate));
            case Binary binary:
                return OfProduct(binary);
            case Conditional choice:
                return OfChoice(choice);
            default:
                return CauseTerms.Of(GrowthCauses.Constants, Difference(e));
        }
    }

    private CauseTerms ChangeOf(Reference reference)
    {
        var symbol = reference.Symbol;
        if (causes.NameOf(symbol) is { } cause) return CauseTerms.Of(cause, Difference(reference));
        if (symbol.Kind != SymbolKind.Variable) return CauseTerms.Of(GrowthCauses.KindOf(symbol), Difference(reference));
        return reference.Lag > 0 ? CauseTerms.Of(GrowthCauses.EarlierYears, Difference(reference)) : ChangeOf(symbol);
    }

    private CauseTerms ChangeOf(Symbol variable)
    {
        if (known.TryGetValue(variable, out var found))
            return found ?? throw new AttributionException($"The growth of '{variable}' depends on itself within the year.", "List one of the variables of the circle under a cause in the model.");
        known[variable] = null;
        var terms = FromEquation(variable, equations[variable]);
        return known[variable] = terms.Map(term => new Reference(Probe(term), 0));
    }

    private CauseTerms FromEquation(Symbol variable, Equation equation)
    {
        Expression now = new Reference(variable, 0), before = new Reference(variable, 1);
        return equation.Form switch
        {
            LeftForm.Level => Moves(equation, before),
            LeftForm.Difference => levels.Level(equation.Right, equation),
            LeftForm.LogDifference => levels.Level(equation.Right, equation).Times(LogMean(now, before)),
            LeftForm.Log => Moves(equation, new Unary(UnaryOperator.Log, before)).Times(LogMean(now, before)),
            LeftForm.Logit => Moves(equation, LogOdds(before)).Times(LogitMean(now, before)),
            _ => throw new ArgumentOutOfRangeException(nameof(equation), equation.Form, "The form of the left side is not known."),
        };
    }

    // How far the left side moves. An equation that goes on from the variable's own last value, x = a x(-1) + …, moves by its terms less that value;
    // any other by the change of its right side.
    private CauseTerms Moves(Equation equation, Expression leftBefore) =>
        References.In(equation.Right).Any(reference => reference.Lag == 1 && reference.Symbol == equation.Target)
            ? levels.Level(Algebra.Subtract(equation.Right, leftBefore), equation)
            : Change(equation.Right);

    // Δf = (Δf/Δu) Δu; where u stands still the parts of Δu cancel, and the slope at the point divides them.
    private CauseTerms BySlope(Expression f, Expression u, Expression slope)
    {
        var change = Difference(u);
        var mean = new Conditional(new Binary(BinaryOperator.Equal, change, Algebra.Zero), slope, Algebra.Divide(Difference(f), change));
        return Change(u).Times(mean);
    }

    private CauseTerms OfProduct(Binary binary)
    {
        var (a, b) = (binary.Left, binary.Right);
        var coefficients = causes.OfCoefficients(binary);
        if (coefficients.Count == 1 && binary.Operator is BinaryOperator.Multiply or BinaryOperator.Divide) return CauseTerms.Of(coefficients.First(), Difference(binary));
        return binary.Operator switch
        {
            BinaryOperator.Multiply => Change(a).Times(Mean(b)).Add(Change(b).Times(Mean(a))),
            BinaryOperator.Divide when Shift.IsConstant(b) => Change(a).Over(b),
            BinaryOperator.Divide => Change(a).Times(Mean(Algebra.Divide(Algebra.One, b)))
                .Add(Change(b).Times(Algebra.Negate(Algebra.Divide(Mean(a), Algebra.Multiply(b, Shift.By(b, 1)))))),
            _ => OfFunction(binary),
        };
    }

    // f(a, b) − f(a', b'), each argument moved before and after the other, in equal parts.
    private CauseTerms OfFunction(Binary binary)
    {
        var (a, b) = (binary.Left, binary.Right);
        Expression F(Expression x, Expression y) => new Binary(binary.Operator, x, y);
        var (aBefore, bBefore) = (Shift.By(a, 1), Shift.By(b, 1));
        var byLeft = Half(Algebra.Subtract(F(a, b), F(aBefore, b)), Algebra.Subtract(F(a, bBefore), F(aBefore, bBefore)));
        var byRight = Half(Algebra.Subtract(F(a, b), F(a, bBefore)), Algebra.Subtract(F(aBefore, b), F(aBefore, bBefore)));
        return Share(byLeft, a).Add(Share(byRight, b));
    }

    private CauseTerms Share(Expression part, Expression argument)
    {
        var change = Difference(argument);
        return Change(argument).Times(new Conditional(new Binary(BinaryOperator.Equal, change, Algebra.Zero), Algebra.Zero, Algebra.Divide(part, change)));
    }

    private CauseTerms OfChoice(Conditional choice)
    {
        var (now, before) = (choice.Condition, Shift.By(choice.Condition, 1));
        var stays = new Binary(BinaryOperator.Equal, new Unary(UnaryOperator.Not, now), new Unary(UnaryOperator.Not, before));
        Expression When(Expression condition, Expression value) => new Conditional(new Binary(BinaryOperator.And, stays, condition), value, Algebra.Zero);
        var named = causes.In(choice.Condition);
        return Change(choice.WhenTrue).Map(term => When(now, term))
            .Add(Change(choice.WhenFalse).Map(term => When(new Unary(UnaryOperator.Not, now), term)))
            .Add(named.Count == 1 ? named.First() : GrowthCauses.Other, new Conditional(stays, Algebra.Zero, Difference(choice)));
    }

    /// <summary>e − e(-1).</summary>
    public static Expression Difference(Expression e) => Algebra.Subtract(e, Shift.By(e, 1));

    private static Expression Mean(Expression e) => Shift.IsConstant(e) ? e : Half(e, Shift.By(e, 1));

    private static Expression Half(Expression a, Expression b) => Algebra.Divide(Algebra.Add(a, b), new Number(2));

    private static Unary LogOdds(Expression x) => new(UnaryOperator.Log, Algebra.Divide(x, Algebra.Subtract(Algebra.One, x)));

    private static Conditional LogitMean(Expression a, Expression b) => new(
        new Binary(BinaryOperator.Equal, a, b),
        Algebra.Multiply(a, Algebra.Subtract(Algebra.One, a)),
        Algebra.Divide(Algebra.Subtract(a, b), Algebra.Subtract(LogOdds(a), LogOdds(b))));

    private static Conditional LogMean(Expression a, Expression b) =>
        new Conditional(new Binary(BinaryOperator.Equal, a, b), a, Algebra.Divide(Algebra.Subtract(a, b), new Unary(UnaryOperator.Log, Algebra.Divide(a, b))));
}
