using System.Collections.Immutable;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Attribution;

/// <summary>Names of causes: those of the model's <c>cause</c> statements, and for the rest the kinds of declarations.</summary>
internal sealed class GrowthCauses
{
    /// <summary>What was settled in earlier years.</summary>
    public const string EarlierYears = "earlier_years";

    /// <summary>Numbers and parameters that no cause names.</summary>
    public const string Constants = "constants";

    /// <summary>Variables that cannot be divided further, and conditions that change sides.</summary>
    public const string Other = "other";

    /// <summary>What the equations do not explain: judgement and variables given from outside.</summary>
    public const string Judgement = "judgement";

    private static readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> Words = new Dictionary<string, ImmutableDictionary<string, string>>
    {
        ["shocks"] = Labels("Shocks", "Cú sốc"),
        ["hazards"] = Labels("Hazards", "Sự cố, thiên tai"),
        ["exogenous"] = Labels("Conditions outside", "Điều kiện bên ngoài"),
        ["levers"] = Labels("Levers", "Đòn bẩy chính sách"),
        ["given"] = Labels("Given paths", "Các giả định cho trước"),
        [Constants] = Labels("Constants", "Hằng số"),
        [EarlierYears] = Labels("Earlier years", "Các năm trước"),
        [Other] = Labels("Other", "Khác"),
        [Judgement] = Labels("Judgement and given values", "Nhận định và giá trị cho trước"),
    }.ToImmutableDictionary();

    private readonly Dictionary<string, string> named = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Cause> causes;

    public GrowthCauses(BoundModel model)
    {
        causes = model.Causes;
        foreach (var cause in causes)
            foreach (var declaration in cause.Declarations) named.TryAdd(declaration, cause.Name);
    }

    /// <summary>The cause that names a symbol; null when none does.</summary>
    public string? NameOf(Symbol symbol) => named.GetValueOrDefault(symbol.Declaration.Name);

    /// <summary>The cause of a symbol that none names.</summary>
    public static string KindOf(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Shock or SymbolKind.Latent => "shocks",
        SymbolKind.Hazard => "hazards",
        SymbolKind.Exogenous => "exogenous",
        SymbolKind.Lever => "levers",
        SymbolKind.Given => "given",
        SymbolKind.Variable => Other,
        _ => Constants,
    };

    /// <summary>The causes that an expression mentions by name.</summary>
    public ImmutableHashSet<string> In(Expression expression) =>
        [.. References.In(expression).Select(reference => NameOf(reference.Symbol)).OfType<string>()];

    /// <summary>The causes that parameters and constants of an expression name.</summary>
    public ImmutableHashSet<string> OfCoefficients(Expression expression) =>
    [
        .. References.In(expression).Where(reference => reference.Symbol.Kind is SymbolKind.Parameter or SymbolKind.Constant)
            .Select(reference => NameOf(reference.Symbol)).OfType<string>(),
    ];

    /// <summary>Labels of a cause by language.</summary>
    public ImmutableDictionary<string, string> LabelsOf(string cause) =>
        causes.FirstOrDefault(known => known.Name == cause)?.Labels is { IsEmpty: false } labels ? labels : Words.GetValueOrDefault(cause) ?? Labels(cause, cause);

    /// <summary>Place of a cause in reports: the model's in their order, then the others.</summary>
    public int OrderOf(string cause)
    {
        for (var i = 0; i < causes.Length; i++)
            if (causes[i].Name == cause) return i;
        return causes.Length + Math.Max(0, Array.IndexOf([.. Others], cause));
    }

    private static ImmutableArray<string> Others => ["levers", "given", "exogenous", "hazards", "shocks", Constants, EarlierYears, Other, Judgement];

    private static ImmutableDictionary<string, string> Labels(string english, string vietnamese) =>
        ImmutableDictionary<string, string>.Empty.Add("en", english).Add("vi", vietnamese);
}
