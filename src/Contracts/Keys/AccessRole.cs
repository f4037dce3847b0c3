namespace Simulation.Contracts.Keys;

/// <summary>What a caller may do. Each role may do what those before it may.</summary>
public enum AccessRole
{
    /// <summary>Reads, and asks what keeps nothing.</summary>
    Viewer,

    /// <summary>Saves scenarios, and submits and stops runs.</summary>
    Planner,

    /// <summary>Uploads figures, and calibrates.</summary>
    Economist,

    /// <summary>Makes and revokes keys, and sees how the deployment works.</summary>
    Operator,
}
