using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Plans.Scenarios;

/// <summary>Turns paths from outside into given values, checking every name, year and value against the model. All problems are found in one pass.</summary>
internal static class OutsideResolver
{
    public static (ImmutableArray<ScenarioValue> Values, ImmutableArray<ScenarioProblem> Problems) Resolve(
        BoundModel model, ImmutableArray<OutsidePath> paths, int firstYear, int lastYear)
    {
        var values = ImmutableArray.CreateBuilder<ScenarioValue>();
        var problems = ImmutableArray.CreateBuilder<ScenarioProblem>();
        for (var i = 0; i < paths.Length; i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/outside/{i}");
            if (Check(model, paths[i], pointer, firstYear, lastYear) is { } problem)
            {
                problems.Add(problem);
                continue;
            }

            var symbol = model.Find(paths[i].Name)!;
            var from = paths[i].FromYear ?? firstYear;
            var years = paths[i].Values.Length == 1 ? lastYear - from + 1 : paths[i].Values.Length;
            for (var year = 0; year < years; year++)
                values.Add(new ScenarioValue(symbol, from + year, paths[i].Values[Math.Min(year, paths[i].Values.Length - 1)]));
        }

        return (values.ToImmutable(), problems.ToImmutable());
    }

    private static ScenarioProblem? Check(BoundModel model, OutsidePath path, string pointer, int firstYear, int lastYear)
    {
        if (model.Find(path.Name) is not { Kind: SymbolKind.Exogenous } symbol)
        {
            var known = model.Symbols.Where(candidate => candidate.Kind == SymbolKind.Exogenous).Select(candidate => candidate.Name);
            return new ScenarioProblem($"{pointer}/path", path.Name, $"The model {model.Name} has no path from outside '{path.Name}'.", $"It has {string.Join(", ", known)}.");
        }

        var from = path.FromYear ?? firstYear;
        if (from < firstYear || from > lastYear)
            return new ScenarioProblem($"{pointer}/from", Text(from), $"The path of {path.Name} begins in {Text(from)}, outside the forecast.", $"Give a year in {Text(firstYear)}..{Text(lastYear)}.");
        if (path.Values.IsDefaultOrEmpty || (path.Values.Length > 1 && from + path.Values.Length - 1 > lastYear))
            return new ScenarioProblem($"{pointer}/values", Text(path.Values.IsDefault ? 0 : path.Values.Length), $"The path of {path.Name} has the wrong number of values.", $"Give one value for all years, or one for each of {Text(from)}..{Text(lastYear)} at most.");
        foreach (var value in path.Values)
        {
            if (!double.IsFinite(value) || value < symbol.Minimum || value > symbol.Maximum)
                return new ScenarioProblem($"{pointer}/values", Text(value), $"{path.Name} cannot be {Text(value)}.", $"Give a finite number in {Text(symbol.Minimum)}..{Text(symbol.Maximum)}.");
        }

        return null;
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
