using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Simulation.Contracts.Analyses;
using Simulation.Contracts.Calibrations;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Shards;
using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Work;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Runs;

/// <summary>What was accepted finishes, over restarts of the silo, from the pieces that were recorded, to the same bytes.</summary>
public sealed class DurableRunTests(CalibratedFolder calibrated) : IClassFixture<CalibratedFolder>, IAsyncLifetime
{
    private const int Draws = 10_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("durable-");
    private readonly SimulationQuestion question = SiloFixture.Draws(Draws, seed: 5);
    private IHost host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IProvinceGrain TraVinh => host.Services.GetRequiredService<IGrainFactory>().GetGrain<IProvinceGrain>(SiloFixture.Province);

    // A silo without workers, so that the test itself decides which pieces are computed.
    public async ValueTask InitializeAsync()
    {
        calibrated.CopyTo(folder.FullName);
        await StartAsync(workers: 0);
        await PreparedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_SiloLostHalfway_GoesOnFromTheRecordedPieces()
    {
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        await ComputeAsync(run, pieces: 6);
        var before = (await run.Public.FindStatusAsync(Stop))!;
        Assert.Equal((RunState.Running, 6L * SiloFixture.BulkShard), (before.State, before.Done));

        await RestartAsync(workers: 0);
        run = Run(before.Run);
        var restored = (await run.Public.FindStatusAsync(Stop))!;
        await RestartAsync(workers: 2);
        run = Run(before.Run);
        var states = await run.Public.WatchAsync(Stop).ToListAsync(Stop);

        Assert.Equal(before.Done, restored.Done);
        Assert.Equal((RunState.Finished, (long)Draws), (states[^1].State, states[^1].Done));
        var province = await PreparedAsync();
        var undivided = province.Forecaster.Prepare(QuestionMapping.Forecast(question));
        Assert.Equal(Bytes.Of(AnswerMapping.Result(province, undivided, undivided.Simulate())), Bytes.Of((await run.Public.FindResultAsync(Stop))!));
    }

    [Fact]
    public async Task Shards_OneLent_SaysWhichSiloAndWorkerIsAtIt()
    {
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        await ComputeAsync(run, pieces: 2);
        await run.Work.LeaseAsync("S10.0.0.1:11111:5/3");

        var shards = (await run.Public.FindStatusAsync(Stop))!.Shards!;

        Assert.Equal(2, shards.Done);
        Assert.Equal(new ShardAtWork(2, 2L * SiloFixture.BulkShard, SiloFixture.BulkShard, 0, "S10.0.0.1:11111:5", 3), Assert.Single(shards.AtWork));
    }

    [Fact]
    public async Task Queue_Watched_TellsOfRunsThatComeAndGo()
    {
        await using var told = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).WatchAsync(Stop).GetAsyncEnumerator(Stop);
        Assert.True(await told.MoveNextAsync());
        Assert.Empty(told.Current.Runs);

        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        Assert.True(await told.MoveNextAsync());
        var open = Assert.Single(told.Current.Runs).Run;
        await run.Public.CancelAsync(Stop);
        Assert.True(await told.MoveNextAsync());

        Assert.Equal((await run.Public.FindStatusAsync(Stop))!.Run, open);
        Assert.Empty(told.Current.Runs);
    }

    // A worker that came while the run was being recorded went away with nothing, and looked again a quarter of a second later.
    [Fact]
    public async Task Lease_WhileTheRunIsBeingOpened_WaitsForItsFirstPiece()
    {
        var ticket = host.Services.GetRequiredService<ForecastLibrary>().Admit(await PreparedAsync(), question, office: null, []);
        var run = Run(ticket.Run);
        // Active before it is asked, so that both questions arrive in their order.
        Assert.Null(await run.Public.FindStatusAsync(Stop));

        var submitted = run.Public.SubmitAsync(new RunOrder { Run = ticket.Run, Caller = "test", Forecast = ticket }, Stop);
        var offer = await run.Work.LeaseAsync("test");

        Assert.Equal(0, offer.Piece?.Number);
        Assert.Equal(ticket.Run, (await submitted).Run);
    }

