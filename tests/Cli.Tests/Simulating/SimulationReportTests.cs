using Simulation.Cli.Hosting;
using Simulation.Cli.Simulating;
using Simulation.Documents.Wording;
using Xunit;

namespace Simulation.Cli.Tests.Simulating;

public class SimulationReportTests
{
    [Fact]
    public void Write_Baseline_ShowsFindingScoreboardForecastsChartAndProvenance() =>
        Golden.AssertEqual("simulate", Show(SampleAnswer.Baseline, Language.English, useUnicode: true));

    [Fact]
    public void Write_InVietnamese_IsWrittenInVietnamese() =>
        Golden.AssertEqual("simulate-vi", Show(SampleAnswer.Changed, Language.Vietnamese, useUnicode: true));

    [Fact]
    public void Write_Change_ShowsWhatItWasBefore() =>
        Golden.AssertEqual("simulate-ascii", Show(SampleAnswer.Changed, Language.English, useUnicode: false));

    [Fact]
    public void Write_WithoutUnicode_UsesAsciiForAllButNames()
    {
        var text = Show(SampleAnswer.Changed, Language.English, useUnicode: false).Replace("Trà", "Tra", StringComparison.Ordinal);

        Assert.True(System.Text.Ascii.IsValid(text), text);
    }

    [Fact]
    public void Write_ToAPipe_SendsNoEscapeCodes() => Assert.DoesNotContain('\u001b', Show(SampleAnswer.Changed, Language.English, useUnicode: true));

    [Theory]
    [InlineData(null, true)]
    [InlineData("1", false)]
    public void Write_ToATerminal_ColoursUnlessNoColorIsSet(string? noColour, bool isColoured)
    {
        using var output = new StringWriter();
        var surroundings = new Surroundings
        {
            Output = output,
            Error = TextWriter.Null,
            IsOutputTerminal = true,
            Variable = name => name == "NO_COLOR" ? noColour : null,
        };

        new SimulationReport(new Terminal(surroundings, Language.English, null)).Write(SampleAnswer.Baseline, [], SampleAnswer.Baseline.Forecasts[0]);

        Assert.Equal(isColoured, output.ToString().Contains("\u001b[38;5;", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_UndefinedForecast_SaysThatItIsNotDrawn()
    {
        using var output = new StringWriter();
        var terminal = new Terminal(new Surroundings { Output = output, Error = TextWriter.Null }, Language.English, null);

        new SimulationReport(terminal).Write(SampleAnswer.Baseline, [], SampleAnswer.Baseline.Forecasts[1]);

        Assert.Contains("Not drawn: the forecast is undefined in some year.", output.ToString(), StringComparison.Ordinal);
    }

    private static string Show(SimulationAnswer answer, Language language, bool useUnicode)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new Surroundings { Output = output, Error = TextWriter.Null }, language, useUnicode);
        new SimulationReport(terminal).Write(answer, answer.Forecasts, answer.Forecasts[0]);
        return output.ToString();
    }
}
