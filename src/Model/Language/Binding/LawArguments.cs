using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>The arguments of one law for one scalar, matched to their names and bound.</summary>
internal sealed class LawArguments(BindingContext context, ExpressionBinder expressions, DistributionSyntax syntax, DeclaredName declared, Symbol element, int position)
{
    /// <summary>True when every argument was given once, in a number that fits.</summary>
    public bool AreComplete { get; private set; } = true;

    /// <summary>The argument's expression for this scalar; reports one that is missing or has the wrong number of values.</summary>
    public Expression this[string name] => Find(name) is { } argument ? Bind(argument) : Missing(name);

    /// <summary>An argument that must be a number when the model is read.</summary>
    public double Constant(string name)
    {
        var value = ConstantEvaluator.Evaluate(this[name]);
        if (value is null && AreComplete) Fail(DiagnosticCodes.BadDistributionArgument, Span(name), $"The {name} of {syntax.Name} is not known when the model is read.", "It may use numbers and constants.");
        return value ?? 1;
    }

    /// <summary>Reports an argument that is known and outside its domain.</summary>
    public void Require(string name, Expression value, Func<double, bool> holds, string domain)
    {
        if (ConstantEvaluator.Evaluate(value) is not { } known || !AreComplete || (double.IsFinite(known) && holds(known))) return;
        Fail(DiagnosticCodes.BadDistributionArgument, Span(name), $"The {name} of '{element.Name}' is {known.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}; it must be {domain}.");
    }

    public void Fail(string code, SourceSpan span, string message, string? hint = null)
    {
        AreComplete = false;
        context.Diagnostics.Error(code, span, message, hint);
    }

    /// <summary>Reports arguments the law does not have.</summary>
    public void CheckNames()
    {
        var names = Laws.All[syntax.Name.Text].Arguments;
        for (var i = 0; i < syntax.Arguments.Count; i++)
        {
            var argument = syntax.Arguments[i];
            var expected = $"It takes {string.Join(", ", names)}.";
            if (argument.Name is { } name && !names.Contains(name))
                Fail(DiagnosticCodes.BadArguments, argument.Span, $"{syntax.Name} has no argument '{name}'.", NameSuggestion.Hint(name, names) ?? expected);
            else if (argument.Name is null && (i >= names.Length || syntax.Arguments.Take(i).Any(before => before.Name is not null)))
                Fail(DiagnosticCodes.BadArguments, argument.Span, i >= names.Length ? $"{syntax.Name} has too many arguments." : "An argument without a name stands after one with a name.", expected);
            else if (argument.Name is { } given && (syntax.Arguments.Take(i).Any(before => before.Name == given) || PositionOf(given) is var at && at < i && syntax.Arguments[at].Name is null))
                Fail(DiagnosticCodes.BadArguments, argument.Span, $"The {given} of {syntax.Name} is given twice.");
        }
    }

    private int PositionOf(string name) => Array.IndexOf(Laws.All[syntax.Name.Text].Arguments, name);

    public SourceSpan Span(string name) => Find(name)?.Span ?? syntax.Span;

    private ArgumentSyntax? Find(string name)
    {
        foreach (var argument in syntax.Arguments)
            if (argument.Name == name) return argument;
        var at = PositionOf(name);
        return at < syntax.Arguments.Count && syntax.Arguments[at].Name is null ? syntax.Arguments[at] : null;
    }

    private Number Missing(string name)
    {
        var example = $"{syntax.Name}({string.Join(", ", Laws.All[syntax.Name.Text].Arguments.Select(argument => $"{argument} = …"))})";
        Fail(DiagnosticCodes.BadArguments, syntax.Span, $"{syntax.Name} lacks its {name}.", $"Write {example}.");
        return Algebra.One;
    }

    private Expression Bind(ArgumentSyntax argument)
    {
        var count = argument.Values.Count;
        if (count == 1) return expressions.Bind(argument.Values[0], declared.ScopeOf(element));
        // A law that overrides one element's has one value, whatever the size of the declaration.
        if (count == declared.Elements.Length) return expressions.Bind(argument.Values[position], declared.ScopeOf(element));
        Fail(DiagnosticCodes.WrongValueCount, argument.Span, $"'{declared.Declaration.Name}' has {declared.Elements.Length} element{(declared.Elements.Length == 1 ? "" : "s")}, but {count} values are given.", "Give one value for all, or one for each in the order of the set; write a difference with a space on both sides, 0.5 - 0.2.");
        return Algebra.One;
    }
}
