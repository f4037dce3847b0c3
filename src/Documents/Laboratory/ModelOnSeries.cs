using System.Globalization;
using System.Text;
using Simulation.Data;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Documents.Laboratory;

/// <summary>A model with long series beside it: what economists estimate and simulate without a province.</summary>
/// <param name="Model">The model.</param>
/// <param name="Data">The series.</param>
public sealed record ModelOnSeries(BoundModel Model, PathTable Data)
{
    private const string Upload = "series";

    /// <summary>The model and the series that a question means.</summary>
    /// <param name="shelf">Where models are found.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="request">The question.</param>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The text or the series have errors.</exception>
    public static ModelOnSeries Of(IModelShelf shelf, string model, IOnSeries request)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(request);
        return Of(PostedModel.Bind(shelf, model, request.Text, "/text"), request.Series);
    }

    /// <summary>A model with series as text.</summary>
    /// <param name="model">The model.</param>
    /// <param name="series">The series as CSV.</param>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The series have errors.</exception>
    public static ModelOnSeries Of(BoundModel model, string series)
    {
        var bag = new DiagnosticBag();
        var data = SeriesReader.Read(new DataFile(Upload, Encoding.UTF8.GetBytes(series)), model, bag);
        return new ModelOnSeries(model, data ?? throw PostedModel.Refused(bag.Diagnostics, "/series"));
    }

    /// <summary>A single path: what has no equation is given in all years, the rest up to the year before the first.</summary>
    /// <param name="from">First year computed; the first that has all its lags when null.</param>
    /// <param name="to">Last year; the last of the data when null.</param>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">There are no such years.</exception>
    public ModelSetting Setting(int? from, int? to)
    {
        var compiled = CompiledModel.Compile(Model);
        var years = Data.Entries.Select(entry => entry.Year).Distinct().Order().ToList();
        if (years.Count == 0) throw LaboratoryQuestion.Problem("/series", null, "The series have no figures.", "Give a row for each year.");
        var lags = compiled.Structure.States.Select(state => state.Lag + 1).DefaultIfEmpty(1).Max();
        var (first, last) = (from ?? years[0] + lags, to ?? years[^1]);
        if (first > last || first <= years[0])
        {
            throw LaboratoryQuestion.Problem(
                "/from", first.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"From {first} to {last} cannot be computed: the series run from {years[0]} to {years[^1]}, and the model reads {lags} years back."),
                string.Create(CultureInfo.InvariantCulture, $"Give years in {years[0] + lags}..{years[^1]}."));
        }

        var determined = Model.Equations.Select(equation => equation.Target).ToHashSet();
        return ModelSetting.SinglePath(compiled, PathTable.Of(Data.Entries.Where(entry => entry.Year < first || !determined.Contains(entry.Symbol))), first - 1, last);
    }
}

/// <summary>A question about a model with series beside it.</summary>
public interface IOnSeries
{
    /// <summary>Text of the model, a changed copy for instance; null for the one that is kept.</summary>
    string? Text { get; }

    /// <summary>The series as CSV: a column <c>year</c> and one column for each name of the model; an empty field is a year without a figure.</summary>
    string Series { get; }
}
