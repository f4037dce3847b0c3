using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Simulation.Model.Calibration;
using Simulation.Model.Plans;

namespace Simulation.Data;

/// <summary>One load of one province: reads every file, gathers every problem, and builds the definition when there is no error.</summary>
internal sealed class ProvinceLoader
{
    private readonly IDataFiles root;
    private readonly string folder;
    private readonly string country;
    private readonly string id;
    private readonly DiagnosticBag bag = new();
    private readonly SortedDictionary<string, DataFile> files = new(StringComparer.Ordinal);

    public ProvinceLoader(IDataFiles root, string folder, string id)
    {
        this.root = root;
        this.folder = folder;
        this.id = id;
        country = folder[..folder.LastIndexOf('/')];
    }

    public LoadResult<ProvinceDefinition> Load()
    {
        var settings = Read($"{folder}/province.json", ProvinceSettings.Read);
        var vocabulary = Vocabulary.Read(Open, country, bag);
        if (settings is null || vocabulary is null)
            return Failure();

        CheckId(settings);
        var errors = Read($"{country}/measurement-errors.csv", (file, problems) => MeasurementErrorTable.Read(file, vocabulary, problems));
        var observations = settings.Observations.SelectMany(source => ReadObservations(source, vocabulary)).ToImmutableArray();
        var nation = ReadAll($"{country}/{settings.Nation}/observations.csv", (file, problems) => ObservationReader.Read(file, vocabulary, problems));
        var choices = bag.HasErrors ? [] : ReadOptional("choices.csv", (file, problems) => Choice.Read(file, observations, problems));
        var paths = ReadOptional("paths.csv", PathValue.ReadPaths);
        var events = ReadOptional("events.csv", PathValue.ReadEvents);
        var priors = ReadOptional("priors.csv", PriorOverride.Read);
        var pastTargets = ReadOptional("past-targets.csv", (file, problems) => PastTarget.Read(file, vocabulary, problems));
        var templates = ReadOptional("scenario-templates.csv", ScenarioTemplate.Read);
        var plants = settings.Plants is { } source ? ReadAll($"{folder}/{source.File}", PowerPlant.Read) : [];
        var reporting = ((string[])[folder, country]).SelectMany(place => ReadRules(place, vocabulary)).ToImmutableArray();
        var plans = settings.Plans.Select(ReadPlan).OfType<Plan>().ToImmutableArray();
        if (bag.HasErrors || errors is null)
            return Failure();

        var definition = new ProvinceDefinition
        {
            Settings = settings,
            Folder = folder,
            Vocabulary = vocabulary,
            Observations = observations,
            NationObservations = nation,
            Choices = choices,
            MeasurementErrors = errors,
            Paths = paths,
            Events = events,
            Priors = priors,
            Plants = plants,
            Plans = plans,
            Reporting = reporting,
            PastTargets = pastTargets,
            Templates = templates,
            Files = [.. files.Values],
            DataHash = Hash(),
        };
        CheckConflicts(definition);
        return bag.Finish(() => definition);
    }

    private LoadResult<ProvinceDefinition> Failure() =>
        bag.Finish<ProvinceDefinition>(() => throw new InvalidOperationException("A load without a definition must have an error."));

    private void CheckId(ProvinceSettings settings)
    {
        if (settings.Id != id)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Settings, $"{folder}/province.json", null, "id", settings.Id, $"the name of the folder, {id}",
                "Rename the folder or correct the id."));
        }
    }

    private ImmutableArray<Observation> ReadObservations(ObservationSource source, Vocabulary vocabulary)
    {
        var path = $"{folder}/{source.File}";
        var region = source.Region ?? id;
        var all = ReadAll(path, (file, problems) => ObservationReader.Read(file, vocabulary, problems));
        var own = all.Where(observation => observation.Region == region).ToImmutableArray();
        if (own.IsEmpty && !all.IsEmpty)
        {
            var regions = all.Select(observation => observation.Region).Distinct().Order(StringComparer.Ordinal).ToArray();
            bag.Add(DataDiagnostic.Error(DataProblem.Name, path, null, "region", region, $"one of the regions {string.Join(", ", regions)}",
                Suggestion.For(region, regions) ?? "Correct the region in province.json or add rows."));
        }

        return own;
    }

    private ImmutableArray<ReportingRule> ReadRules(string place, Vocabulary vocabulary)
    {
        var path = $"{place}/reporting.csv";
        return root.Exists(path) ? ReadAll(path, (file, problems) => ReportingRule.Read(file, vocabulary, problems)) : [];
    }

    private Plan? ReadPlan(PlanSource source) =>
        Read($"{folder}/{source.File}", (file, problems) => PlanReader.Read(file, source, problems));

    private void CheckConflicts(ProvinceDefinition definition)
    {
        foreach (var conflict in definition.Conflicts.Where(conflict => !conflict.IsResolved))
        {
            var figures = string.Join("; ", conflict.Figures.Select(figure => $"{figure.Origin.Value} (line {figure.Origin.Line}, {figure.Status})"));
            bag.Add(DataDiagnostic.Error(DataProblem.Conflict, conflict.Figures[0].Origin.File, conflict.Figures[0].Origin.Line, "value",
                $"{conflict.Indicator} {conflict.Sector} {conflict.PeriodText}", $"a choice among {figures}",
                "Add a row to choices.csv that says which figure to use, and why."));
        }
    }

    private T? Read<T>(string path, Func<DataFile, DiagnosticBag, T?> read) where T : class =>
        Open(path) is { } file ? read(file, bag) : null;

    private ImmutableArray<T> ReadAll<T>(string path, Func<DataFile, DiagnosticBag, ImmutableArray<T>> read) =>
        Open(path) is { } file ? read(file, bag) : [];

    private ImmutableArray<T> ReadOptional<T>(string name, Func<DataFile, DiagnosticBag, ImmutableArray<T>> read) =>
        root.Exists($"{folder}/{name}") ? ReadAll($"{folder}/{name}", read) : [];

    private DataFile? Open(string path)
    {
        if (root.Read(path, bag) is not { } file)
            return null;
        files[file.Name] = file;
        return file;
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, file) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{file.Bytes.Length}\0"));
            hash.AppendData(file.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
