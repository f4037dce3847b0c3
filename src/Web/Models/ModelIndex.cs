using System.Text.RegularExpressions;
using Simulation.Contracts.Models;

namespace Simulation.Web.Models;

/// <summary>A symbol of a model: a declared name, or one member of it.</summary>
/// <param name="Name">Full name, <c>value_added[power]</c>.</param>
/// <param name="Declaration">Where it is declared.</param>
public sealed record ModelEntry(string Name, DeclarationDescription Declaration);

/// <summary>A model to look things up in.</summary>
public sealed partial class ModelIndex
{
    private readonly Dictionary<string, ModelEntry> byName;
    private readonly Dictionary<string, EquationDescription> equations;

    /// <summary>Indexes a model.</summary>
    public ModelIndex(ModelDescription model)
    {
        Model = model;
        Entries = [.. model.Declarations.SelectMany(Members)];
        byName = Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        Equations = [.. model.Segments.SelectMany(segment => segment.Equations)];
        equations = Equations.GroupBy(equation => equation.Variable, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        Lines = model.Text.Split('\n');
    }

    /// <summary>The model.</summary>
    public ModelDescription Model { get; }

    /// <summary>Every symbol, in the order of the text.</summary>
    public IReadOnlyList<ModelEntry> Entries { get; }

    /// <summary>Every equation, in the order in which they are computed.</summary>
    public IReadOnlyList<EquationDescription> Equations { get; }

    /// <summary>Lines of the text.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>A symbol by its full name; null when there is none.</summary>
    public ModelEntry? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The equation of a symbol; null for what none determines.</summary>
    public EquationDescription? EquationOf(string name) => equations.GetValueOrDefault(name);

    /// <summary>Equations that name what a symbol is declared as, other than its own.</summary>
    public IReadOnlyList<EquationDescription> UsesOf(ModelEntry entry) =>
        [.. Equations.Where(equation => NameOf(equation.Variable) != entry.Declaration.Name && Names(equation.Text).Contains(entry.Declaration.Name))];

    /// <summary>Symbols whose name, label, unit or source holds all words, of one kind if one is given.</summary>
    /// <param name="words">Words, separated by blanks.</param>
    /// <param name="kind">variable, parameter, lever, ...; null or empty for all.</param>
    /// <param name="label">A symbol's label as its reader sees it.</param>
    public IReadOnlyList<ModelEntry> Search(string words, string? kind, Func<ModelEntry, string> label)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. Entries.Where(entry => (string.IsNullOrEmpty(kind) || entry.Declaration.Kind == kind)
            && wanted.All(word => new[] { entry.Name, label(entry), entry.Declaration.Unit, entry.Declaration.Source ?? "" }.Any(text => text.Contains(word, StringComparison.CurrentCultureIgnoreCase))))];
    }

    private static string NameOf(string variable) => variable.Split('[')[0];

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(match => match.Value);

    private static IEnumerable<ModelEntry> Members(DeclarationDescription declaration) => declaration.Members.Length == 0
        ? [new ModelEntry(declaration.Name, declaration)]
        : declaration.Members.Select(member => new ModelEntry($"{declaration.Name}[{member}]", declaration));

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Name();
}
