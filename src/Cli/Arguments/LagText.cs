using System.Globalization;
using Simulation.Cli.Hosting;
using Simulation.Documents.Laboratory;

namespace Simulation.Cli.Arguments;

/// <summary>A polynomial distributed lag on the command line: <c>b0,b1,b2:1</c>, <c>b0,b1,b2,b3:2:far</c>.</summary>
internal static class LagText
{
    /// <summary>Reads a lag.</summary>
    /// <exception cref="CommandFault">The text has another form.</exception>
    public static DistributedLagRequest Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var degree) || (parts.Length == 3 && parts[2] is not ("near" or "far" or "both")))
            throw new CommandFault(ExitCode.WrongUsage, $"--lags: '{text}' is no distributed lag: write b0,b1,b2:1 or b0,b1,b2,b3:2:far (near, far or both).");
        var ends = parts.Length == 3 ? parts[2] : "";
        return new DistributedLagRequest { Coefficients = parts[0].Split(',', StringSplitOptions.TrimEntries), Degree = degree, Near = ends is "near" or "both", Far = ends is "far" or "both" };
    }
}
