using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Printing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>Expands blocks and the start section into scalar equations.</summary>
internal sealed class EquationBinder(BindingContext context)
{
    // An equation weighs more than a node of its expression.
    private const int EquationCost = 10;
    private readonly ExpressionBinder expressions = new(context);
    private readonly ReferenceBinder targets = new(context, implicitIndices: false);
    private readonly Dictionary<EquationSyntax, string> texts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Symbol, Equation> yearly = [];
    private readonly Dictionary<(Symbol, int), Equation> starts = [];

    public List<Equation> Equations { get; } = [];

    public List<Equation> Starts { get; } = [];

    public bool Determines(Symbol symbol) => yearly.ContainsKey(symbol);

    public void Bind(BlockSyntax block) => expressions.ForEach(block.Indices, null, scope =>
    {
        var members = Scope.Names(scope).Reverse().Select(index => Scope.Find(scope, index)!.Member).ToList();
        var name = members.Count == 0 ? block.Name.Text : $"{block.Name}[{string.Join(", ", members)}]";
        var office = OfficeOf(block, members);
        foreach (var equation in block.Equations)
            expressions.ForEach(equation.Target.Indices, scope, inner => BindYearly(equation, inner, name, office));
    });

    private string? OfficeOf(BlockSyntax block, List<string> members)
    {
        if (block.Owner is { } owner)
        {
            if (context.Offices.Any(office => office.Name == owner.Text)) return owner.Text;
            context.Diagnostics.Error(DiagnosticCodes.BadOffice, owner.Span, $"There is no office '{owner}'.", NameSuggestion.Hint(owner.Text, context.Offices.Select(office => office.Name)) ?? $"Declare it: office {owner} = {block.Name}.");
            return null;
        }
        if (members.Count > 0) return context.OfficeOf.GetValueOrDefault(members[0])?.Name;
        return (context.OfficeOf.GetValueOrDefault(block.Name.Text) ?? context.Offices.FirstOrDefault(office => office.Name == block.Name.Text))?.Name;
    }

    private void BindYearly(EquationSyntax syntax, Scope? scope, string block, string? office)
    {
        if (context.Diagnostics.IsFull || !context.Budget.Spend(syntax.Span, EquationCost)) return;
        var target = ResolveTarget(syntax, scope);
        var right = expressions.Bind(syntax.Right, scope);
        if (target is null) return;
        if (target.Kind != SymbolKind.Variable)
            context.Diagnostics.Error(DiagnosticCodes.NotAVariable, syntax.Target.Span, $"'{target.Name}' is {KindWords.WithArticle(target.Kind)}; equations determine variables.", $"Declare variable {target.Declaration.Name}, or solve the equation for another name.");
        else if (syntax.Target.Offset != 0)
            context.Diagnostics.Error(DiagnosticCodes.BadLeftSide, syntax.Target.Span, "The left side has a lag or a lead.", "An equation determines the current year; values before the first year stand under start:.");
        else Add(new Equation(target, syntax.Form, right, block, office, TextOf(syntax), syntax.Span), syntax);
    }

    private void Add(Equation equation, EquationSyntax syntax)
    {
        if (yearly.TryAdd(equation.Target, equation)) Equations.Add(equation);
        else if (yearly[equation.Target] is var first && first.Span == equation.Span)
            context.Diagnostics.Error(DiagnosticCodes.DuplicateEquation, syntax.Span, $"'{equation.Target.Name}' is determined once for every member its loop runs over.", "Use the loop's index on the left side, or move the equation to a block without one.");
        else
            context.Diagnostics.Error(DiagnosticCodes.DuplicateEquation, syntax.Span, $"'{equation.Target.Name}' is determined twice; first in line {first.Span.Line}.", "Every variable has one equation.");
    }

    public void Bind(StartSyntax section)
    {
        foreach (var equation in section.Equations)
            expressions.ForEach(equation.Target.Indices, null, scope => BindStart(equation, scope));
    }

    private void BindStart(EquationSyntax syntax, Scope? scope)
    {
        if (context.Diagnostics.IsFull || !context.Budget.Spend(syntax.Span, EquationCost)) return;
        var target = ResolveTarget(syntax, scope);
        var right = expressions.Bind(syntax.Right, scope);
        if (target is null || !CheckStart(syntax, target)) return;
        var equation = new Equation(target, syntax.Form, right, "start", null, TextOf(syntax), syntax.Span) { TargetLag = -syntax.Target.Offset };
        Starts.Add(equation);
        if (!starts.TryAdd((target, equation.TargetLag), equation))
            context.Diagnostics.Error(DiagnosticCodes.DuplicateEquation, syntax.Span, $"'{target.Name}' has two start values; the first is in line {starts[(target, equation.TargetLag)].Span.Line}.");
    }

    private bool CheckStart(EquationSyntax syntax, Symbol target)
    {
        var problem = target.Kind is not (SymbolKind.Variable or SymbolKind.Exogenous or SymbolKind.Hazard or SymbolKind.Shock) ? $"'{target.Name}' is {KindWords.WithArticle(target.Kind)} and has no start value."
            : syntax.Form is LeftForm.Difference or LeftForm.LogDifference ? "A start value is a level, not a change."
            : null;
        if (problem is not null)
            context.Diagnostics.Error(DiagnosticCodes.BadStart, syntax.Span, problem, "Write x = …, log(x) = … or logit(x) = … for a variable, exogenous path, hazard or shock.");
        else if (syntax.Target.Offset > 0)
            context.Diagnostics.Error(DiagnosticCodes.LeadNotSupported, syntax.Target.Span, "A start value is given for a year after the start.", "Write x = … for the start year, x(-1) = … for the year before.");
        else return true;
        return false;
    }

    private Symbol? ResolveTarget(EquationSyntax syntax, Scope? scope)
    {
        // Being determined is not being used.
        var wasUsed = context.Names.TryGetValue(syntax.Target.Name, out var declared) && declared.IsUsed;
        var target = targets.Resolve(syntax.Target, scope);
        if (declared is not null) declared.IsUsed = wasUsed;
        context.HasLostEquations |= target is null;
        return target;
    }

    private string TextOf(EquationSyntax syntax)
    {
        if (texts.TryGetValue(syntax, out var text)) return text;
        return texts[syntax] = ModelPrinter.Print(syntax);
    }
}
