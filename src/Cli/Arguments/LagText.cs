using System.Globalization;
using Simulation.Cli.Hosting;
using Simulation.Model.Analysis.Estimation;
using Simulation.Model.Language.Bound;

namespace Simulation.Cli.Arguments;

/// <summary>A polynomial distributed lag on the command line: <c>b0,b1,b2:1</c>, <c>b0,b1,b2,b3:2:far</c>.</summary>
internal static class LagText
{
    /// <summary>Reads a lag.</summary>
    /// <exception cref="CommandFault">The text has another form, or names no parameter.</exception>
    public static DistributedLag Parse(BoundModel model, string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var degree) || (parts.Length == 3 && parts[2] is not ("near" or "far" or "both")))
            throw new CommandFault(ExitCode.WrongUsage, $"--lags: '{text}' is no distributed lag: write b0,b1,b2:1 or b0,b1,b2,b3:2:far (near, far or both).");
        var names = parts[0].Split(',', StringSplitOptions.TrimEntries);
        var missing = names.FirstOrDefault(name => model.Find(name)?.Kind != SymbolKind.Parameter);
        if (missing is not null) throw new CommandFault(ExitCode.WrongUsage, $"--lags: '{missing}' is no parameter of the model {model.Name}: name the coefficients of successive lags.");
        var ends = parts.Length == 3 ? parts[2] : "";
        return new DistributedLag([.. names.Select(name => model.Find(name)!)], degree, ends is "near" or "both", ends is "far" or "both");
    }
}
