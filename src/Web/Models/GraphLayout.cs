namespace Simulation.Web.Models;

/// <summary>A place in a picture.</summary>
/// <param name="X">Left edge, pixels.</param>
/// <param name="Y">Upper edge.</param>
public readonly record struct GraphPlace(double X, double Y);

/// <summary>Where the symbols of a graph stand: causes left, the symbol explained right, a column for each step.</summary>
public sealed class GraphLayout
{
    /// <summary>Height of a box, pixels.</summary>
    public const double BoxHeight = 24;

    private const double RowHeight = 31;
    private const double Gap = 46;

    private readonly Dictionary<string, GraphPlace> places = new(StringComparer.Ordinal);

    /// <summary>Lays a graph out.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="width">Width in pixels.</param>
    public GraphLayout(DependencyGraph graph, double width)
    {
        var columns = graph.Nodes.GroupBy(node => node.Depth).ToDictionary(group => group.Key, group => group.ToArray());
        var (deepest, tallest) = (columns.Keys.Max(), columns.Values.Max(column => column.Length));
        (Height, BoxWidth) = (HeightOf(graph), Math.Max(60, (width - (deepest * Gap) - 2) / (deepest + 1)));
        foreach (var (depth, column) in columns)
        {
            for (var row = 0; row < column.Length; row++)
            {
                var y = 4 + ((row + ((tallest - column.Length) / 2.0)) * RowHeight);
                places[column[row].Name] = new GraphPlace(1 + ((deepest - depth) * (BoxWidth + Gap)), y);
            }
        }
    }

    /// <summary>Height of the picture, pixels.</summary>
    public double Height { get; }

    /// <summary>Width of a box, pixels.</summary>
    public double BoxWidth { get; }

    /// <summary>Where a symbol stands.</summary>
    public GraphPlace this[string name] => places[name];

    /// <summary>Height that a graph needs, pixels.</summary>
    public static int HeightOf(DependencyGraph graph) => (int)(8 + (graph.Nodes.GroupBy(node => node.Depth).Max(column => column.Count()) * RowHeight));

    /// <summary>Path of an edge: from the right side of what is read to the left side of who reads it.</summary>
    public string Path(GraphEdge edge)
    {
        var (from, to) = (this[edge.From], this[edge.To]);
        var (x1, y1, x2, y2) = (from.X + BoxWidth, from.Y + (BoxHeight / 2), to.X, to.Y + (BoxHeight / 2));
        // Read within a column or from the right, as feedback is: the curve swings out so that it is seen.
        var reach = x2 > x1 ? (x2 - x1) / 2 : Gap;
        return $"M{Charts.Svg.At(x1)} {Charts.Svg.At(y1)}C{Charts.Svg.At(x1 + reach)} {Charts.Svg.At(y1)} {Charts.Svg.At(x2 - reach)} {Charts.Svg.At(y2)} {Charts.Svg.At(x2)} {Charts.Svg.At(y2)}";
    }

    /// <summary>A name short enough for a box.</summary>
    /// <param name="name">The name.</param>
    public string Fit(string name)
    {
        var most = Math.Max(6, (int)((BoxWidth - 12) / 6.4));
        return name.Length <= most ? name : name[..(most - 1)] + "…";
    }
}
