using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>What a check of figures against each other found.</summary>
public enum FindingVerdict
{
    /// <summary>They agree.</summary>
    Agrees,

    /// <summary>They do not: one of them is wrong, or of another concept.</summary>
    Odd,
}

/// <summary>The result of one check of published figures against each other.</summary>
/// <param name="Rule">Which check: <c>shares</c>, <c>per-capita</c>, <c>deflator</c>, <c>mean-growth</c>, <c>sector-growth</c>, <c>jump</c>.</param>
/// <param name="Verdict">What it found.</param>
/// <param name="Period">The year or years.</param>
/// <param name="Message">The figures and the arithmetic, in a sentence.</param>
/// <param name="Figures">The observations it rests on.</param>
public sealed record Finding(string Rule, FindingVerdict Verdict, string Period, string Message, ImmutableArray<Observation> Figures);
