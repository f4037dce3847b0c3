using Simulation.Cli.Hosting;
using Spectre.Console;

namespace Simulation.Cli.Laboratory;

/// <summary>Plain tables of texts: the first column to the left, numbers to the right.</summary>
internal static class Tables
{
    /// <summary>Prints a table.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows, int leftColumns = 1)
    {
        var table = terminal.Table();
        for (var i = 0; i < heads.Count; i++)
        {
            var column = new TableColumn(new Text(heads[i])) { NoWrap = true, Alignment = i < leftColumns ? Justify.Left : Justify.Right };
            table.AddColumn(column);
        }

        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        terminal.Out.Write(table);
    }
}
