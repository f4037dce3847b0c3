using System.Collections.Concurrent;
using System.Text;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Observations;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sectors;

namespace Simulation.Api.Tests.Doubles;

/// <summary>A province that answers from what it was asked, so that tests see what the HTTP side passes on. Asking for seed 500 breaks it.</summary>
internal sealed class SampleProvince(string id, HostState state) : IProvinceGrain
{
    public static readonly ProvinceDescription Description = new()
    {
        Id = "tra-vinh",
        Labels = new() { ["vi"] = "Trà Vinh", ["en"] = "Tra Vinh" },
        Model = "provincial",
        ModelVersion = "provincial 1.0 (abc)",
        Calibration = "cal",
        DataVintage = new DateOnly(2024, 1, 1),
        BaseYear = 2023,
        DefaultHorizon = 2027,
        MaximumHorizon = 2033,
        DefaultDraws = 2000,
        MaximumDraws = 1_000_000,
        Plans =
        [
            new("2024", new() { ["en"] = "Plan 2024" }, "Resolution", [new("grdp_growth", "total", ">=", 8.5, "percent", 2024, "simulated", new() { ["en"] = "Growth" }, null)]),
        ],
        Levers =
        [
            new("social_investment", null, new() { ["vi"] = "Đầu tư", ["en"] = "Investment" }, "billion VND", 0, double.PositiveInfinity, [34000, 34000], [new(2, 34000, new() { ["en"] = "The plan" })], null),
        ],
        Events = [new("drought", null, new() { ["en"] = "Drought" }, "drought_probability")],
        Indicators = [new("grdp_growth", "total", new() { ["en"] = "Growth" }, "percent", "growth")],
        Offices = [new("agriculture", new() { ["en"] = "Agriculture" }, ["agriculture"])],
    };

    public SimulationQuestion? LastQuestion { get; private set; }

    public CalibrationQuestion? LastCalibration { get; private set; }

    public SectorQuestion? LastSectorQuestion { get; private set; }

    public Task<ProvinceDescription> DescribeAsync(CancellationToken cancellation = default) =>
        id == Description.Id ? Task.FromResult(Description) : throw Unknown();

    public Task<ScenarioTemplateDescription[]> ListTemplatesAsync(CancellationToken cancellation = default) => id == Description.Id
        ? Task.FromResult<ScenarioTemplateDescription[]>(
            [new("dry-year", new() { ["vi"] = "Năm hạn", ["en"] = "Dry year" }, new() { ["vi"] = "Như 2016", ["en"] = "As in 2016" }, [new("social_investment", null, 2024, 2024, 30_000)], [new("drought", null, 2024, 2024, true, null)])])
        : throw Unknown();

    public async Task<RunResult> SimulateAsync(SimulationQuestion question, CancellationToken cancellation = default)
    {
        if (id != Description.Id) throw Unknown();
        LastQuestion = question;
        if (question.Draws > Description.MaximumDraws)
            throw Refused(FaultKind.Invalid, new Problem("/draws", question.Draws.ToString(), "Too many draws.", "Give at most 1000000."));
        if (question.Levers.Any(lever => lever.Lever != "social_investment"))
        {
            throw Refused(
                FaultKind.Invalid,
                new Problem("/levers/0/lever", question.Levers[0].Lever, "There is no such lever.", "Give another."),
                new Problem("/levers/0/value", "3", "It cannot be 3.", "Give less."));
        }

        if (question.Seed == HostState.BreakingSeed) throw new InvalidOperationException("secret inside");
        if (question.Seed == HostState.WaitingSeed) await state.WaitForCancellationAsync(cancellation);
        return Result(question);
    }

    public Task<RunStatus> SubmitAsync(SimulationQuestion question, CancellationToken cancellation = default)
    {
        if (id != Description.Id) throw Unknown();
        LastQuestion = question;
        return state.SubmitAsync(RunKind.Forecast);
    }

    public Task<RunStatus> CalibrateAsync(CalibrationQuestion question, CancellationToken cancellation = default)
    {
        LastCalibration = question;
        return state.SubmitAsync(RunKind.Calibration);
    }

    public Task<RunResult> ProjectSectorAsync(SectorQuestion question, CancellationToken cancellation = default)
    {
        if (question.Office != "agriculture") throw new SimulationFaultException(FaultKind.NotFound, $"{id} has no office '{question.Office}'. Its offices are agriculture.");
        LastSectorQuestion = question;
        return Task.FromResult(Result(question.Question));
    }

    private readonly ConcurrentQueue<AnalysisQuestion> analyses = new();

    /// <summary>Every question to an analysis so far.</summary>
    public IReadOnlyCollection<AnalysisQuestion> AllAsked => analyses;

    /// <summary>The newest question to an analysis whose request has these words; tests of other classes ask at the same time.</summary>
    public AnalysisQuestion Asked(string analysis, string words = "") =>
        analyses.Last(question => question.Analysis == analysis && Encoding.UTF8.GetString(question.Request).Contains(words, StringComparison.Ordinal));

    public Task<AnalysisAnswer> AnalyseAsync(AnalysisQuestion question, CancellationToken cancellation = default)
    {
        if (id != Description.Id) throw Unknown();
        analyses.Enqueue(question);
        return Task.FromResult(question.Patience > TimeSpan.FromSeconds(1) ? new AnalysisAnswer("""{"a":1}"""u8.ToArray(), 1, "abc") : new AnalysisAnswer(null, 0.25, "abc"));
    }

    public ObservationQuery? LastQuery { get; private set; }

    public ObservationUpload? LastUpload { get; private set; }

