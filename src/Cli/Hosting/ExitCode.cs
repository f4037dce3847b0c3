namespace Simulation.Cli.Hosting;

/// <summary>What the process says to a script.</summary>
internal enum ExitCode
{
    /// <summary>Done, and nothing wrong with the input.</summary>
    Ok = 0,

    /// <summary>The model, the data or a backup have errors, all of which were reported.</summary>
    InputHasErrors = 1,

    /// <summary>The command line was wrong: an unknown option, province, lever, year or value.</summary>
    WrongUsage = 2,

    /// <summary>The input is well formed, but there is no answer: an equation has no solution, a calibration did not converge.</summary>
    NotComputable = 3,

    /// <summary>Stopped by Ctrl-C.</summary>
    Cancelled = 130,
}