    [Fact]
    public async Task Run_NobodyAsksAfterARestart_FinishesAllTheSame()
    {
        var id = (await TraVinh.SubmitAsync(question, Stop)).Run;

        await RestartAsync(workers: 2);
        var ledger = host.Services.GetRequiredService<Grains.Runs.RunLedger>();
        // What a run owes is struck off last.
        while ((await ledger.ListOpenAsync(Stop)).Count > 0) await Task.Yield();

        Assert.Equal(RunState.Finished, (await ledger.FindAsync(id, Stop))!.Value.Record.State);
        Assert.NotNull(await ledger.FindResultAsync(id, Stop));
    }

    [Fact]
    public async Task Submit_SameQuestionAgain_IsTheSameRun()
    {
        var first = await TraVinh.SubmitAsync(question, Stop);
        var again = await TraVinh.SubmitAsync(question with { Levers = [] }, Stop);

        Assert.Equal((first.Run, first.Submitted), (again.Run, again.Submitted));
    }

    [Fact]
    public async Task Submit_MoreThanACallerMay_IsRefusedBeforeAnythingIsKept()
    {
        var limit = new SimulationOptions().OpenRunsOfCaller;
        for (var seed = 0; seed < limit; seed++) await TraVinh.SubmitAsync(SiloFixture.Draws(Draws, (ulong)seed), Stop);

        var refusal = await Assert.ThrowsAsync<SimulationFaultException>(() => TraVinh.SubmitAsync(SiloFixture.Draws(Draws, 999), Stop));

        Assert.Equal(FaultKind.TooBusy, refusal.Kind);
        Assert.True(refusal.RetryAfterSeconds > 0);
        Assert.Equal(limit, (await host.Services.GetRequiredService<Grains.Runs.RunLedger>().ListOpenAsync(Stop)).Count);
    }

    [Fact]
    public async Task Cancel_OpenRun_IsOverAndCanBeSubmittedAgain()
    {
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        await ComputeAsync(run, pieces: 2);

        var cancelled = (await run.Public.CancelAsync(Stop))!;

        Assert.Equal(RunState.Cancelled, cancelled.State);
        Assert.True((await run.Work.LeaseAsync("late")).IsOver);
        Assert.Null(await run.Public.FindResultAsync(Stop));
        var again = await TraVinh.SubmitAsync(question, Stop);
        Assert.Equal((RunState.Queued, 0L), (again.State, again.Done));
    }

    [Fact]
    public async Task Deliver_SamePieceTwiceAndByTwo_CountsOnce()
    {
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        var piece = (await run.Work.LeaseAsync("a")).Piece!;
        var outcome = await OutcomeAsync(piece);

        await run.Work.DeliverAsync("a", piece.Number, outcome);
        await run.Work.DeliverAsync("b", piece.Number, outcome);

        Assert.Equal(piece.Count, (await run.Public.FindStatusAsync(Stop))!.Done);
    }

    [Fact]
    public async Task Deliver_ModelCannotBeComputed_FailsTheRunWithItsReason()
    {
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        var piece = (await run.Work.LeaseAsync("a")).Piece!;

        await run.Work.DeliverAsync("a", piece.Number, new WorkOutcome { Fault = new SimulationFaultException(FaultKind.NotComputable, "no solution") });

        var status = (await run.Public.FindStatusAsync(Stop))!;
        Assert.Equal((RunState.Failed, "no solution"), (status.State, status.Failure));
    }