    public Task<ObservationPage> ObserveAsync(ObservationQuery query, CancellationToken cancellation = default)
    {
        LastQuery = query;
        ObservationFigure[] figures = query.After == 0 ? [Published, Uploaded] : [Uploaded with { Line = 3 }];
        return Task.FromResult(new ObservationPage(2, [.. figures.Where(figure => query.FromYear is null || int.Parse(figure.Period, System.Globalization.CultureInfo.InvariantCulture) >= query.FromYear)], query.After == 0 ? 7 : null));
    }

    public Task<UploadResult> UploadAsync(ObservationUpload upload, CancellationToken cancellation = default)
    {
        LastUpload = upload;
        var isWrong = upload.Text.AsSpan().IndexOf("wrong"u8) >= 0;
        return Task.FromResult(new UploadResult
        {
            Id = "3f2a",
            Outcome = isWrong ? UploadOutcome.Refused : upload.IsTrial ? UploadOutcome.Acceptable : UploadOutcome.Accepted,
            Revision = 2,
            Remarks =
            [
                new(isWrong, 3, "value", "abc", "'abc' found; a number expected.", "Write digits."), new(false, null, null, null, "Odd.", "Look."),
                new(isWrong, 4, "unit", null, "a value expected.", "Fill in the field."),
            ],
            Figures = [new("revising", Uploaded, Published, "The latest of 2 figures, all as firm.", null)],
            Implausible = [new("jump", "2023", "It leaps.", [2])],
        });
    }

    public Task<ProvinceData> GetDataAsync(CancellationToken cancellation = default) => Task.FromResult(new ProvinceData(0, [], null));

    public Task<ProvinceData> PublishAsync(long revision, string calibration, string author, Guid token, CancellationToken cancellation = default) =>
        Task.FromResult(new ProvinceData(revision + 1, [], new PublishedCalibration(revision, calibration)));

    public ProvinceImport? LastImport { get; private set; }

    public ProvinceExport? LastExport { get; private set; }

    public Task<ExportedProvince> ExportAsync(ProvinceExport export, CancellationToken cancellation = default)
    {
        if (id != Description.Id) throw Unknown();
        LastExport = export;
        return Task.FromResult(new ExportedProvince("PK archive"u8.ToArray(), 7));
    }

    public Task<ImportResult> ImportAsync(ProvinceImport import, CancellationToken cancellation = default)
    {
        LastImport = import;
        var isWrong = import.Archive.AsSpan().IndexOf("wrong"u8) >= 0;
        return Task.FromResult(new ImportResult
        {
            Outcome = isWrong ? ImportOutcome.Refused : import.IsTrial ? ImportOutcome.Acceptable : ImportOutcome.Created,
            Revision = isWrong || import.IsTrial ? 0 : 1,
            Remarks = [new(isWrong, "vn/ben-tre/observations.csv", 3, "value", "abc", "'abc' found; a number expected.", "Write digits.", "not-a-number"), new(false, "photo.jpg", null, null, null, "Odd.", "Look.", "stale")],
            Calibration = isWrong || import.IsTrial ? null : "cal",
        });
    }

    public Task RemoveAsync(string author, Guid token, CancellationToken cancellation = default) =>
        id == Description.Id ? throw new SimulationFaultException(FaultKind.Invalid, $"{id} came with the program and cannot be taken away.") : Task.CompletedTask;

    private static ObservationFigure Published { get; } = new()
    {
        Region = "tra-vinh",
        Indicator = "grdp_growth",
        Sector = "total",
        Period = "2023",
        Value = 8.25,
        Unit = "percent",
        Status = "pso_estimate",
        Source = "Cục Thống kê",
        Note = "",
        KnownFrom = new DateOnly(2024, 1, 1),
        File = "vn/tra-vinh/observations.csv",
        Line = 40,
        PrintedValue = "8,25",
        PrintedUnit = "percent",
    };

    private static ObservationFigure Uploaded { get; } = Published with { Value = 8.3, File = "uploads/3f2a.csv", Line = 2, PrintedValue = "8.3", Upload = "3f2a" };

    public Task<ProvinceReadiness> GetReadinessAsync() => Task.FromResult(state.Readiness);

    private static RunResult Result(SimulationQuestion question) => new()
    {
        Run = "run",
        Model = "provincial 1.0 (abc)",
        Calibration = "cal",
        DataVintage = new DateOnly(2024, 1, 1),
        Plan = question.Plan ?? "2024",
        Seed = question.Seed ?? 1,
        Draws = question.Draws ?? 2000,
        Years = [2024, 2025],
        Forecasts =
        [
            new("icor", "total", "ratio", [null, 1.0 / 3], [5, 5.1], [new(50, [1, 2], [3, 4]), new(80, [0, 1], [4, 5]), new(90, [-1, null], [5, 6])]),
        ],
        Targets =
        [
            new("grdp_growth", "total", "percent", ">=", 8.5, 2024, "simulated", 5, 0.2, "unlikely"),
            new("secure_communes", "total", "percent", ">=", 90, 2024, "reported", null, null, "reported"),
        ],
        AllTargets = 0.03,
        Scenario = question.Scenario is { } scenario ? new(scenario, question.ScenarioVersion ?? 3) : null,
        Question = question with { Scenario = null, ScenarioVersion = null },
    };

    private static SimulationFaultException Refused(FaultKind kind, params Problem[] problems) => new(kind, "The question cannot be answered as asked.", problems);

    private SimulationFaultException Unknown() => new(FaultKind.NotFound, $"There is no province '{id}'. The provinces are tra-vinh.");
}
