using Simulation.Model.Language.Bound;

namespace Simulation.Data;

/// <summary>An indicator that observation files may name.</summary>
/// <param name="Name">The name in files: <c>gdp_growth</c>.</param>
/// <param name="StandardName">The name models and observations use: <c>grdp_growth</c>.</param>
/// <param name="Unit">The unit that values are converted to.</param>
/// <param name="Kind">How it behaves over parts of a year and over several years.</param>
/// <param name="Minimum">Smallest plausible value in <paramref name="Unit"/>, −∞ when none is known.</param>
/// <param name="Maximum">Largest plausible value, +∞ when none is known.</param>
/// <param name="IsRevised">
/// False for figures that stay as first published (consumer prices): a later vintage then holds what was known at the time.
/// </param>
/// <param name="Meaning">What it measures, in a line.</param>
public sealed record Indicator(
    string Name, string StandardName, string Unit, Publication Kind, double Minimum, double Maximum, bool IsRevised, string Meaning);