    [Fact]
    public async Task Deliver_TroubleAgainAndAgain_FailsTheRunInTheEnd()
    {
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        var attempts = 0;
        while ((await run.Work.LeaseAsync("a")).Piece is { } piece && attempts < 100)
        {
            attempts++;
            await run.Work.DeliverAsync("a", piece.Number, new WorkOutcome { Trouble = "out of memory" });
        }

        Assert.Equal(RunState.Failed, (await run.Public.FindStatusAsync(Stop))!.State);
        Assert.InRange(attempts, 2, 10);
    }

    // A run failed as a whole when its workers had been stopped, or had found the database away, six times.
    [Fact]
    public async Task Deliver_PassingTroubleAgainAndAgain_NeverFailsTheRun()
    {
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        for (var attempt = 0; attempt < 50; attempt++)
            await run.Work.DeliverAsync("a", (await run.Work.LeaseAsync("a")).Piece!.Number, new WorkOutcome { Trouble = "the worker was stopped", IsPassing = true });

        Assert.Equal((RunState.Queued, 0L), ((await run.Public.FindStatusAsync(Stop))!.State, (await run.Public.FindStatusAsync(Stop))!.Done));
    }

    // The troubles of all pieces were counted together, so that a long run could not bear what a short one can.
    [Fact]
    public async Task Deliver_EachPieceInTroubleOnce_NeverFailsTheRun()
    {
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        while ((await run.Work.LeaseAsync("a")).Piece is { } piece)
        {
            await run.Work.DeliverAsync("a", piece.Number, new WorkOutcome { Trouble = "out of memory" });
            var again = (await run.Work.LeaseAsync("a")).Piece!;
            Assert.Equal(piece.Number, again.Number);
            await run.Work.DeliverAsync("a", again.Number, await OutcomeAsync(again));
        }

        Assert.Equal(RunState.Finished, (await run.Public.FindStatusAsync(Stop))!.State);
    }

    // Who waited for the answer of a question waited for ever when somebody else submitted it as a run.
    [Fact]
    public async Task Answer_SubmittedAsARunMeanwhile_IsGivenToBoth()
    {
        var answer = TraVinh.SimulateAsync(question, Stop);
        var dispatcher = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDispatcherGrain>(IDispatcherGrain.Key);
        while ((await dispatcher.DescribeAsync()).Runs.Length == 0) await Task.Yield();
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);

        while ((await run.Work.LeaseAsync("a")).Piece is { } piece) await run.Work.DeliverAsync("a", piece.Number, await OutcomeAsync(piece));

