using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Units;

/// <summary>
/// Checks the units of a model, each equation once as written. A number that is the whole right side, an argument of a law, a default or the value of a
/// constant is in the unit of what it is given to.
/// </summary>
internal sealed class UnitChecker(BindingContext context, ModelSyntax syntax)
{
    private readonly UnitTable units = new(context, syntax.Statements.OfType<UnitDeclarationSyntax>());

    public void Check()
    {
        var inference = new UnitInference(context, units);
        foreach (var declared in context.Declarations) Check(inference, declared);
        foreach (var statement in syntax.Statements)
        {
            var equations = statement switch
            {
                BlockSyntax block => block.Equations,
                StartSyntax start => start.Equations,
                _ => [],
            };
            foreach (var equation in equations) Check(inference, equation);
        }
        if (!syntax.Statements.Any(statement => statement is UnreadableSyntax)) units.ReportUnused();
    }

    private static void Check(UnitInference inference, DeclaredName declared)
    {
        var own = inference.OfName(declared.Declaration.Name);
        if (declared.Syntax.Distribution is not { } law || !Laws.All.TryGetValue(law.Name.Text, out var known)) return;
        for (var i = 0; i < law.Arguments.Count; i++)
        {
            var name = law.Arguments[i].Name ?? (i < known.Arguments.Length ? known.Arguments[i] : "");
            foreach (var value in law.Arguments[i].Values.Where(value => !IsNumber(value))) CheckArgument(inference, own, law.Name.Text, name, value);
        }
    }

    // A spread of a lognormal, a persistence, a tail and a probability are pure numbers; the others share the unit of what is declared.
    private static void CheckArgument(UnitInference inference, Quantity own, string law, string argument, ExpressionSyntax value)
    {
        var quantity = inference.Of(value);
        if (argument is "rho" or "h" or "probability" || (law, argument) == ("lognormal", "sd"))
            inference.RequirePure(quantity, value, $"The {argument} of {law}", "Divide it by something of the same unit.");
        else
            inference.Agree(own, quantity, value.Span, $"used in {law}");
    }

    private static bool IsNumber(ExpressionSyntax value) => value is NumberSyntax or UnarySyntax { Operator: UnarySyntaxOperator.Negate, Operand: NumberSyntax };

    private static void Check(UnitInference inference, EquationSyntax equation)
    {
        var target = inference.OfName(equation.Target.Name);
        if (equation.Form == LeftForm.Logit) inference.RequirePure(target, equation.Target, "The variable of logit(…)", "It is a share between 0 and 1.");
        if (IsNumber(equation.Right)) return;
        var right = inference.Of(equation.Right, equation.Form is LeftForm.Log);
        if (equation.Form is LeftForm.Level or LeftForm.Difference) inference.Agree(target, right, equation.Span, "equated");
        else inference.RequirePure(right, equation.Right, $"The right side of {Word(equation.Form)}(…) = …", "Each term is a logarithm, a growth rate or a share.");
    }

    private static string Word(LeftForm form) => form switch
    {
        LeftForm.Log => "log",
        LeftForm.LogDifference => "dlog",
        _ => "logit",
    };
}
