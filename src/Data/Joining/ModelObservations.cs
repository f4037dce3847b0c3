using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Data;

/// <summary>Keeps of a selection what a model can predict.</summary>
internal static class ModelObservations
{
    /// <summary>Figures for which the model has no indicator, or none in that year, stay visible among the unused.</summary>
    public static ObservationSelection Restrict(ObservationSelection selection, BoundModel model, int startYear)
    {
        var started = model.Starts.Select(start => start.Target).ToHashSet();
        var used = selection.Used.ToLookup(use => Obstacle(use.Observation.Indicator, use.Observation.Sector, use.Period.FirstYear));
        return selection with
        {
            Used = [.. used[null]],
            Unused = [.. selection.Unused, .. used.Where(group => group.Key is not null)
                .SelectMany(group => group.Select(use => new UnusedObservation(use.Observation, UnusedCause.NotInModel, group.Key!)))],
        };

        string? Obstacle(string indicator, string sector, int year)
        {
            var symbol = IndicatorName.Find(model, indicator, sector);
            if (symbol is null || symbol.Kind != SymbolKind.Variable)
                return $"The model {model.Name} publishes no {indicator} of {sector}.";
            return year > startYear || started.Contains(symbol) ? null : $"The model gives {symbol.Name} no value in its start year.";
        }
    }
}
