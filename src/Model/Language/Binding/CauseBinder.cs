using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>Binds causes of growth: every name is a declaration, and belongs to one cause.</summary>
internal sealed class CauseBinder(BindingContext context)
{
    private readonly Dictionary<string, string> causeOf = new(StringComparer.Ordinal);

    public ImmutableArray<Cause> Bind(IEnumerable<CauseSyntax> statements)
    {
        var causes = ImmutableArray.CreateBuilder<Cause>();
        foreach (var syntax in statements)
        {
            if (causes.Any(other => other.Name == syntax.Name.Text))
                context.Diagnostics.Error(DiagnosticCodes.BadCause, syntax.Name.Span, $"The cause '{syntax.Name}' is declared twice.", "Put the names together, or give one cause another name.");
            foreach (var member in syntax.Members) Check(syntax, member);
            causes.Add(new Cause(syntax.Name.Text, [.. syntax.Members.Select(member => member.Text)], SetBinder.Labels(syntax.Labels)));
        }

        return causes.ToImmutable();
    }

    private void Check(CauseSyntax syntax, NameSyntax member)
    {
        if (!context.Names.ContainsKey(member.Text))
        {
            if (context.Broken.Contains(member.Text)) return;
            context.Diagnostics.Error(DiagnosticCodes.UnknownName, member.Span, $"The cause '{syntax.Name}' names '{member}', which is not declared.", NameSuggestion.Hint(member.Text, context.Names.Keys));
        }
        else if (!causeOf.TryAdd(member.Text, syntax.Name.Text))
        {
            context.Diagnostics.Error(DiagnosticCodes.BadCause, member.Span, $"'{member}' belongs to the cause '{causeOf[member.Text]}' and to '{syntax.Name}'.", "Give it to one of them.");
        }
    }
}
