using Spectre.Console;

namespace Simulation.Cli.Charts;

/// <summary>Writes a drawn chart to a console, coloured where the console has colours.</summary>
internal static class ChartColours
{
    /// <summary>Writes every row on its own line, after <paramref name="indent"/> blanks.</summary>
    public static void Write(this IAnsiConsole console, ChartGrid grid, int indent = 0)
    {
        for (var row = 0; row < grid.Rows; row++)
        {
            console.Write(new string(' ', indent));
            foreach (var (text, role) in grid.Runs(row)) console.Write(new Text(text, Style(role)));
            console.WriteLine();
        }
    }

    // Colours of the terminal's own palette where they carry no meaning of ours, so that they read on dark and light grounds.
    private static Style Style(CellRole role) => role switch
    {
        CellRole.Band => new Style(Color.DodgerBlue2),
        CellRole.Median => new Style(decoration: Decoration.Bold),
        CellRole.Baseline => new Style(Color.Grey),
        CellRole.Target => new Style(Color.DarkOrange3, decoration: Decoration.Bold),
        CellRole.Axis => new Style(Color.Grey),
        _ => Spectre.Console.Style.Plain,
    };
}
