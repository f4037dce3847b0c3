using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Simulation.Model.Language.Binding;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language;

/// <summary>Turns a syntax tree into a bound model: names resolved, sets expanded, laws rewritten as equations, everything checked.</summary>
public static class ModelBinder
{
    /// <summary>Binds a model.</summary>
    /// <param name="syntax">The tree; unreadable statements in it are passed over, and the checks of completeness with them.</param>
    /// <param name="text">The text it was parsed from: its hash is the model's identity.</param>
    /// <param name="dataSets">Members of the sets declared <c>from data</c>; a set that is missing here is empty.</param>
    /// <param name="overrides">A province's own laws, defaults and ranges.</param>
    /// <param name="limits">Bounds on the expansion; <see cref="ModelLimits.Default"/> when null.</param>
    /// <returns>The model, null when there is an error, and all diagnostics in the order of the text.</returns>
    public static BindResult Bind(
        ModelSyntax syntax,
        string text,
        IReadOnlyDictionary<string, ImmutableArray<SetMember>>? dataSets = null,
        IReadOnlyList<DeclarationOverride>? overrides = null,
        ModelLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(syntax);
        ArgumentNullException.ThrowIfNull(text);
        limits ??= ModelLimits.Default;
        var diagnostics = new DiagnosticBag(limits.Errors);
        var context = new BindingContext(diagnostics, limits);
        var model = new ModelAssembler(context, syntax, dataSets, overrides ?? []).Assemble(Hash(text));
        return new BindResult(diagnostics.HasErrors ? null : model, diagnostics.ToImmutable());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A bound model and what is wrong with it.</summary>
/// <param name="Model">The model; null when there is an error.</param>
/// <param name="Diagnostics">Problems in the order of the text, those of overriding files last.</param>
public sealed record BindResult(BoundModel? Model, ImmutableArray<Diagnostic> Diagnostics);
