namespace Simulation.Contracts;

/// <summary>How long a caller waits for a grain.</summary>
internal static class Patience
{
    /// <summary>
    /// For calls that compute: a run of many draws may take minutes, and ends early by its cancellation token when nobody waits for it.
    /// </summary>
    public const string LongWork = "01:00:00";

    /// <summary>For handing in a piece of work, which may wait for the database to come back.</summary>
    public const string Delivery = "00:02:00";
}
