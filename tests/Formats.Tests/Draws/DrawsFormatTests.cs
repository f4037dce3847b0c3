using System.Text;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Shards;
using Simulation.Formats.Draws;
using Simulation.Formats.Series;
using Xunit;

namespace Simulation.Formats.Tests.Draws;

/// <summary>Draws as text. As Parquet they are read back by DuckDB in the tests of the API.</summary>
public class DrawsFormatTests
{
    // Two draws of two years: growth, which is undefined once, and a share.
    private static readonly DrawBlock Block = new(256, 2, [7.5, double.NaN, -0.1, 1e-9, 30, 31, 32, 33]);

    [Fact]
    public async Task Csv_Block_HasALineForEachDrawAndYear() => Assert.Equal(
        "draw,year,grdp_growth,sector_share__agriculture\r\n256,2024,7.5,30\r\n256,2025,,31\r\n257,2024,-0.1,32\r\n257,2025,1E-09,33\r\n",
        await WriteAsync(DrawsFormat.Csv, YearRange.All));

    [Fact]
    public async Task NdJson_Block_HasAnObjectForEachDrawAndYear() => Assert.Equal(
        """
        {"draw":256,"year":2025,"grdp_growth":null,"sector_share__agriculture":31}
        {"draw":257,"year":2025,"grdp_growth":1E-09,"sector_share__agriculture":33}

        """,
        await WriteAsync(DrawsFormat.NdJson, new YearRange(2025, null)));

    [Fact]
    public async Task Parquet_Stream_IsWrittenWithoutSeekingAndLeftOpen()
    {
        using var stream = new MemoryStream();

        await WriteAsync(DrawsFormat.Parquet, YearRange.All, stream);

        var bytes = stream.ToArray();
        Assert.Equal("PAR1"u8, bytes.AsSpan(0, 4));
        Assert.Equal("PAR1"u8, bytes.AsSpan(bytes.Length - 4));
    }

    private static async Task<string> WriteAsync(DrawsFormat format, YearRange years)
    {
        using var stream = new MemoryStream();
        await WriteAsync(format, years, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task WriteAsync(DrawsFormat format, YearRange years, Stream stream)
    {
        var run = new RunDraws
        {
            Ticket = new RunTicket { Run = "r", Province = "tra-vinh", Calibration = "c", Question = new SimulationQuestion(), Draws = 2 },
            Model = "provincial 1.0 (abc)",
            DataVintage = new DateOnly(2024, 1, 1),
            Plan = "2024",
            Seed = 1,
            Years = [2024, 2025],
            Series = [new DrawnSeries("grdp_growth", "total", "percent"), new DrawnSeries("sector_share", "agriculture", "percent")],
        };
        await using var writer = await format.OpenAsync(stream, new DrawsTable(run, years), TestContext.Current.CancellationToken);
        await writer.WriteAsync(Block, TestContext.Current.CancellationToken);
    }
}
