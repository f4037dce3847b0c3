namespace Simulation.Cli.Charts;

/// <summary>The characters a chart is drawn with: block and line characters, or plain ASCII where those cannot be shown.</summary>
/// <param name="Bands">Shades of the bands, widest first.</param>
/// <param name="Median">Line of the median.</param>
/// <param name="History">Line through the published figures.</param>
/// <param name="Baseline">The median before the planner's changes.</param>
/// <param name="Point">A published figure.</param>
/// <param name="UnusedPoint">A published figure that another source contradicts and that was not used.</param>
/// <param name="Target">Tick of a target, three cells wide.</param>
/// <param name="Divider">Rule between published figures and the forecast.</param>
/// <param name="Zero">The line of zero.</param>
/// <param name="Tick">The mark of a number on the vertical axis.</param>
/// <param name="YearTick">The mark of a year on the horizontal axis.</param>
/// <param name="Floor">The horizontal axis.</param>
internal sealed record ChartGlyphs(
    string Bands, LineGlyphs Median, LineGlyphs History, char Baseline, char Point, char UnusedPoint, char Target, char Divider, char Zero, char Tick, char YearTick, char Floor)
{
    /// <summary>Blocks, box drawing and dots.</summary>
    public static ChartGlyphs Unicode { get; } = new(
        "░▒▓", new('━', '┃', '┏', '┓', '┗', '┛'), new('─', '│', '╭', '╮', '╰', '╯'), '╌', '●', '○', '▬', '┊', '┈', '┤', '┬', '─');

    /// <summary>Characters of every terminal, log file and mail.</summary>
    public static ChartGlyphs Ascii { get; } = new(
        ".:%", new('=', '#', '=', '=', '=', '='), new('-', '|', '-', '-', '-', '-'), '~', 'o', 'x', 'T', '|', '-', '+', '+', '-');
}

/// <summary>Pieces of a line: level, upright, and the four corners named by where they turn from and to.</summary>
/// <param name="Level">Left to right.</param>
/// <param name="Upright">Up or down.</param>
/// <param name="UpRight">Coming from below, going right: <c>╭</c>.</param>
/// <param name="RightDown">Coming from the left, going down: <c>╮</c>.</param>
/// <param name="DownRight">Coming from above, going right: <c>╰</c>.</param>
/// <param name="RightUp">Coming from the left, going up: <c>╯</c>.</param>
internal sealed record LineGlyphs(char Level, char Upright, char UpRight, char RightDown, char DownRight, char RightUp);
