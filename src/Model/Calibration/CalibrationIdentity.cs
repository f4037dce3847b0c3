using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Identity;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration;

/// <summary>The identity of a calibration: a hash of everything that decides its bytes.</summary>
public static class CalibrationIdentity
{
    // Changed when the algorithm changes, so that stored calibrations of an older one are not taken for new.
    private const string Composition = "calibration/2";

    /// <summary>Whether a text has the form of an id: what has not need not be looked for.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= 64 && text.All(char.IsAsciiHexDigitLower);
    }

    /// <summary>Hash of model, given paths, observations with their errors, years, and sampler options.</summary>
    public static string Hash(CalibrationProblem problem, SamplerOptions options)
    {
        using var hash = new ContentHash(Composition);
        hash.Add(ModelIdentity.Hash(problem.Model.Model)).Add(problem.StartYear).Add(problem.LastYear);
        foreach (var entry in problem.Paths.Entries.Where(entry => entry.Year <= problem.LastYear))
            hash.Add(entry.Symbol.Name).Add(entry.Year).Add(entry.Value);
        foreach (var used in problem.Observations)
            hash.Add(used.Observation.Indicator).Add(used.Observation.Sector).Add(used.Period.ToString()).Add(used.Score).Add(used.StandardDeviation);
        hash.Add(options.Blocks).Add(options.Snapshots).Add(options.Steps).Add(unchecked((long)options.Seed));
        foreach (var size in options.AngleMix)
            hash.Add(size);
        return hash.Finish();
    }
}
