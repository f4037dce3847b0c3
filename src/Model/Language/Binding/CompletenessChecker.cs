using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Printing;

namespace Simulation.Model.Language.Binding;

/// <summary>Checks a whole model: every variable determined, nothing declared in vain, no circle among start values.</summary>
internal sealed class CompletenessChecker(BindingContext context, EquationBinder equations)
{
    public void Check()
    {
        foreach (var declared in context.Declarations)
        {
            if (declared.Kind == SymbolKind.Variable) CheckDetermined(declared);
            else if (!declared.IsUsed) ReportUnused(declared);
        }
        foreach (var set in context.SetsInOrder.Where(set => !set.IsUsed))
            context.Diagnostics.Warning(DiagnosticCodes.Unused, set.Span, $"Nothing uses the set '{set.Name}'.", "Remove it.");
        CheckPublished();
        CheckStartCircles();
    }

    private void CheckDetermined(DeclaredName declared)
    {
        var missing = declared.Elements.Where(element => !equations.Determines(element)).Select(element => element.Name).ToList();
        if (missing.Count == 0 || context.HasLostEquations) return;
        var shown = missing.Count == declared.Elements.Length ? $"'{declared.Declaration.Name}' has" : $"{string.Join(", ", missing.Take(6).Select(name => $"'{name}'"))}{(missing.Count > 6 ? $" and {missing.Count - 6} more have" : missing.Count > 1 ? " have" : " has")}";
        context.Diagnostics.Error(DiagnosticCodes.MissingEquation, declared.Declaration.Span, $"{shown} no equation.", "Add one to a block, or declare it as given, lever or exogenous.");
    }

    private void ReportUnused(DeclaredName declared)
    {
        // A set from data may be empty, and with it every use.
        if (declared.Elements.IsEmpty) return;
        context.Diagnostics.Warning(DiagnosticCodes.Unused, declared.Declaration.Span, $"Nothing uses the {KindWords.Of(declared.Kind)} '{declared.Declaration.Name}'.", "Remove it, or use it in an equation.");
    }

    // The parts of an indicator are its sectors, told apart by one member.
    private void CheckPublished()
    {
        foreach (var declared in context.Declarations.Where(declared => declared.Declaration.Published is not null && declared.Sets.Length > 1))
            context.Diagnostics.Error(DiagnosticCodes.BadPublication, declared.Declaration.Span, $"'{declared.Declaration.Name}' is published over {declared.Sets.Length} sets.", "An indicator has at most one index: its sector.");
    }

    private void CheckStartCircles()
    {
        var byTarget = equations.Starts.GroupBy(start => (start.Target, start.TargetLag)).ToDictionary(group => group.Key, group => group.First());
        var state = new Dictionary<Equation, bool>(ReferenceEqualityComparer.Instance);
        foreach (var start in equations.Starts)
            if (Visit(start, byTarget, state) is { } circle) Report(circle);
    }

    // Depth first with an own stack; a start met again while it is still open closes a circle.
    private static List<Equation>? Visit(Equation root, Dictionary<(Symbol, int), Equation> byTarget, Dictionary<Equation, bool> isDone)
    {
        if (isDone.ContainsKey(root)) return null;
        var path = new Stack<(Equation Equation, IEnumerator<Equation> Needs)>();
        Open(root);
        while (path.TryPeek(out var top))
        {
            if (!top.Needs.MoveNext())
            {
                isDone[path.Pop().Equation] = true;
                continue;
            }
            var next = top.Needs.Current;
            if (!isDone.TryGetValue(next, out var done)) Open(next);
            else if (!done) return [.. path.Select(step => step.Equation).TakeWhile(equation => !ReferenceEquals(equation, next)).Append(next)];
        }
        return null;

        void Open(Equation equation)
        {
            isDone[equation] = false;
            path.Push((equation, Needs(equation, byTarget).GetEnumerator()));
        }
    }

    private static IEnumerable<Equation> Needs(Equation start, Dictionary<(Symbol, int), Equation> byTarget)
    {
        foreach (var reference in References.In(start.Right))
            if (byTarget.TryGetValue((reference.Symbol, reference.Lag), out var needed)) yield return needed;
    }

    private void Report(List<Equation> circle)
    {
        circle.Reverse();
        var names = circle.Select(equation => $"'{equation.Target.Name}'").Append($"'{circle[0].Target.Name}'");
        context.Diagnostics.Error(DiagnosticCodes.CircularStart, circle[0].Span, $"Start values depend on one another in a circle: {string.Join(" needs ", names)}.", "Start one of them from a parameter, a given path or data.");
    }
}
