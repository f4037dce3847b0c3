using System.Collections.Immutable;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;
using Simulation.Model.Language.Units;

namespace Simulation.Model.Language.Binding;

/// <summary>Runs the steps of binding in order and puts the bound model together.</summary>
internal sealed class ModelAssembler(
    BindingContext context, ModelSyntax syntax, IReadOnlyDictionary<string, ImmutableArray<SetMember>>? dataSets, IReadOnlyList<DeclarationOverride> rows)
{
    public BoundModel Assemble(string textHash)
    {
        var header = BindHeader();
        var version = Single<VersionSyntax>("version", optional: true);
        Single<FrequencySyntax>("frequency", optional: true);
        NoteUnreadable();
        DeclareSetsAndOffices();
        var overrides = DeclareNames();
        var random = new RandomBinder(context, overrides);
        random.Bind(syntax.Statements.OfType<CorrelateSyntax>());
        overrides.ReportUnknown();
        var causes = new CauseBinder(context).Bind(syntax.Statements.OfType<CauseSyntax>());
        var equations = BindEquations();
        if (!syntax.Statements.Any(statement => statement is UnreadableSyntax) && !context.Budget.IsExhausted)
            new CompletenessChecker(context, equations).Check();
        new UnitChecker(context, syntax).Check();
        return new BoundModel
        {
            Name = header?.Name.Text ?? "",
            Version = version?.Version ?? "",
            Labels = header is null ? ImmutableDictionary<string, string>.Empty : SetBinder.Labels(header.Labels),
            TextHash = textHash,
            Sets = [.. context.SetsInOrder.Select(set => set.Set)],
            Offices = [.. context.Offices],
            Causes = causes,
            Symbols = [.. context.Symbols],
            Latents = [.. random.Latents],
            Parameters = [.. random.Parameters],
            Correlations = [.. random.Correlations],
            Starts = [.. equations.Starts],
            Equations = [.. equations.Equations, .. random.Nature],
        };
    }

    private HeaderSyntax? BindHeader() => Single<HeaderSyntax>("model", optional: syntax.Statements.Any(statement => statement is UnreadableSyntax));

    private T? Single<T>(string word, bool optional) where T : StatementSyntax
    {
        var all = syntax.Statements.OfType<T>().ToList();
        if (all.Count > 1) context.Diagnostics.Error(DiagnosticCodes.BadHeader, all[1].Span, $"There is a second '{word}' statement.", "Keep one.");
        if (all.Count == 0 && !optional)
            context.Diagnostics.Error(DiagnosticCodes.BadHeader, new SourceSpan(1, 1, 1), $"The text has no '{word}' statement.", "Begin with model name \"What it is about\".");
        return all.FirstOrDefault();
    }

    private void NoteUnreadable()
    {
        foreach (var statement in syntax.Statements)
            if (statement is UnreadableSyntax { Declares: { } name }) context.Broken.Add(name);
    }

    private void DeclareSetsAndOffices()
    {
        var sets = new SetBinder(context, dataSets);
        foreach (var set in syntax.Statements.OfType<SetSyntax>()) sets.Declare(set);
        var blocks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in syntax.Statements.OfType<BlockSyntax>())
            if (!blocks.Add(block.Name.Text)) context.Diagnostics.Error(DiagnosticCodes.DuplicateName, block.Name.Span, $"The block '{block.Name}' is declared twice.", "Put the equations together, or give one block another name.");
        foreach (var office in syntax.Statements.OfType<OfficeSyntax>()) sets.Declare(office, blocks);
    }

    private OverrideTable DeclareNames()
    {
        var overrides = new OverrideTable(rows, context);
        var declarations = new DeclarationBinder(context, overrides);
        foreach (var declaration in syntax.Statements.OfType<DeclarationSyntax>()) declarations.Declare(declaration);
        return overrides;
    }

    private EquationBinder BindEquations()
    {
        var equations = new EquationBinder(context);
        foreach (var statement in syntax.Statements)
        {
            if (statement is BlockSyntax block) equations.Bind(block);
            if (statement is StartSyntax start) equations.Bind(start);
        }
        return equations;
    }
}
