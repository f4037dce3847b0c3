using System.Globalization;
using Simulation.Contracts.Models;
using Simulation.Web.Models;
using Xunit;

namespace Simulation.Web.Tests.Models;

public sealed class DependencyGraphTests
{
    private static readonly Dictionary<string, DependencyDescription[]> Reads = new()
    {
        ["growth"] = [Read("output"), Read("output", lag: 1)],
        ["output"] = [Read("capital", lag: 1), Read("rate")],
        ["capital"] = [Read("output", lag: 1)],
        ["wide"] = [.. Enumerable.Range(0, DependencyGraph.MostInColumn + 3).Select(i => Read(string.Create(CultureInfo.InvariantCulture, $"part{i}")))],
    };

    [Fact]
    public async Task BuildAsync_TwoSteps_StandsEachSymbolAtItsNearest()
    {
        var graph = await Build("growth", 2);
        Assert.Equal([("growth", 0), ("output", 1), ("capital", 2), ("rate", 2)], graph.Nodes.Select(node => (node.Name, node.Depth)));
        Assert.Equal(0, graph.Hidden);
    }

    [Fact]
    public async Task BuildAsync_ReadNowAndBefore_IsNotLagged()
    {
        var graph = await Build("growth", 2);
        Assert.False(Assert.Single(graph.Edges, edge => edge.To == "growth").IsLagged);
        Assert.True(Assert.Single(graph.Edges, edge => edge.From == "capital").IsLagged);
    }

    [Fact]
    public async Task BuildAsync_Feedback_IsAnEdgeAndNoNewSymbol()
    {
        var graph = await Build("growth", 3);
        Assert.Contains(new GraphEdge("output", "capital", IsLagged: true), graph.Edges);
        Assert.Equal(4, graph.Nodes.Count);
    }

    [Fact]
    public async Task BuildAsync_TooManyInAColumn_AreCounted()
    {
        var graph = await Build("wide", 1);
        Assert.Equal(1 + DependencyGraph.MostInColumn, graph.Nodes.Count);
        Assert.Equal(3, graph.Hidden);
    }

    [Theory]
    [InlineData("growth", 3, 900)]
    [InlineData("wide", 1, 320)]
    [InlineData("rate", 2, 300)]
    public async Task Layout_AnyWidth_KeepsBoxesApartAndInside(string name, int depth, double width)
    {
        var graph = await Build(name, depth);
        var layout = new GraphLayout(graph, width);
        foreach (var node in graph.Nodes)
        {
            var place = layout[node.Name];
            Assert.InRange(place.X, 0, width - layout.BoxWidth);
            Assert.InRange(place.Y, 0, GraphLayout.HeightOf(graph) - GraphLayout.BoxHeight);
            Assert.DoesNotContain(graph.Nodes, other => other != node && layout[other.Name].X == place.X && Math.Abs(layout[other.Name].Y - place.Y) < GraphLayout.BoxHeight);
        }
    }

    [Fact]
    public async Task Layout_Causes_StandLeftOfEffects()
    {
        var layout = new GraphLayout(await Build("growth", 2), 900);
        Assert.True(layout["capital"].X + layout.BoxWidth < layout["output"].X);
        Assert.True(layout["output"].X + layout.BoxWidth < layout["growth"].X);
    }

    private static DependencyDescription Read(string name, int lag = 0) => new(name, "variable", lag, 1, null, null);

    private static Task<DependencyGraph> Build(string name, int depth) => DependencyGraph.BuildAsync(
        name, "variable", depth, asked => Task.FromResult<IReadOnlyList<DependencyDescription>>(Reads.GetValueOrDefault(asked) ?? []));
}
