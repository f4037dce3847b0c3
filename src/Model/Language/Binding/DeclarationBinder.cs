using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Printing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>Declares names: makes their scalars, with defaults, ranges and values of constants.</summary>
internal sealed class DeclarationBinder(BindingContext context, OverrideTable overrides)
{
    private readonly ExpressionBinder expressions = new(context, implicitIndices: true);

    private DiagnosticBag Diagnostics => context.Diagnostics;

    public void Declare(DeclarationSyntax syntax)
    {
        var name = syntax.Name.Text;
        if (!IsFree(syntax.Name)) return;
        if (BindSets(syntax) is not { } sets)
        {
            context.Broken.Add(name);
            return;
        }
        var declaration = Describe(syntax, sets);
        var count = sets.Aggregate(1L, (product, set) => product * set.Count);
        if (context.Symbols.Count + count > context.Limits.Symbols)
        {
            Diagnostics.Error(DiagnosticCodes.TooLarge, syntax.Name.Span, $"'{name}' brings the model to {context.Symbols.Count + count} scalars, more than {context.Limits.Symbols}.");
            context.Broken.Add(name);
            return;
        }
        var elements = MakeElements(syntax, declaration, sets, (int)count);
        var declared = new DeclaredName(syntax, declaration, sets, elements);
        context.Names.Add(name, declared);
        context.Declarations.Add(declared);
    }

    private bool IsFree(NameSyntax name)
    {
        if (Functions.Reserved.Contains(name.Text))
        {
            Diagnostics.Error(DiagnosticCodes.ReservedName, name.Span, $"'{name}' is a word of the language.", "Choose another name.");
            return false;
        }
        if (!context.Names.TryGetValue(name.Text, out var other)) return true;
        Diagnostics.Error(DiagnosticCodes.DuplicateName, name.Span, $"'{name}' is declared twice; first in line {other.Declaration.Span.Line}.", "Give one of them another name.");
        return false;
    }

    private ImmutableArray<BoundSet>? BindSets(DeclarationSyntax syntax)
    {
        var sets = ImmutableArray.CreateBuilder<BoundSet>();
        foreach (var index in syntax.Indices)
        {
            if (index.Condition is not null) Diagnostics.Error(DiagnosticCodes.BadSet, index.Span, "A declaration takes whole sets.", "Declare a set of the members it is for.");
            if (context.FindSet(index.Set ?? index.Name, index.Span) is not { } set) return null;
            sets.Add(set);
        }
        return sets.ToImmutable();
    }

    private static Declaration Describe(DeclarationSyntax syntax, ImmutableArray<BoundSet> sets) => new()
    {
        Kind = syntax.Kind,
        Name = syntax.Name.Text,
        Sets = [.. sets.Select(set => set.Name)],
        Labels = SetBinder.Labels(syntax.Labels),
        Unit = syntax.Unit?.ToString() ?? "",
        Published = syntax.Published,
        Source = syntax.Source,
        From = syntax.From is { } from ? new DataReference(from.Region, from.Indicator, from.Sector ?? (sets.IsEmpty ? "total" : "")) : null,
        Levels = [],
        Span = syntax.Name.Span,
    };

    private ImmutableArray<Symbol> MakeElements(DeclarationSyntax syntax, Declaration declaration, ImmutableArray<BoundSet> sets, int count)
    {
        CheckCounts(syntax, count);
        declaration = declaration with { Levels = BindLevels(syntax, count) };
        var elements = ImmutableArray.CreateBuilder<Symbol>(count);
        for (var i = 0; i < count; i++)
        {
            var element = MakeElement(syntax, declaration, sets, i);
            elements.Add(element);
            context.Symbols.Add(element);
        }
        return elements.ToImmutable();
    }

    private Symbol MakeElement(DeclarationSyntax syntax, Declaration declaration, ImmutableArray<BoundSet> sets, int i)
    {
        var members = Members(sets, i);
        var bare = new Symbol(context.Symbols.Count, declaration, members);
        var row = overrides.Find(declaration.Name, bare.Name)?.Row;
        var symbol = new Symbol(bare.Id, declaration, members)
        {
            Default = DefaultOf(syntax, bare, sets, i, row),
            Minimum = row?.Minimum ?? syntax.Range?.Low?.Value ?? double.NegativeInfinity,
            Maximum = row?.Maximum ?? syntax.Range?.High?.Value ?? double.PositiveInfinity,
            Source = row?.Source ?? declaration.Source,
        };
        overrides.At(row, () => CheckRange(syntax, symbol, row));
        return symbol;
    }

    private static ImmutableArray<string> Members(ImmutableArray<BoundSet> sets, int index)
    {
        var members = new string[sets.Length];
        for (var i = sets.Length - 1; i >= 0; i--)
        {
            members[i] = sets[i].Set.Members[index % sets[i].Count].Name;
            index /= sets[i].Count;
        }
        return [.. members];
    }

    private double? DefaultOf(DeclarationSyntax syntax, Symbol element, ImmutableArray<BoundSet> sets, int i, DeclarationOverride? row)
    {
        if (row?.Default is { } given && CanOverrideDefault(syntax, row)) return given;
        if (syntax.Kind == SymbolKind.Constant) return ConstantValue(syntax, element, sets, i);
        return syntax.Default is { FromData: false } value ? Pick(value.Values, i)?.Value : null;
    }

