using Orleans.Concurrency;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Models;
using Simulation.Documents.Laboratory;
using Simulation.Grains.Provinces;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Grains.Models;

/// <summary>A model text, bound with the data of the first province that uses it: sets such as the power plants have members only there.</summary>
[StatelessWorker]
internal sealed class ModelGrain(ProvinceWorkshop workshop) : Grain, IModelGrain
{
    private BoundModel? bound;
    private ModelDescription? description;

    private string Name => this.GetPrimaryKeyString();

    public Task<ModelDescription> DescribeAsync(CancellationToken cancellation = default) =>
        Task.FromResult(description ??= ModelMapping.Describe(Bound(), workshop.Text(Name).Text));

    public async Task<VariableExplanation> ExplainAsync(string variable, string? province, int? year, int depth, CancellationToken cancellation = default)
    {
        if (province is null)
            return ExplanationMapping.Explain(Find(Bound(), variable), Bound(), depth);
        Access.Require(province);
        var prepared = await workshop.ReadyAsync(province);
        var model = prepared.Source.Joined.Model;
        if (model.Name != Name)
            throw new SimulationFaultException(FaultKind.Invalid, $"{province} uses the model {model.Name}, not {Name}.", new Problem("?province", province, $"{province} does not use the model {Name}.", $"Ask the model {model.Name}."));
        return ExplanationMapping.Explain(Find(model, variable), prepared, year, depth);
    }

    // On a thread of the pool: a comparison of a thousand scenarios takes a second, and this grain describes models too.
    public async Task<byte[]> AnalyseAsync(string analysis, byte[] request, CancellationToken cancellation = default)
    {
        var shelf = new WorkshopShelf(workshop);
        return await Task.Run(() => ModelCatalogue.All[analysis].Answer(shelf, Name, request, cancellation), cancellation);
    }

    private BoundModel Bound() => bound ??= workshop.Bind(Name);

    private Symbol Find(BoundModel model, string variable)
    {
        var found = ModelExplanation.Find(model, variable, out var hint);
        if (found.Length == 1) return found[0];
        throw new SimulationFaultException(FaultKind.NotFound, found.Length == 0
            ? $"The model {Name} has no variable '{variable}'. {hint}".TrimEnd()
            : $"'{variable}' has a value for each of several members. Ask for one of {string.Join(", ", found)}.");
    }
}
