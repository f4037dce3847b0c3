namespace Simulation.Contracts.Runs;

/// <summary>What has become of a run.</summary>
public enum RunState
{
    /// <summary>Accepted; no piece of it is being computed yet.</summary>
    Queued,

    /// <summary>Being computed.</summary>
    Running,

    /// <summary>Done; the answer is kept.</summary>
    Finished,

    /// <summary>The model could not be computed, or a piece failed again and again.</summary>
    Failed,

    /// <summary>Stopped by somebody.</summary>
    Cancelled,
}

/// <summary>What a run computes.</summary>
public enum RunKind
{
    /// <summary>The draws of one question.</summary>
    Forecast,

    /// <summary>The posterior ensemble of a province.</summary>
    Calibration,

    /// <summary>Many questions: a grid or a sample of scenarios over provinces.</summary>
    Sweep,
}
