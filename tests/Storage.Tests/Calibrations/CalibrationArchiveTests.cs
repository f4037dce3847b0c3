using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Storage.Calibrations;
using Simulation.Storage.Sql;
using Simulation.Storage.Tests.Support;
using Xunit;

namespace Simulation.Storage.Tests.Calibrations;

public sealed class CalibrationArchiveTests : IAsyncLifetime
{
    private const string Text =
        """
        model tiny "Tiny"
        version "1.0"
        frequency annual
        parameter trend "Trend" ~ normal(0.05, sd = 0.02)
        shock supply "Supply" ~ normal(0, 0.02)
        variable output "Output" published flow
        block all "All":
          dlog(output) = trend + supply
        start:
          output = 100
        """;

    private static readonly BoundModel Model = ModelText.Load(Text, "tiny.model");

    private readonly SqliteTestDatabase folder = new();
    private SqlDatabase database = null!;
    private SqlBlobStore blobs = null!;
    private CalibrationArchive archive = null!;
    private CalibrationResult calibration = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = folder.Open();
        blobs = new SqlBlobStore(database, TimeProvider.System);
        archive = new CalibrationArchive(blobs);
        calibration = await CalibrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await folder.DisposeAsync();
    }

    [Fact]
    public async Task Find_WhatWasKept_IsTheSameToTheBit()
    {
        Assert.Null(await archive.FindAsync(calibration.Id, Model, Cancellation));

        await archive.KeepAsync(calibration, Cancellation);
        var found = await archive.FindAsync(calibration.Id, Model, Cancellation);

        Assert.Equal(Bytes(calibration), Bytes(found!));
        Assert.Equal([$"calibration/{calibration.Id}"], await blobs.ListAsync("", Cancellation));
    }

    [Fact]
    public async Task Find_Damaged_SaysSoAndIsReplaced()
    {
        await archive.KeepAsync(calibration, Cancellation);
        await database.WriteAsync(1, session => session.ExecuteAsync("UPDATE blob_part SET content = zeroblob(40)"), Cancellation);

        await Assert.ThrowsAsync<InvalidDataException>(() => archive.FindAsync(calibration.Id, Model, Cancellation));
        await archive.KeepAsync(calibration, Cancellation);

        Assert.NotNull(await archive.FindAsync(calibration.Id, Model, Cancellation));
    }

    [Fact]
    public async Task Find_BytesOfAnotherForm_SaysSoAndIsReplaced()
    {
        await blobs.WriteAsync($"calibration/{calibration.Id}", "from another day"u8.ToArray(), Cancellation);

        await Assert.ThrowsAsync<CalibrationException>(() => archive.FindAsync(calibration.Id, Model, Cancellation));
        await archive.KeepAsync(calibration, Cancellation);

        Assert.Equal(Bytes(calibration), Bytes((await archive.FindAsync(calibration.Id, Model, Cancellation))!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AB")]
    [InlineData("../1f")]
    public async Task Find_NoId_IsRefused(string id) =>
        await Assert.ThrowsAsync<ArgumentException>(() => archive.FindAsync(id, Model, Cancellation));

    private static Task<CalibrationResult> CalibrateAsync()
    {
        var observation = new Observation
        {
            Region = "tiny",
            Indicator = "output",
            Sector = "total",
            Period = Period.Year(2022),
            PeriodText = "2022",
            Value = 108,
            Unit = "",
            Status = "official",
            Source = "made for the test",
            Origin = new ObservationOrigin("test.csv", 2, "output", "", ""),
            KnownFrom = Period.Year(2022).KnownFrom,
        };
        var used = new UsedObservation(observation, new MeasurementError(0.01, ErrorScale.Relative, 0, "test"), ObservationTransform.LogLevel, "test");
        var problem = new CalibrationProblem(CompiledModel.Compile(Model), PathTable.Of([]), [used], 2021, 2023);
        return Calibrator.Prepare(problem, new SamplerOptions { Blocks = 2, Steps = 16 }).RunAsync(1, cancellation: Cancellation);
    }

    private static byte[] Bytes(CalibrationResult result)
    {
        using var bytes = new MemoryStream();
        CalibrationCodec.Write(result, bytes);
        return bytes.ToArray();
    }
}
