using Simulation.Data;
using Simulation.Model.Calibration.Sampling;
using Simulation.Storage;

namespace Simulation.Grains.Hosting;

/// <summary>Where a silo finds models and data, where it keeps what it computes, and how much it allows. The section <c>Simulation</c> of the configuration.</summary>
public sealed class SimulationOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Simulation";

    /// <summary>Folder with the model texts.</summary>
    public string ModelsDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Folder with the provinces' files.</summary>
    public string ProvincesDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Folder of the embedded database, with all that must survive. Created when needed.</summary>
    public string DataDirectory { get; set; } = StorageOptions.DefaultDataDirectory;

    /// <summary>Most draws of one question, 1 to 2,000,000,000. Default 10,000,000.</summary>
    public int MaximumDraws { get; set; } = 10_000_000;

    /// <summary>Most points of one sweep, 1 to 1,000,000. Default 10,000.</summary>
    public int MaximumPoints { get; set; } = 10_000;

    /// <summary>Runs of at most so many draws are computed at once by the silo that is asked; larger ones are cut into pieces for all. Default 4,096.</summary>
    public int InteractiveDraws { get; set; } = 4_096;

    /// <summary>Draws of a shard of an interactive run, a multiple of 256. Default 1,024.</summary>
    public int InteractiveShard { get; set; } = 1_024;

    /// <summary>
    /// Draws of a shard of a bulk run, a multiple of 256. Default 65,536: closing, writing, reading and merging a shard's summary costs as much as some 20,000
    /// draws, whatever its size; larger shards would leave the workers of a cluster unevenly loaded at the end of a run, and lose more with a worker.
    /// </summary>
    public int BulkShard { get; set; } = 65_536;

    /// <summary>Blocks of 256 chains of a calibration, at least 2: each adds members to the posterior ensemble. Default: the library's.</summary>
    public int CalibrationBlocks { get; set; } = ProvinceCalibration.DefaultOptions.Blocks;

    /// <summary>Steps of every chain of a calibration, at least 16. Default: the library's.</summary>
    public int CalibrationSteps { get; set; } = ProvinceCalibration.DefaultOptions.Steps;

    /// <summary>Pieces of large runs that this silo computes at the same time; 0 for a silo that leaves them to others. Default: one for each processor.</summary>
    public int WorkerThreads { get; set; } = Environment.ProcessorCount;

    /// <summary>Time after which a piece is lent to somebody else when its worker has not been heard of, 1 s to 5 min. Default 5 s.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the merged shards of a forecast are recorded, 0 s to 5 min: as much is computed again when a run is lost with its silo. Default 2 s.</summary>
    public TimeSpan RecordEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Time that pieces which were begun have to be finished when the silo is stopped; what is not done then is computed elsewhere. Default 15 s.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Most runs that are open at a time in the whole deployment, 1 to 1000; more are refused with 429. Default 64.</summary>
    public int OpenRuns { get; set; } = 64;

    /// <summary>Most runs that one caller has open at a time, at least 1. Default 16.</summary>
    public int OpenRunsOfCaller { get; set; } = 16;

    /// <summary>Answers that a silo remembers for those who ask the same again, at least 1; about 0.1 MB each. Default 500.</summary>
    public int RememberedAnswers { get; set; } = 500;

    /// <summary>Time after its end for which a run is kept, with its results: from a day, for which requests may be repeated, to 100 years. Default null: for ever.</summary>
    public TimeSpan? KeepRuns { get; set; }

    /// <summary>True: webhooks may go to this machine, to private networks and over http. Default false, so that nobody makes the host ask where only it can reach.</summary>
    public bool PrivateWebhooks { get; set; }

    internal SamplerOptions Calibration =>
        ProvinceCalibration.DefaultOptions with { Blocks = CalibrationBlocks, Steps = CalibrationSteps };
}
