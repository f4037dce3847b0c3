using System.Text.Json;

namespace Simulation.Cluster.Fixture;

/// <summary>How far a run has come.</summary>
/// <param name="Run">Its id.</param>
/// <param name="State">queued, running, finished, failed or cancelled.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record RunProgress(string Run, string State, long Done, long Total, string? Failure)
{
    /// <summary>Share that is done, 0 to 1.</summary>
    public double Share => (double)Done / Total;

    /// <summary>True when nothing more will happen.</summary>
    public bool IsFinal => State is "finished" or "failed" or "cancelled";

    /// <summary>Reads it as the API writes it.</summary>
    public static RunProgress Read(JsonElement json) => new(
        json.GetProperty("run").GetString()!, json.GetProperty("state").GetString()!, json.GetProperty("done").GetInt64(), json.GetProperty("total").GetInt64(), json.GetProperty("failure").GetString());
}
