using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Printing;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Binding;

/// <summary>
/// Rewrites every random declaration as an equation over latents: a law is a monotone function of one standard normal score, or of a uniform number for bernoulli.
/// </summary>
internal sealed class RandomBinder(BindingContext context, OverrideTable overrides)
{
    private readonly ExpressionBinder expressions = new(context, implicitIndices: true);
    private readonly List<Latent> latents = [];
    private readonly Dictionary<Symbol, Latent> latentOf = [];
    private readonly HashSet<Symbol> defined = [];

    /// <summary>Latents, the ones of parameters first.</summary>
    public List<Latent> Latents => latents;

    /// <summary>Equations of parameters.</summary>
    public List<Equation> Parameters { get; } = [];

    /// <summary>Equations of exogenous paths, hazards and shocks.</summary>
    public List<Equation> Nature { get; } = [];

    /// <summary>Groups of correlated scores.</summary>
    public List<Correlation> Correlations { get; private set; } = [];

    public void Bind(IEnumerable<CorrelateSyntax> correlations)
    {
        var random = context.Declarations.Where(declared => declared.Syntax.Distribution is not null).ToList();
        var ordered = random.Where(declared => declared.Kind == SymbolKind.Parameter).Concat(random.Where(declared => declared.Kind != SymbolKind.Parameter)).ToList();
        foreach (var declared in ordered) MakeLatents(declared);
        CheckStreams();
        var scores = new CorrelationBinder(context, latentOf);
        foreach (var correlation in correlations) scores.Bind(correlation);
        Correlations = scores.Correlations;
        foreach (var declared in ordered) Bind(declared, scores);
        BindOverriddenKinds();
    }

    // A row that gives a law to something that has none.
    private void BindOverriddenKinds()
    {
        foreach (var declared in context.Declarations.Where(declared => declared.Syntax.Distribution is null))
            foreach (var element in declared.Elements)
            {
                if (overrides.Find(declared.Declaration.Name, element.Name) is not { Row: { Distribution: not null } row }) continue;
                overrides.At(row, () => context.Diagnostics.Error(DiagnosticCodes.BadOverride, default, $"'{row.Symbol}' is {KindWords.WithArticle(declared.Kind)} and has no distribution.", "Override its default."));
            }
    }

    private void MakeLatents(DeclaredName declared)
    {
        var declaration = new Declaration { Kind = SymbolKind.Latent, Name = $"~{declared.Declaration.Name}", Sets = declared.Declaration.Sets, Span = declared.Declaration.Span };
        foreach (var element in declared.Elements)
        {
            var symbol = new Symbol(context.Symbols.Count, declaration, element.Members);
            context.Symbols.Add(symbol);
            var law = declared.Kind == SymbolKind.Hazard ? LatentLaw.Uniform : LatentLaw.StandardNormal;
            var latent = new Latent(symbol, element, law, declared.Kind != SymbolKind.Parameter, StreamNumber.Of(element.Name));
            latents.Add(latent);
            latentOf.Add(element, latent);
        }
    }

    private void CheckStreams()
    {
        var names = new Dictionary<uint, Symbol>();
        foreach (var latent in latents)
        {
            if (names.TryAdd(latent.Stream, latent.Of)) continue;
            context.Diagnostics.Error(DiagnosticCodes.StreamCollision, latent.Of.Declaration.Span, $"'{latent.Of.Name}' would draw the same random numbers as '{names[latent.Stream].Name}'.", "Rename one of them: random streams are numbered by a hash of the name.");
        }
    }

    private void Bind(DeclaredName declared, CorrelationBinder scores)
    {
        for (var i = 0; i < declared.Elements.Length && !context.Diagnostics.IsFull && !context.Budget.IsExhausted; i++)
        {
            var element = declared.Elements[i];
            var found = overrides.Find(declared.Declaration.Name, element.Name);
            var law = found?.Law ?? declared.Syntax.Distribution!;
            var position = i;
            overrides.At(found?.Law is null ? null : found.Value.Row, () => BindElement(declared, element, position, law, scores));
            defined.Add(element);
        }
    }

    private void BindElement(DeclaredName declared, Symbol element, int position, DistributionSyntax law, CorrelationBinder scores)
    {
        if (!CheckLaw(declared, law)) return;
        var arguments = new LawArguments(context, expressions, law, declared, element, position);
        arguments.CheckNames();
        if (!arguments.AreComplete) return;
        var made = new LawWriter(context, element, arguments, scores.ScoreOf(element)).Write(law);
        if (made is not { } result || !arguments.AreComplete) return;
        element.Distribution = result.Distribution;
        CheckDependencies(declared, result.Right, law);
        AddEquation(declared, element, result.Right, law);
    }

    private bool CheckLaw(DeclaredName declared, DistributionSyntax law)
    {
        if (!Laws.All.TryGetValue(law.Name.Text, out var known))
        {
            context.Diagnostics.Error(DiagnosticCodes.BadDistribution, law.Name.Span, $"There is no distribution '{law.Name}'.", NameSuggestion.Hint(law.Name.Text, Laws.All.Keys) ?? $"There are {string.Join(", ", Laws.All.Keys.Order(StringComparer.Ordinal))}.");
            return false;
        }
        if (known.Kinds.Contains(declared.Kind)) return true;
        var possible = Laws.All.Where(pair => pair.Value.Kinds.Contains(declared.Kind)).Select(pair => pair.Key).Order(StringComparer.Ordinal);
        context.Diagnostics.Error(DiagnosticCodes.BadDistribution, law.Name.Span, $"The {KindWords.Of(declared.Kind)} '{declared.Declaration.Name}' cannot follow {law.Name}.", $"It can follow {string.Join(", ", possible)}.");
        return false;
    }

    // Parameters are computed once a draw, in the order of the text, before any year.
    private void CheckDependencies(DeclaredName declared, Expression right, DistributionSyntax law)
    {
        if (declared.Kind != SymbolKind.Parameter) return;
        foreach (var reference in References.In(right))
        {
            var symbol = reference.Symbol;
            if (symbol.Kind == SymbolKind.Latent || (symbol.Kind == SymbolKind.Parameter && defined.Contains(symbol))) continue;
            var message = symbol.Kind == SymbolKind.Parameter ? $"'{declared.Declaration.Name}' depends on '{symbol.Name}', which is declared below it or is itself." : $"The parameter '{declared.Declaration.Name}' depends on '{symbol.Name}', which changes from year to year.";
            context.Diagnostics.Error(DiagnosticCodes.BadDependency, law.Span, message, "A parameter's law may use numbers, constants and parameters declared above it.");
        }
    }

    private void AddEquation(DeclaredName declared, Symbol element, Expression right, DistributionSyntax law)
    {
        var isParameter = declared.Kind == SymbolKind.Parameter;
        var block = isParameter ? "parameters" : element.Members.IsEmpty ? "nature" : $"nature[{string.Join(", ", element.Members)}]";
        var office = element.Members.IsEmpty ? null : context.OfficeOf.GetValueOrDefault(element.Members[0])?.Name;
        var text = $"{declared.Syntax.Name}{ExpressionWriter.Write(declared.Syntax.Indices)} ~ {StatementWriter.Distribution(law)}";
        (isParameter ? Parameters : Nature).Add(new Equation(element, LeftForm.Level, right, block, office, text, declared.Declaration.Span));
    }
}