        Assert.Equal(Bytes.Of((await run.Public.FindResultAsync(Stop))!), Bytes.Of(await answer));
    }

    // What had been computed since the last record was computed again after every stop.
    [Fact]
    public async Task Run_SiloStoppedInOrder_KeepsWhatIsComputed()
    {
        await RestartAsync(workers: 0, recordEvery: TimeSpan.FromMinutes(5));
        var run = Run((await TraVinh.SubmitAsync(question, Stop)).Run);
        await ComputeAsync(run, pieces: 3);
        var before = (await run.Public.FindStatusAsync(Stop))!;

        await RestartAsync(workers: 0);

        Assert.Equal((3L * SiloFixture.BulkShard, before.Done), (before.Done, (await Run(before.Run).Public.FindStatusAsync(Stop))!.Done));
    }

    [Fact]
    public async Task Calibrate_Published_QuestionsAreAnsweredFromItFromThenOn()
    {
        await RestartAsync(workers: 2);
        var before = await TraVinh.DescribeAsync(Stop);
        var answer = Bytes.Of(await TraVinh.SimulateAsync(SiloFixture.Draws(300), Stop));

        var status = await TraVinh.CalibrateAsync(new CalibrationQuestion { Steps = 24, Publishes = false }, Stop);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var last = await grains.GetGrain<IRunGrain>(status.Run).WatchAsync(Stop).LastAsync(Stop);

        Assert.Equal((RunState.Finished, 2L * 24), (last.State, last.Done));
        Assert.NotEqual(before.Calibration, status.Run);
        Assert.Equal(before.Calibration, (await TraVinh.DescribeAsync(Stop)).Calibration);
        Assert.Equal(status.Run, await ReviewedAsync(status.Run));

        await TraVinh.CalibrateAsync(new CalibrationQuestion { Steps = 24, Author = "an economist" }, Stop);

        Assert.Equal(status.Run, (await TraVinh.DescribeAsync(Stop)).Calibration);
        Assert.Equal(status.Run, (await TraVinh.SimulateAsync(SiloFixture.Draws(300), Stop)).Calibration);
        // Who names the calibration that answered before gets the same bytes from it, in its whole form too.
        var old = SiloFixture.Draws(300) with { Calibration = before.Calibration };
        Assert.Equal(answer, Bytes.Of(await TraVinh.SimulateAsync(old, Stop)));
        var whole = (await TraVinh.SimulateAsync(old, Stop)).Question!;
        Assert.Equal(answer, Bytes.Of(await TraVinh.SimulateAsync(whole with { Calibration = before.Calibration }, Stop)));
        var sweeps = grains.GetGrain<ISweepDeskGrain>(ISweepDeskGrain.Key);
        var sweep = await sweeps.SubmitAsync(new SweepQuestion { Provinces = [SiloFixture.Province], Question = old, Axes = [new SweepAxis("disbursement", null, 2024, 2024, [1.1])] }, Stop);
        var row = await grains.GetGrain<IRunGrain>(sweep.Run).ReadRowsAsync(Stop).SingleAsync(Stop);
        Assert.Equal(before.Calibration, row.Result!.Calibration);
    }

    // A report was once to be had of published calibrations only, when it was too late to doubt them.
    private async Task<string?> ReviewedAsync(string calibration)
    {
        var question = new AnalysisQuestion { Analysis = "calibration-report", Request = "{}"u8.ToArray(), Patience = TimeSpan.FromMinutes(2), Calibration = calibration };
        using var document = JsonDocument.Parse((await TraVinh.AnalyseAsync(question, Stop)).Document);
        return document.RootElement.GetProperty("calibration").GetString();
    }

    private static async Task ComputeAsync((IRunGrain Public, IRunWorkGrain Work) run, int pieces, IGrainFactory grains)
    {
        for (var done = 0; done < pieces; done++)
        {
            var piece = (await run.Work.LeaseAsync("test")).Piece!;
            await run.Work.DeliverAsync("test", piece.Number, await OutcomeAsync(piece, grains));
        }
    }

    private static async Task<WorkOutcome> OutcomeAsync(WorkPiece piece, IGrainFactory grains)
    {
        var ticket = piece.Order.Forecast!;
        return new WorkOutcome { Summary = await grains.GetGrain<IShardGrain>(ticket.Calibration).ComposeAsync(new ShardWork(ticket, piece.First, piece.Count), Stop) };
    }

    private Task ComputeAsync((IRunGrain Public, IRunWorkGrain Work) run, int pieces) => ComputeAsync(run, pieces, host.Services.GetRequiredService<IGrainFactory>());

    private Task<WorkOutcome> OutcomeAsync(WorkPiece piece) => OutcomeAsync(piece, host.Services.GetRequiredService<IGrainFactory>());

    private (IRunGrain Public, IRunWorkGrain Work) Run(string id)
    {
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        return (grains.GetGrain<IRunGrain>(id), grains.GetGrain<IRunWorkGrain>(id));
    }

    private Task<PreparedProvince> PreparedAsync() => host.Services.GetRequiredService<ProvinceWorkshop>().Prepare(SiloFixture.Province).Province;

    private async Task RestartAsync(int workers, TimeSpan recordEvery = default)
    {
        await host.StopAsync();
        host.Dispose();
        await StartAsync(workers, recordEvery);
        await PreparedAsync();
    }

    private async Task StartAsync(int workers, TimeSpan recordEvery = default)
    {
        host = CalibratedFolder.Silo(folder.FullName, workers);
        await host.StartAsync();
    }
}
