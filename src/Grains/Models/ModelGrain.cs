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
internal sealed class ModelGrain(ProvinceWorkshop workshop, ProvinceCatalogue catalogue) : Grain, IModelGrain
{
    private BoundModel? bound;
    private ModelDescription? description;

    private string Name => this.GetPrimaryKeyString();

    public async Task<ModelDescription> DescribeAsync(CancellationToken cancellation = default)
    {
        var model = await BoundAsync();
        return description ??= ModelMapping.Describe(model, Name, (await catalogue.ModelAsync(Name)).Text);
    }

    public async Task<VariableExplanation> ExplainAsync(string variable, string? province, int? year, int depth, CancellationToken cancellation = default)
    {
        var own = await BoundAsync();
        if (province is null)
            return ExplanationMapping.Explain(Find(own, variable), own, depth);
        Access.Require(province);
        var prepared = await workshop.ReadyAsync(province);
        var address = catalogue.AddressOf(prepared.Source.Joined.Text);
        if (address != Name)
            throw new SimulationFaultException(FaultKind.Invalid, $"{province} uses the model {address}, not {Name}.", new Problem("?province", province, $"{province} does not use the model {Name}.", $"Ask the model {address}."));
        return ExplanationMapping.Explain(Find(prepared.Source.Joined.Model, variable), prepared, year, depth);
    }

    // On a thread of the pool: a comparison of a thousand scenarios takes a second, and this grain describes models too.
    public async Task<byte[]> AnalyseAsync(string analysis, byte[] request, CancellationToken cancellation = default)
    {
        var shelf = new WorkshopShelf(catalogue);
        return await Task.Run(() => ModelCatalogue.All[analysis].Answer(shelf, Name, request, cancellation), cancellation);
    }

    // A model that was brought is for those who reach a province that uses it: asked each time.
    private async Task<BoundModel> BoundAsync()
    {
        if (!catalogue.IsShippedModel(Name)) await catalogue.ModelAsync(Name);
        return bound ??= await catalogue.BindAsync(Name);
    }

    private Symbol Find(BoundModel model, string variable)
    {
        var found = ModelExplanation.Find(model, variable, out var hint);
        if (found.Length == 1) return found[0];
        throw new SimulationFaultException(FaultKind.NotFound, found.Length == 0
            ? $"The model {Name} has no variable '{variable}'. {hint}".TrimEnd()
            : $"'{variable}' has a value for each of several members. Ask for one of {string.Join(", ", found)}.");
    }
}
