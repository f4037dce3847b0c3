using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Data;
using Simulation.Grains.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Grains.Tests.Hosting;
using Simulation.Storage;
using Simulation.Storage.Blobs;
using Simulation.Storage.Calibrations;
using Xunit;

namespace Simulation.Grains.Tests.Provinces;

public sealed class ProvinceTests(SiloFixture silo) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("province-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task List_Provinces_AreThoseWithFiles()
    {
        var provinces = await silo.Grains.GetGrain<IProvincesGrain>(IProvincesGrain.Key).ListAsync(TestContext.Current.CancellationToken);

        var province = Assert.Single(provinces, province => province.Id == SiloFixture.Province);
        Assert.Equal(("provincial", 2023), (province.Model, province.BaseYear));
        Assert.Equal(["2024"], province.Plans);
    }

    [Fact]
    public async Task Describe_Levers_HaveABaselineInsideTheirRange()
    {
        var description = await silo.TraVinh.DescribeAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(description.Levers);
        Assert.All(description.Levers, lever =>
        {
            Assert.Equal(description.DefaultHorizon - description.BaseYear, lever.Baseline.Length);
            Assert.All(lever.Baseline, value => Assert.InRange(value, lever.Minimum, lever.Maximum));
            Assert.All(lever.Levels, level => Assert.InRange(level.Value, lever.Minimum, lever.Maximum));
            Assert.True(lever.Labels.ContainsKey("en"), lever.Lever);
        });
    }

    [Fact]
    public async Task Describe_Everything_IsThere()
    {
        var description = await silo.TraVinh.DescribeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(14, Assert.Single(description.Plans).Targets.Length);
        Assert.Contains(description.Events, item => item is { Event: "drought", ProbabilityLever: "drought_probability" });
        Assert.Contains(description.Indicators, indicator => indicator is { Indicator: "grdp_growth", Sector: "total", Aggregation: "growth" });
        Assert.Equal(["agriculture", "industry", "services", "product_taxes"], description.Offices.Select(office => office.Office));
    }

    [Fact]
    public async Task Describe_WhatRestsOnPriorsAndOnLaterReleases_IsWarnedOf()
    {
        // Nobody was told that three targets have no figure behind them, and that five figures are from releases after the day.
        var description = await silo.TraVinh.DescribeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, description.Plans[0].Targets.Count(target => target.RestsOnPriors));
        Assert.Contains("No figure of urbanization_rate, new_jobs, health_insurance_coverage was published: the probability of these targets is that of the priors.", description.Warnings);
        Assert.Contains(description.Warnings, warning => warning.StartsWith("5 of 68 figures are in the files from releases after 2024-01-01 and stand in for what was announced by then: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Templates_OfTheProvince_AreQuestionsThatAreAnswered()
    {
        var templates = await silo.TraVinh.ListTemplatesAsync(TestContext.Current.CancellationToken);

        var drought = Assert.Single(templates, template => template.Id == "drought-year");
        Assert.NotEmpty(drought.Reason["vi"]);
        var baseline = await silo.TraVinh.SimulateAsync(SiloFixture.Draws(300), TestContext.Current.CancellationToken);
        var dry = await silo.TraVinh.SimulateAsync(SiloFixture.Draws(300) with { Levers = drought.Levers, Events = drought.Events }, TestContext.Current.CancellationToken);
        Assert.NotEqual(baseline.Run, dry.Run);
    }

    [Theory]
    [InlineData("0123456789abcdef", "there is none")]
    [InlineData("../../etc", "there is none")]
    public async Task Simulate_CalibrationThatIsNone_IsRefusedWithTheOneInUse(string calibration, string why)
    {
        var inUse = (await silo.TraVinh.DescribeAsync(TestContext.Current.CancellationToken)).Calibration;

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => silo.TraVinh.SimulateAsync(SiloFixture.Draws(300) with { Calibration = calibration }, TestContext.Current.CancellationToken));

        var problem = Assert.Single(fault.Problems);
        Assert.Equal((FaultKind.Invalid, "/calibration", calibration), (fault.Kind, problem.Path, problem.Value));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.Contains(inUse, problem.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_DifferentWordsForOneScenario_HaveOneQuestion()
    {
        var usual = (await silo.TraVinh.DescribeAsync(TestContext.Current.CancellationToken)).Levers.Single(lever => lever.Lever == "social_investment").Baseline;
        var spelt = SiloFixture.Draws(300) with
        {
            Levers = [new("social_investment", null, 2024, 2024, usual[0]), new("disbursement", null, 2025, 2025, 1.1), new("disbursement", null, 2026, 2026, 1.1)],
            Indicators = ["grdp_growth"],
        };
        var joined = spelt with { Levers = [new("disbursement", null, 2025, 2026, 1.1)] };

        var first = await silo.TraVinh.SimulateAsync(spelt, TestContext.Current.CancellationToken);
        var second = await silo.TraVinh.SimulateAsync(joined, TestContext.Current.CancellationToken);

        Assert.Equal(Bytes.Of(first), Bytes.Of(second));
        Assert.Equal([new("disbursement", null, 2025, 2026, 1.1)], first.Question!.Levers);
        Assert.Equal(["grdp_growth"], first.Question.Indicators);
    }

    [Fact]
    public async Task Readiness_AfterPreparation_IsReady() =>
        Assert.Equal(new ProvinceReadiness(true, "ready", 1, null), await silo.TraVinh.GetReadinessAsync());

    [Fact]
    public async Task Province_Unknown_SuggestsTheNearest()
    {
        var unknown = silo.Grains.GetGrain<IProvinceGrain>("tra-vin");

        var fault = await Assert.ThrowsAsync<SimulationFaultException>(() => unknown.SimulateAsync(new(), TestContext.Current.CancellationToken));

        Assert.Equal(FaultKind.NotFound, fault.Kind);
        Assert.StartsWith("There is no province 'tra-vin'. Did you mean 'tra-vinh'?", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_CalibrationStored_IsReadAgainToTheBit()
    {
        var again = await Workshop(silo.Services.GetRequiredService<CalibrationArchive>()).Prepare(SiloFixture.Province).Province;

        Assert.Equal(silo.Prepared.Calibration.Id, again.Calibration.Id);
        for (var column = 0; column < again.Calibration.Ensemble.Keys.Length; column++)
            Assert.True(silo.Prepared.Calibration.Ensemble.Column(column).SequenceEqual(again.Calibration.Ensemble.Column(column)));
    }

    [Fact]
    public async Task Prepare_StoredCalibrationDamaged_IsComputedAgainToTheBit()
    {
        var archive = silo.Services.GetRequiredService<CalibrationArchive>();
        await DamageAsync(silo.Prepared.Calibration.Id);

        var again = await Workshop(archive).Prepare(SiloFixture.Province).Province;
        var kept = await archive.FindAsync(again.Calibration.Id, again.Source.Joined.Model, TestContext.Current.CancellationToken);

        Assert.NotNull(kept);
        Assert.True(silo.Prepared.Calibration.Ensemble.Column(0).SequenceEqual(again.Calibration.Ensemble.Column(0)));
    }

    [Fact]
    public async Task Prepare_FilesWithErrors_SaysWhichAndStaysUnready()
    {
        var broken = Directory.CreateDirectory(Path.Combine(folder.FullName, "vn", "broken"));
        await File.WriteAllTextAsync(Path.Combine(broken.FullName, "province.json"), "{ \"id\": 1 }", TestContext.Current.CancellationToken);
        var preparation = Workshop(silo.Services.GetRequiredService<CalibrationArchive>(), folder.FullName).Prepare("broken");

        await Assert.ThrowsAsync<DataException>(() => preparation.Province);

        Assert.Equal("failed", preparation.Readiness.Stage);
        Assert.Contains("broken/province.json", preparation.Readiness.Message, StringComparison.Ordinal);
    }

    private async Task DamageAsync(string calibration)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(silo.Folder, "simulation.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var damage = connection.CreateCommand();
        damage.CommandText = "UPDATE blob_part SET content = substr(content, 1, length(content) / 2) || zeroblob(length(content) - length(content) / 2) WHERE name = $name";
        damage.Parameters.AddWithValue("$name", $"calibration/{calibration}");
        Assert.Equal(1, await damage.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Prepare_AfterAFailure_IsTriedAgainAfterARest()
    {
        // A province that met a database out of reach could not be used until the host was started again.
        var clock = new StoppedClock();
        var workshop = Workshop(new CalibrationArchive(new ForgetfulBlobs(silo.Services.GetRequiredService<IBlobStore>())), time: clock);
        var first = workshop.Prepare(SiloFixture.Province);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => first.Province);

        Assert.Same(first, workshop.Prepare(SiloFixture.Province));
        clock.Pass(TimeSpan.FromSeconds(5));
        var second = workshop.Prepare(SiloFixture.Province);

        Assert.NotSame(first, second);
        Assert.Equal(SiloFixture.Province, (await second.Province).Id);
        Assert.Same(second, workshop.Prepare(SiloFixture.Province));
    }

    private ProvinceWorkshop Workshop(CalibrationArchive archive, string? data = null, TimeProvider? time = null)
    {
        var options = new SimulationOptions();
        silo.Configure(options);
        var ledger = silo.Services.GetRequiredService<ProvinceLedger>();
        var catalogue = new ProvinceCatalogue(
            new ProvinceRepository(new DataRoot(data ?? options.ProvincesDirectory)), new ModelRepository(options.ModelsDirectory), ledger, silo.Services.GetRequiredService<ArchivedProvinces>());
        return new ProvinceWorkshop(
            silo.Grains, catalogue, ledger, archive,
            Options.Create(options), time ?? TimeProvider.System, NullLogger<ProvinceWorkshop>.Instance);
    }

    private sealed class StoppedClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref ticks);

        public void Pass(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
    }

    /// <summary>Contents that cannot be reached the first time.</summary>
    private sealed class ForgetfulBlobs(IBlobStore blobs) : IBlobStore
    {
        private int asked;

        public Task<byte[]?> ReadAsync(string name, CancellationToken cancellation = default) =>
            asked++ == 0 ? throw new StorageUnavailableException("The database is away.") : blobs.ReadAsync(name, cancellation);

        public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) => blobs.WriteAsync(name, content, cancellation);

        public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) => blobs.ListAsync(prefix, cancellation);

        public Task<int> DeleteAsync(string prefix, CancellationToken cancellation = default) => blobs.DeleteAsync(prefix, cancellation);
    }
}
