using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Scenarios;
using Simulation.Grains.Provinces;
using Simulation.Grains.Tests.Hosting;
using Xunit;

namespace Simulation.Grains.Tests.Scenarios;

/// <summary>Any sequence of writes leaves what a dictionary in memory would hold, and a restart leaves it as it is.</summary>
public sealed class ScenarioSequenceTests(SiloFixture silo) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("restart-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>One attempt: what it says, what it claims to have seen, and whether it repeats the write before it.</summary>
    private sealed record Attempt(bool Deletes, WriteConditionKind Kind, int Seen, bool Repeats);

    private static Gen<Attempt[]> Attempts { get; } =
        Gen.Select(Gen.Int[0, 3].Select(number => number == 0), Gen.Enum<WriteConditionKind>(), Gen.Int[0, 4], Gen.Int[0, 3].Select(number => number == 0))
            .Select((deletes, kind, seen, repeats) => new Attempt(deletes, kind, seen, repeats)).Array[1, 12];

    [Fact]
    public Task Writes_AnySequence_AgreeWithAModelInMemory() => Attempts.SampleAsync(
        async attempts =>
        {
            var (scenario, model, number) = (silo.NewScenario(), new MemoryScenario(), 0);
            var write = (Attempt: attempts[0], Token: Guid.NewGuid(), Value: 40_000);
            foreach (var attempt in attempts)
            {
                if (!attempt.Repeats) write = (attempt, Guid.NewGuid(), 40_000 + ++number);
                var condition = new WriteCondition(write.Attempt.Kind, write.Attempt.Kind == WriteConditionKind.IsVersion ? [write.Attempt.Seen] : []);

                var expected = model.Write(write.Token, condition, write.Attempt.Deletes ? null : write.Value);
                var actual = await OutcomeAsync(scenario, write.Attempt.Deletes, condition, write.Token, write.Value);

                Assert.Equal(expected, actual);
            }

            Assert.Equal(model.Versions, await VersionsAsync(scenario));
        },
        iter: 40, threads: 1);

    [Fact]
    public async Task Host_Restarted_KeepsEveryVersion()
    {
        var key = $"{SiloFixture.Province}/kept";
        await RunAsync(async grains =>
        {
            var scenario = grains.GetGrain<IScenarioGrain>(key);
            await scenario.SaveAsync(Sample.Save(Sample.Investment(40_000), WriteCondition.IsNew), Cancellation);
            await scenario.SaveAsync(Sample.Save(Sample.Investment(45_000), WriteCondition.IsVersion(1), author: "Bình"), Cancellation);
        });

        await RunAsync(async grains =>
        {
            var scenario = grains.GetGrain<IScenarioGrain>(key);
            var read = await scenario.FindAsync(null, Cancellation);

            Assert.Equal((2L, "Bình", 45_000), (read.Version, read.Author, Sample.ValueOf(read)));
            Assert.Equal([(2L, 45_000), (1L, 40_000)], await VersionsAsync(scenario));
            await Assert.ThrowsAsync<SimulationFaultException>(() => scenario.SaveAsync(Sample.Save(Sample.Investment(50_000), WriteCondition.IsVersion(1)), Cancellation));
        });
    }

    private async Task RunAsync(Func<IGrainFactory, Task> act)
    {
        using var host = SiloFixture.Build(options =>
        {
            silo.Configure(options);
            options.DataDirectory = folder.FullName;
        });
        await host.StartAsync(Cancellation);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await host.Services.GetRequiredService<ProvinceWorkshop>().Prepare(SiloFixture.Province).Province;
        await act(grains);
        await host.StopAsync(Cancellation);
    }

    private static async Task<(FaultKind? Refusal, long Version)> OutcomeAsync(IScenarioGrain scenario, bool deletes, WriteCondition condition, Guid token, double value)
    {
        try
        {
            if (!deletes) return (null, (await scenario.SaveAsync(Sample.Save(Sample.Investment(value), condition, token), Cancellation)).Version);
            await scenario.DeleteAsync(condition, "Lan", token, Cancellation);
            return (null, 0);
        }
        catch (SimulationFaultException fault)
        {
            return (fault.Kind, 0);
        }
    }

    private static async Task<List<(long, double?)>> VersionsAsync(IScenarioGrain scenario)
    {
        var versions = new List<(long, double?)>();
        try
        {
            foreach (var version in await scenario.HistoryAsync(null, 1_000, Cancellation))
                versions.Add((version.Version, version.IsDeleted ? null : Sample.ValueOf(await scenario.FindAsync(version.Version, Cancellation))));
        }
        catch (SimulationFaultException fault) when (fault.Kind == FaultKind.NotFound)
        {
            Assert.Empty(versions);
        }

        return versions;
    }

    /// <summary>What a scenario is, in a list.</summary>
    private sealed class MemoryScenario
    {
        private readonly List<(Guid Token, double? Value)> writes = [];

        /// <summary>The newest first; null for a deletion.</summary>
        public List<(long, double?)> Versions => [.. writes.Select((write, index) => (index + 1L, write.Value)).Reverse()];

        private bool IsThere => writes.Count > 0 && writes[^1].Value is not null;

        public (FaultKind? Refusal, long Version) Write(Guid token, WriteCondition condition, double? value)
        {
            var done = writes.FindIndex(write => write.Token == token);
            if (done < 0)
            {
                if (Refusal(condition, value is null) is { } refusal) return (refusal, 0);
                writes.Add((token, value));
                done = writes.Count - 1;
            }

            return (null, value is null ? 0 : done + 1);
        }

        private FaultKind? Refusal(WriteCondition condition, bool deletes)
        {
            if (deletes && !IsThere) return FaultKind.NotFound;
            if (deletes && condition.Kind == WriteConditionKind.IsNew) return FaultKind.ConditionRequired;
            return condition.Kind switch
            {
                WriteConditionKind.Unstated => IsThere ? FaultKind.ConditionRequired : null,
                WriteConditionKind.IsNew => IsThere ? FaultKind.Conflict : null,
                WriteConditionKind.Exists => IsThere ? null : FaultKind.Conflict,
                _ => IsThere && condition.Versions.Contains(writes.Count) ? null : FaultKind.Conflict,
            };
        }
    }
}
