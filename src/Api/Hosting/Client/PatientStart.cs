using Simulation.Operations.Clustering;

namespace Simulation.Api.Hosting.Client;

/// <summary>Waits for the cluster when the process starts before it does, and says on the console what it waits for.</summary>
internal sealed partial class PatientStart(ClusterSettings settings, TimeProvider time, ILogger<PatientStart> logger) : IClientConnectionRetryFilter
{
    private int attempts;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        // One line every few attempts is progress enough.
        if (attempts++ % 5 == 0) LogWaiting(settings.Id, exception.Message);
        await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the cluster '{Cluster}': {Reason}")]
    private partial void LogWaiting(string cluster, string reason);
}
