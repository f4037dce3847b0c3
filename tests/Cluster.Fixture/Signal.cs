namespace Simulation.Cluster.Fixture;

/// <summary>Signals of Linux, by their numbers.</summary>
public enum Signal
{
    /// <summary>Nothing: asks whether the process is there.</summary>
    None = 0,

    /// <summary>Ends it at once (<c>kill -9</c>).</summary>
    Kill = 9,

    /// <summary>Asks it to end in order.</summary>
    Terminate = 15,

    /// <summary>Lets it go on after <see cref="Stop"/>.</summary>
    Continue = 18,

    /// <summary>Holds it: it keeps its connections and answers nothing.</summary>
    Stop = 19,
}
