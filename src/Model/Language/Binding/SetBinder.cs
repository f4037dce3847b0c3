using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>Declares index sets and offices.</summary>
internal sealed class SetBinder(BindingContext context, IReadOnlyDictionary<string, ImmutableArray<SetMember>>? dataSets)
{
    private DiagnosticBag Diagnostics => context.Diagnostics;

    public static ImmutableDictionary<string, string> Labels(SyntaxList<LabelSyntax> labels)
    {
        // A text with unreadable statements may repeat a language; the first one counts.
        var result = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var label in labels) result.TryAdd(label.Language, label.Text);
        return result.ToImmutable();
    }

    public void Declare(SetSyntax syntax)
    {
        var name = syntax.Name.Text;
        if (context.Sets.ContainsKey(name))
        {
            Diagnostics.Error(DiagnosticCodes.DuplicateName, syntax.Name.Span, $"The set '{name}' is declared twice.");
            return;
        }
        var members = syntax.FromData ? DataMembers(syntax) : WrittenMembers(syntax);
        if (members.Length > context.Limits.SetMembers)
        {
            Diagnostics.Error(DiagnosticCodes.TooLarge, syntax.Name.Span, $"The set '{name}' has {members.Length} members, more than {context.Limits.SetMembers}.");
            members = [];
        }
        CheckParent(syntax, members);
        var set = new BoundSet(new IndexSet(name, members, syntax.Parent?.Text, Labels(syntax.Labels)), syntax.Name.Span);
        context.Sets.Add(name, set);
        context.SetsInOrder.Add(set);
    }

    private ImmutableArray<SetMember> WrittenMembers(SetSyntax syntax)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var members = ImmutableArray.CreateBuilder<SetMember>();
        foreach (var member in syntax.Members)
        {
            if (seen.Add(member.Name.Text)) members.Add(new SetMember(member.Name.Text, Labels(member.Labels)));
            else Diagnostics.Error(DiagnosticCodes.DuplicateName, member.Name.Span, $"The set '{syntax.Name}' lists '{member.Name}' twice.");
        }
        return members.ToImmutable();
    }

    private ImmutableArray<SetMember> DataMembers(SetSyntax syntax)
    {
        // Without data the model can still be read and checked; its data sets are empty.
        if (dataSets is null || !dataSets.TryGetValue(syntax.Name.Text, out var members)) return [];
        var wrong = members.FirstOrDefault(member => !IsName(member.Name));
        var twice = members.GroupBy(member => member.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (wrong is null && twice is null) return members;
        Diagnostics.Error(DiagnosticCodes.BadSet, syntax.Name.Span, wrong is null ? $"The data list '{twice}' twice as a member of '{syntax.Name}'." : $"The data name a member of '{syntax.Name}' '{wrong.Name}'.", "Members have names of the letters a-z, digits and _, each once.");
        return [];
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private void CheckParent(SetSyntax syntax, ImmutableArray<SetMember> members)
    {
        if (syntax.Parent is not { } parentName || context.FindSet(parentName.Text, parentName.Span) is not { } parent) return;
        foreach (var member in members)
        {
            if (parent.Contains(member.Name)) continue;
            var span = syntax.Members.FirstOrDefault(written => written.Name.Text == member.Name)?.Name.Span ?? syntax.Name.Span;
            Diagnostics.Error(DiagnosticCodes.UnknownMember, span, $"'{member.Name}' is no member of '{parent.Name}', of which '{syntax.Name}' is a part.", NameSuggestion.Hint(member.Name, parent.Members));
        }
    }

    /// <summary>Declares an office; what it owns must be a set member or the name of a block.</summary>
    public void Declare(OfficeSyntax syntax, IReadOnlySet<string> blocks)
    {
        var office = new Office(syntax.Name.Text, [.. syntax.Members.Select(member => member.Text)], Labels(syntax.Labels));
        if (context.Offices.Any(other => other.Name == office.Name))
            Diagnostics.Error(DiagnosticCodes.DuplicateName, syntax.Name.Span, $"The office '{office.Name}' is declared twice.");
        context.Offices.Add(office);
        foreach (var member in syntax.Members) Own(office, member, blocks);
    }

    private void Own(Office office, NameSyntax member, IReadOnlySet<string> blocks)
    {
        if (!blocks.Contains(member.Text) && !context.Sets.Values.Any(set => set.Contains(member.Text)))
        {
            var known = context.Sets.Values.SelectMany(set => set.Members).Concat(blocks);
            Diagnostics.Error(DiagnosticCodes.BadOffice, member.Span, $"'{member}' is neither a member of a set nor a block.", NameSuggestion.Hint(member.Text, known));
        }
        else if (!context.OfficeOf.TryAdd(member.Text, office))
        {
            Diagnostics.Error(DiagnosticCodes.BadOffice, member.Span, $"'{member}' belongs to the office '{context.OfficeOf[member.Text].Name}' and to '{office.Name}'.", "Give it to one of them.");
        }
    }
}
