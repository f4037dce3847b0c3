using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Simulation.Data;
using Simulation.Grains.Analyses;
using Simulation.Grains.Calibrations;
using Simulation.Grains.Faults;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Keys;
using Simulation.Grains.Observations;
using Simulation.Grains.Provinces;
using Simulation.Grains.Runs;
using Simulation.Grains.Sweeps;
using Simulation.Grains.Telemetry;
using Simulation.Grains.Webhooks;
using Simulation.Grains.Work;
using Simulation.Storage;
using Simulation.Storage.Blobs;
using Simulation.Storage.Records;
using Simulation.Storage.Sql;

namespace Simulation.Grains.Hosting;

/// <summary>Adds the grains' services to a silo.</summary>
public static class SimulationSilo
{
    /// <summary>Registers what the grains need besides each other; <see cref="SimulationOptions"/> are configured by the host.</summary>
    public static ISiloBuilder AddSimulation(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        var services = silo.Services;
        services.TryAddSingleton(TimeProvider.System);
        // The host of a cluster's node names PostgreSQL; without it there is the embedded database.
        services.AddStorage(provider => provider.GetService<StorageOptions>() ?? new StorageOptions { DataDirectory = Options(provider).DataDirectory });
        services.AddSingleton<IRecordStore>(provider => new MeasuredRecords(ActivatorUtilities.CreateInstance<SqlRecordStore>(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IBlobStore>(provider => new MeasuredBlobs(ActivatorUtilities.CreateInstance<SqlBlobStore>(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IValidateOptions<SimulationOptions>, SimulationOptionsCheck>();
        services.AddOptions<SimulationOptions>().ValidateOnStart();
        services.AddSingleton(provider => new ProvinceRepository(new DataRoot(Options(provider).ProvincesDirectory)));
        services.AddSingleton(provider => new ModelRepository(Options(provider).ModelsDirectory));
        services.AddSingleton<ProvinceLedger>();
        services.AddSingleton<ArchivedProvinces>();
        services.AddSingleton<ProvinceCatalogue>();
        services.AddSingleton<ProvinceWorkshop>();
        services.AddSingleton<ArchiveDesk>();
        services.AddSingleton<ObservationDesk>();
        services.AddSingleton<ForecastLibrary>();
        services.AddSingleton(provider => new SiloProvinces(provider.GetRequiredService<ProvinceWorkshop>(), provider.GetRequiredService<ProvinceCatalogue>()));
        services.AddSingleton<InteractiveGate>();
        services.AddSingleton<InteractiveRun>();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton<AnswerShelf>();
        services.AddSingleton<RunLedger>();
        services.AddSingleton<KeyLedger>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, WebhookWatch>();
        services.AddSingleton<RunPlans>();
        services.AddSingleton<CalibrationBench>();
        services.AddSingleton<CalibrationPublisher>();
        services.AddSingleton<SweepBench>();
        services.AddSingleton<AnalysisBench>();
        services.AddSingleton<PieceWorkers>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Crew>();
        services.AddSingleton<RunRetention>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<RunRetention>());
        return silo.AddIncomingGrainCallFilter<RunScope>().AddIncomingGrainCallFilter<FaultFilter>().AddIncomingGrainCallFilter<AccessFilter>();
    }

    private static SimulationOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<SimulationOptions>>().Value;
}