    private bool CanOverrideDefault(DeclarationSyntax syntax, DeclarationOverride row)
    {
        if (syntax.Kind is SymbolKind.Constant or SymbolKind.Lever or SymbolKind.Given) return true;
        overrides.At(row, () => Diagnostics.Error(DiagnosticCodes.BadOverride, default, $"'{row.Symbol}' is {KindWords.WithArticle(syntax.Kind)} and has no default.", "Override its distribution."));
        return false;
    }

    private double? ConstantValue(DeclarationSyntax syntax, Symbol element, ImmutableArray<BoundSet> sets, int i)
    {
        if (Pick(syntax.Values, i) is not { } value) return 0;
        var scope = new DeclaredName(syntax, element.Declaration, sets, []).ScopeOf(element);
        var known = ConstantEvaluator.Evaluate(expressions.Bind(value, scope));
        if (known is null)
            Diagnostics.Error(DiagnosticCodes.BadDependency, value.Span, $"The value of the constant '{syntax.Name}' is not known when the model is read.", "It may use numbers and constants declared above it.");
        else if (!double.IsFinite(known.Value))
            Diagnostics.Error(DiagnosticCodes.BadNumber, value.Span, $"The value of the constant '{syntax.Name}' is not a finite number.");
        return known is { } number && double.IsFinite(number) ? number : 0;
    }

    private static T? Pick<T>(SyntaxList<T> values, int i) where T : class => values.Count == 1 ? values[0] : i < values.Count ? values[i] : null;

    private void CheckCounts(DeclarationSyntax syntax, int count)
    {
        CheckCount(syntax.Values.Count, count, syntax.Values.IsEmpty ? null : syntax.Values[0], syntax);
        CheckCount(syntax.Default?.Values.Count ?? 0, count, syntax.Default, syntax);
        foreach (var level in syntax.Levels) CheckCount(level.Values.Count, count, level, syntax);
    }

    private void CheckCount(int given, int expected, SyntaxNode? where, DeclarationSyntax syntax)
    {
        if (given <= 1 || given == expected) return;
        Diagnostics.Error(DiagnosticCodes.WrongValueCount, where?.Span ?? syntax.Name.Span, $"'{syntax.Name}' has {expected} element{(expected == 1 ? "" : "s")}, but {given} values are given.", "Give one value for all, or one for each in the order of the set.");
    }

    private ImmutableArray<AmbitionLevel> BindLevels(DeclarationSyntax syntax, int count)
    {
        var levels = ImmutableArray.CreateBuilder<AmbitionLevel>();
        foreach (var level in syntax.Levels)
        {
            if (level.Number != levels.Count + 1)
                Diagnostics.Error(DiagnosticCodes.BadLevel, level.Span, $"Level {level.Number} of '{syntax.Name}' stands where level {levels.Count + 1} is expected.", "Number the levels 1, 2, 3, 4 from the mildest.");
            var values = Enumerable.Range(0, count).Select(i => Pick(level.Values, i)?.Value ?? 0);
            levels.Add(new AmbitionLevel(level.Number, [.. values], SetBinder.Labels(level.Labels)));
            foreach (var value in level.Values) CheckInside(syntax, value);
        }
        return levels.ToImmutable();
    }

    private void CheckInside(DeclarationSyntax syntax, NumberSyntax value)
    {
        if (value.Value >= (syntax.Range?.Low?.Value ?? double.NegativeInfinity) && value.Value <= (syntax.Range?.High?.Value ?? double.PositiveInfinity)) return;
        Diagnostics.Error(DiagnosticCodes.BadRange, value.Span, $"{value.Text} lies outside the range {syntax.Range?.Low?.Text}..{syntax.Range?.High?.Text} of '{syntax.Name}'.");
    }

    private void CheckRange(DeclarationSyntax syntax, Symbol symbol, DeclarationOverride? row)
    {
        var span = row is null ? syntax.Range?.Span ?? syntax.Name.Span : default;
        if (!(symbol.Minimum < symbol.Maximum))
            Diagnostics.Error(DiagnosticCodes.BadRange, span, $"The range {Shown(symbol.Minimum)}..{Shown(symbol.Maximum)} of '{symbol.Name}' is empty.", "Write the lower end first.");
        else if (symbol.Kind is not SymbolKind.Constant && symbol.Default is { } value && !(value >= symbol.Minimum && value <= symbol.Maximum))
            Diagnostics.Error(DiagnosticCodes.BadRange, row is null ? syntax.Default?.Span ?? span : default, $"The default {Shown(value)} of '{symbol.Name}' lies outside its range {Shown(symbol.Minimum)}..{Shown(symbol.Maximum)}.");
        else if (symbol.Kind is SymbolKind.Parameter or SymbolKind.Shock && double.IsFinite(symbol.Minimum) != double.IsFinite(symbol.Maximum))
            Diagnostics.Error(DiagnosticCodes.BadRange, span, $"The range of '{symbol.Name}' is open at one end.", "Give both ends, 0.05..0.9, or use lognormal(…) without a range for a positive quantity.");
    }

    private static string Shown(double value) => double.IsFinite(value) ? value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "";
}
