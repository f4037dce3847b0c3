using Simulation.Model.Ensembles;
using Simulation.Model.Execution;
using Xunit;

namespace Simulation.Model.Tests.Ensembles;

public class DrawColumnsTests
{
    [Fact]
    public void Receive_BlocksOfYears_StandBySeriesThenDrawThenYear()
    {
        var columns = new DrawColumns(outputs: 2, firstYear: 2024, years: 2, new DrawRange(512, 300));

        foreach (var (first, count) in new[] { (512, 256), (768, 44) })
            foreach (var year in new[] { 2024, 2025 })
                columns.Receive(new OutputBlock(year, first, count, Values(first, count, year), [0, count]));

        for (var output = 0; output < 2; output++)
            for (var draw = 0; draw < 300; draw++)
                for (var year = 0; year < 2; year++)
                    Assert.Equal(Value(output, 512 + draw, 2024 + year), columns.Values[(((output * 300) + draw) * 2) + year]);
    }

    private static double[] Values(int first, int count, int year) =>
        [.. Enumerable.Range(0, 2).SelectMany(output => Enumerable.Range(first, count).Select(draw => Value(output, draw, year)))];

    private static double Value(int output, int draw, int year) => (output * 1e6) + (draw * 10) + (year - 2024);
}
