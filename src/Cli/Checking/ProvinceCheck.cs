using System.Collections.Immutable;
using Simulation.Data;

namespace Simulation.Cli.Checking;

/// <summary>What the check of a province's data found.</summary>
/// <param name="Province">The province as its files say.</param>
/// <param name="Selection">What calibration uses and what not, with reasons.</param>
/// <param name="Data">The data judged as a whole: gaps, and figures that do not agree with one another.</param>
/// <param name="Joined">The province joined with its model; null when they do not fit.</param>
/// <param name="Diagnostics">Everything found, errors and warnings, in the order of reading.</param>
internal sealed record ProvinceCheck(
    ProvinceDefinition Province, ObservationSelection Selection, DataCheck Data, ProvinceModel? Joined, ImmutableArray<DataDiagnostic> Diagnostics)
{
    /// <summary>Number of errors.</summary>
    public int Errors => Diagnostics.Count(diagnostic => diagnostic.Severity == DataSeverity.Error);

    /// <summary>Checks a province: its files, and how they fit its model.</summary>
    /// <param name="data">Folder of the data.</param>
    /// <param name="models">Folder of the models.</param>
    /// <param name="id">Id of the province.</param>
    /// <param name="asOf">The day as of which data are known; the province's own when null.</param>
    /// <exception cref="DataException">The files cannot be loaded; the exception holds every problem.</exception>
    public static ProvinceCheck Of(string data, string models, string id, DateOnly? asOf)
    {
        var loaded = new ProvinceRepository(new DataRoot(data)).Load(id);
        var province = loaded.Value;
        var bag = new DiagnosticBag();
        var joined = new ModelRepository(models).Read(province.Settings.Model, bag) is { } source ? ProvinceModel.Join(province, source, asOf) : null;
        ProvinceModel? model = null;
        joined?.TryGetValue(out model);
        return new(
            province,
            model?.Selection ?? province.Select(asOf ?? province.Settings.AsOf),
            model is null ? DataCheck.Of(loaded, asOf) : DataCheck.Of(joined!),
            model,
            [.. loaded.Diagnostics, .. bag.Diagnostics, .. joined?.Diagnostics ?? []]);
    }
}
