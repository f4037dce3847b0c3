using System.Globalization;

namespace Simulation.Formats.Subjects;

/// <summary>Numbers the targets of one indicator, sector and year: a plan may bound an indicator from both sides.</summary>
internal static class TargetNumber
{
    /// <summary>What the statistics of a target end in: nothing for the first, <c>_2</c> for the second.</summary>
    /// <param name="isTaken">Whether a target with an ending is there already.</param>
    public static string Of(Func<string, bool> isTaken)
    {
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"_{number}");
            if (!isTaken(suffix)) return suffix;
        }
    }
}
