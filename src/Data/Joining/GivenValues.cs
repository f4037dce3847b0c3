using System.Collections.Immutable;
using Simulation.Model.Language.Bound;

namespace Simulation.Data;

/// <summary>
/// Gathers the values given to a model from the files of a province. Of two values for one symbol and year, a row of <c>paths.csv</c> or <c>events.csv</c> stands over
/// the list of plants and over published figures, because somebody wrote it for that purpose.
/// </summary>
internal sealed class GivenValues(ProvinceDefinition province, BoundModel model, DateOnly asOf, KnowledgeRule rule, DiagnosticBag bag)
{
    private readonly SortedDictionary<(int Id, int Year), GivenValue> values = [];

    private int StartYear => province.Settings.StartYear;

    private int LastHistoryYear => ProvinceSettings.LastHistoryYear(asOf);

    public ImmutableArray<GivenValue> Collect()
    {
        foreach (var symbol in model.Symbols.Where(symbol => symbol.Declaration.From is not null))
            AddPublished(symbol, symbol.Declaration.From!);
        AddPlants();
        foreach (var path in province.Paths)
            AddRow(path, GivenOrigin.Path, [SymbolKind.Lever, SymbolKind.Given, SymbolKind.Exogenous, SymbolKind.Hazard]);
        foreach (var happened in province.Events)
            AddRow(happened, GivenOrigin.Event, [SymbolKind.Hazard]);
        WarnOfUnread();
        return [.. values.Values];
    }

    /// <summary>Years of history in which something that history should give is not given, nor continued from an earlier year.</summary>
    public ImmutableArray<(Symbol, int)> FindGaps(ImmutableArray<GivenValue> collected)
    {
        var there = collected.Select(value => (value.Symbol, value.Year)).ToHashSet();
        var first = collected.GroupBy(value => value.Symbol).ToDictionary(group => group.Key, group => group.Min(value => value.Year));
        var history = Enumerable.Range(StartYear + 1, LastHistoryYear - StartYear).ToArray();
        return [.. model.Symbols.SelectMany(symbol => history.Where(year => IsGap(symbol, year)).Select(year => (symbol, year)))];

        bool IsGap(Symbol symbol, int year) => symbol.Kind switch
        {
            SymbolKind.Exogenous or SymbolKind.Hazard => !there.Contains((symbol, year)),
            SymbolKind.Lever or SymbolKind.Given => first.TryGetValue(symbol, out var start) && year < start,
            _ => false,
        };
    }

    private void AddPublished(Symbol symbol, DataReference from)
    {
        if (from.Region is not ("nation" or "province"))
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Name, model.Name + ".model", symbol.Declaration.Span.Line, symbol.Name, from.Region,
                "the region 'nation' or 'province'", "Correct the word after 'from'."));
            return;
        }

        for (var year = StartYear; year <= LastHistoryYear; year++)
        {
            var chosen = from.Region == "nation"
                ? province.ChooseNation(from.Indicator, from.Sector, year, asOf, rule)
                : province.ChooseOwn(from.Indicator, from.Sector, year, asOf, rule);
            if (chosen is null)
                continue;
            Set(new GivenValue(symbol, year, chosen.Observation.Value, GivenOrigin.Published, $"{chosen.Observation.Origin}: {chosen.Reason}"));
        }
    }

    // A path that should come from published figures and has none in a year of history.
    private void WarnOfUnread()
    {
        foreach (var symbol in model.Symbols.Where(symbol => symbol.Declaration.From is not null))
        {
            var from = symbol.Declaration.From!;
            var missing = Enumerable.Range(StartYear + 1, LastHistoryYear - StartYear).Where(year => !values.ContainsKey((symbol.Id, year))).ToArray();
            if (missing.Length > 0)
            {
                bag.Add(DataDiagnostic.Warning(DataProblem.Stale, province.Folder, null, symbol.Name, string.Join(", ", missing),
                    $"a figure of {from.Indicator} of {from.Sector} of the {from.Region} in every year", "Give the years in paths.csv; until then they take the default, or are drawn at random."));
            }
        }
    }

    private void AddPlants()
    {
        if (province.Settings.Plants is not { } source || province.Plants.IsEmpty)
            return;
        var lastYear = Math.Max(LastHistoryYear + 1, province.Plants.Max(plant => plant.Year) + 1);
        foreach (var plant in province.Plants)
        {
            if (model.Find($"{source.Lever}[{plant.Id}]") is not { Kind: SymbolKind.Lever } lever)
            {
                bag.Add(DataDiagnostic.Error(DataProblem.Name, $"{province.Folder}/province.json", null, "plants", source.Lever,
                    $"a lever of the model indexed by the set {source.Set}", "Correct the lever or the set."));
                return;
            }

            for (var year = StartYear; year <= lastYear; year++)
                Set(new GivenValue(lever, year, plant.CapacityIn(year), GivenOrigin.Plant, $"{source.File}: {plant.Name}, {plant.CapacityMegawatts} MW"));
        }
    }

    private void AddRow(PathValue row, GivenOrigin origin, ImmutableArray<SymbolKind> kinds)
    {
        var symbol = model.Find(row.SymbolName);
        if (symbol is null || !kinds.Contains(symbol.Kind))
        {
            var known = model.Symbols.Where(candidate => kinds.Contains(candidate.Kind)).Select(candidate => candidate.Name).ToArray();
            bag.Add(DataDiagnostic.Error(DataProblem.Name, row.File, row.Line, "symbol", row.SymbolName,
                $"a {string.Join(", ", kinds).ToLowerInvariant()} of the model {model.Name}", Suggestion.For(row.SymbolName, known) ?? "Correct the name and the member."));
            return;
        }

        if (row.Value < symbol.Minimum || row.Value > symbol.Maximum)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.OutOfRange, row.File, row.Line, "value", FormattableString.Invariant($"{row.Value}"),
                FormattableString.Invariant($"{symbol.Name} between {symbol.Minimum} and {symbol.Maximum}"), "Check the value and its unit."));
            return;
        }

        // What happened after the day is not known on it; what a planner moves is a plan, and plans may be known, but on an earlier day than the files' own nobody
        // had written these: the rows of later years rest on what came.
        if (row.Year > LastHistoryYear && (symbol.Kind is SymbolKind.Exogenous or SymbolKind.Hazard || asOf < province.Settings.AsOf))
            return;
        Set(new GivenValue(symbol, row.Year, row.Value, origin, row.Note.Length == 0 ? row.Source : $"{row.Source}: {row.Note}"));
    }

    private void Set(GivenValue value) => values[(value.Symbol.Id, value.Year)] = value;
}
