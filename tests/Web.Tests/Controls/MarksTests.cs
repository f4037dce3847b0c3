using Simulation.Web.Controls;
using Xunit;

namespace Simulation.Web.Tests.Controls;

public class MarksTests
{
    [Theory]
    [InlineData(0.834, 0.825, 0)]
    [InlineData(0.5, 0.449, 5)]
    [InlineData(0.1, null, 0)]
    public void Points_Probabilities_AreThoseBetweenThePrintedFigures(double probability, double? before, int points) => Assert.Equal(points, Marks.Points(probability, before));

    [Theory]
    [InlineData(0.3304, Mark.Open)]
    [InlineData(0.3249, Mark.Bad)]
    [InlineData(0.9, Mark.Good)]
    [InlineData(null, Mark.Unknown)]
    public void Of_Probability_FollowsThePrintedPercentage(double? probability, Mark mark) => Assert.Equal(mark, Marks.Of(probability));
}
