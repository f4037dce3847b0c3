using System.Security.Cryptography;
using System.Text;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Provinces;
using Simulation.Data;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Grains.Provinces;

/// <summary>
/// Which provinces and models there are: those whose files came with the program, and those that were brought as archives. A model that was brought and is not, to the letter, one that
/// came with the program has an address of its own, its name with the beginning of its hash.
/// </summary>
internal sealed class ProvinceCatalogue(ProvinceRepository provinces, ModelRepository models, ProvinceLedger ledger, ArchivedProvinces archives)
{
    private const int HashLetters = 8;

    private ProvinceSummary[]? shipped;

    /// <summary>Ids of the provinces that came with the program.</summary>
    public IReadOnlyList<string> Shipped => provinces.Ids;

    /// <summary>True when a province came with the program.</summary>
    public bool IsShipped(string id) => provinces.Contains(id);

    /// <summary>What is stored of a province.</summary>
    /// <exception cref="SimulationFaultException">There is no such province.</exception>
    public async Task<ProvinceData> DataAsync(string id, CancellationToken cancellation = default)
    {
        // A name that no province can have is not looked up: the store takes names of its own form only.
        if (!IsShipped(id) && !ProvinceId.IsValid(id)) throw await UnknownAsync(id, cancellation);
        var data = await ledger.ReadAsync(id, cancellation);
        return data.Archive is not null || IsShipped(id) ? data : throw await UnknownAsync(id, cancellation);
    }

    /// <summary>Checks that there is a province; loads nothing.</summary>
    /// <exception cref="SimulationFaultException">There is no such province.</exception>
    public Task RequireAsync(string id, CancellationToken cancellation = default) => IsShipped(id) ? Task.CompletedTask : DataAsync(id, cancellation);

    /// <summary>Every province that the caller reaches, by id, as questions are answered from it.</summary>
    public async Task<IReadOnlyList<ProvinceSummary>> ListAsync(CancellationToken cancellation = default)
    {
        var brought = await ledger.BroughtAsync(cancellation);
        var found = new SortedDictionary<string, ProvinceSummary>(StringComparer.Ordinal);
        shipped ??= [.. Shipped.Select(id => Summarize(Load(id)))];
        foreach (var province in shipped.Where(province => Access.IsCovered(province.Id))) found[province.Id] = province;
        foreach (var (id, record) in brought.Where(entry => Access.IsCovered(entry.Province)))
        {
            var answering = await ledger.RevisionAsync(id, record.Published?.Revision ?? record.Base);
            if (answering.Archive is { } archive)
                found[id] = new ProvinceSummary(id, archive.Labels.ToDictionary(), archive.Model, archive.BaseYear, [.. archive.Plans]) { IsImported = !IsShipped(id) };
        }

        return [.. found.Values];
    }

    /// <summary>The files of a revision, and the text of the model.</summary>
    /// <exception cref="SimulationFaultException">There is no such province or revision.</exception>
    /// <exception cref="DataException">The files have errors.</exception>
    public async Task<ProvinceFiles> FilesAsync(string id, long revision)
    {
        if ((await ledger.RevisionAsync(id, revision)).Archive is { } archive) return await archives.FindAsync(id, archive.Hash);
        if (!IsShipped(id)) throw await UnknownAsync(id);
        var definition = Load(id);
        return new ProvinceFiles(definition, Text(definition.Settings.Model));
    }

    /// <summary>A province's files as questions are answered from them.</summary>
    public async Task<ProvinceFiles> FilesAsync(string id)
    {
        var data = await DataAsync(id);
        return await FilesAsync(id, data.Published?.Revision ?? data.Base);
    }

    /// <summary>Address of a model by its text.</summary>
    public string AddressOf(ModelSource model) =>
        models.Names.Contains(model.Name, StringComparer.Ordinal) && Text(model.Name).Text == model.Text
            ? model.Name
            : $"{model.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model.Text)))[..HashLetters]}";

    /// <summary>The text of the model at an address; one that was brought with a province is for those who reach the province.</summary>
    /// <exception cref="SimulationFaultException">There is no such model.</exception>
    public async Task<ModelSource> ModelAsync(string address) => models.Names.Contains(address, StringComparer.Ordinal) ? Text(address) : (await BroughtAsync(address)).Model;

    /// <summary>The model at an address, bound with the data of the first province that uses it, or with none.</summary>
    /// <exception cref="SimulationFaultException">There is no such model.</exception>
    /// <exception cref="DataException">The text has errors.</exception>
    public async Task<BoundModel> BindAsync(string address)
    {
        if (!models.Names.Contains(address, StringComparer.Ordinal))
        {
            var files = await BroughtAsync(address);
            return ProvinceModel.Join(files.Definition, files.Model).Value.Model;
        }

        return Shipped.Select(Load).FirstOrDefault(province => province.Settings.Model == address) is { } province
            ? ProvinceModel.Join(province, Text(address)).Value.Model
            : ModelText.Load(Text(address).Text, address + ".model");
    }

    /// <summary>True when a model came with the program.</summary>
    public bool IsShippedModel(string address) => models.Names.Contains(address, StringComparer.Ordinal);

    private async Task<ProvinceFiles> BroughtAsync(string address)
    {
        var all = (await ListAsync()).Where(province => province.Model == address).ToList();
        if (all.Count > 0) return await FilesAsync(all[0].Id);
        var known = models.Names.Union((await ListAsync()).Select(province => province.Model), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        throw new SimulationFaultException(FaultKind.NotFound, Unknown("model", address, known));
    }

    private async Task<SimulationFaultException> UnknownAsync(string id, CancellationToken cancellation = default) =>
        new(FaultKind.NotFound, Unknown("province", id, [.. (await ListAsync(cancellation)).Select(province => province.Id)]));

    private ProvinceDefinition Load(string id) => provinces.Load(id).Value;

    private ModelSource Text(string name)
    {
        var bag = new DiagnosticBag();
        return models.Read(name, bag) ?? throw new DataException(bag.Diagnostics);
    }

    private static ProvinceSummary Summarize(ProvinceDefinition province) => new(
        province.Id,
        province.Settings.Labels.ToDictionary(),
        province.Settings.Model,
        ProvinceSettings.LastHistoryYear(province.Settings.AsOf),
        [.. province.Plans.Select(plan => plan.Id)]);

    // "There is no province 'tra-vin'. Did you mean 'tra-vinh'? The provinces are ..."
    private static string Unknown(string what, string name, IReadOnlyList<string> known) =>
        string.Join(' ', new[] { $"There is no {what} '{name}'.", NameSuggestion.Hint(name, known), $"The {what}s are {string.Join(", ", known)}." }.OfType<string>());
}
