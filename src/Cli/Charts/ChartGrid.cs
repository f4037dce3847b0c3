namespace Simulation.Cli.Charts;

/// <summary>What a cell of a chart belongs to; decides its colour.</summary>
internal enum CellRole
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Axes, ticks and their numbers.</summary>
    Axis,

    /// <summary>A band of the forecast.</summary>
    Band,

    /// <summary>Published figures.</summary>
    History,

    /// <summary>The median before the planner's changes.</summary>
    Baseline,

    /// <summary>The median of the forecast.</summary>
    Median,

    /// <summary>A target.</summary>
    Target,
}

/// <summary>A drawing on character cells: <c>[row, column]</c>, row 0 at the top.</summary>
internal sealed class ChartGrid
{
    private readonly (char Glyph, CellRole Role)[,] cells;

    /// <summary>An empty grid.</summary>
    public ChartGrid(int rows, int columns)
    {
        cells = new (char, CellRole)[rows, columns];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                cells[row, column] = (' ', CellRole.Empty);
    }

    /// <summary>Number of rows.</summary>
    public int Rows => cells.GetLength(0);

    /// <summary>Number of columns.</summary>
    public int Columns => cells.GetLength(1);

    /// <summary>Puts a glyph over what is there; outside the grid nothing happens.</summary>
    public void Put(int row, int column, char glyph, CellRole role)
    {
        if (row >= 0 && row < Rows && column >= 0 && column < Columns)
            cells[row, column] = (glyph, role);
    }

    /// <summary>Writes a text from a column on.</summary>
    public void Write(int row, int column, string text, CellRole role)
    {
        for (var i = 0; i < text.Length; i++)
            Put(row, column + i, text[i], role);
    }

    /// <summary>What a cell holds.</summary>
    public (char Glyph, CellRole Role) this[int row, int column] => cells[row, column];

    /// <summary>A row as runs of cells of one role; blanks at the end are left out.</summary>
    public IEnumerable<(string Text, CellRole Role)> Runs(int row)
    {
        var end = Columns;
        while (end > 0 && cells[row, end - 1].Glyph == ' ') end--;
        for (var column = 0; column < end;)
        {
            var (start, role) = (column, cells[row, column].Role);
            while (column < end && cells[row, column].Role == role) column++;
            yield return (string.Concat(Enumerable.Range(start, column - start).Select(i => cells[row, i].Glyph)), role);
        }
    }

    /// <summary>The drawing without colour, one line per row.</summary>
    public override string ToString() =>
        string.Join('\n', Enumerable.Range(0, Rows).Select(row => string.Concat(Runs(row).Select(run => run.Text))));
}
