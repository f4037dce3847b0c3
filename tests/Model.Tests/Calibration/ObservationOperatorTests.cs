using Simulation.Model.Calibration;
using Xunit;

namespace Simulation.Model.Tests.Calibration;

public class ObservationOperatorTests
{
    // Output 100, 110, 121, 108.9; growth 10, 10, -10 percent.
    private static readonly double[] Output = [100, 110, 121, 108.9];
    private static readonly double[] Growth = [double.NaN, 10, 10, -10];

    public static TheoryData<string, string, double> Forms => new()
    {
        { "output", "2022", 121 },
        { "output", "2021-2023sum", 339.9 },
        { "output", "2021-2023avg", 113.3 },
        { "output", "2022-6M", 60.5 },
        { "output_growth", "2023", -10 },
        { "output_growth", "2023-3M", -10 },
        { "output_growth", "2021-2023avg", 100 * (Math.Cbrt(1.089) - 1) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Predict_EveryForm_AsComputedByHand(string indicator, string period, double expected)
    {
        var transform = indicator == "output" ? ObservationTransform.LogLevel : ObservationTransform.Growth;
        var observed = SmallProvince.Observe(indicator, Period.Parse(period, ""), 1, 0.01, transform);
        var observations = ObservationOperator.Create(SmallProvince.Model, [observed], SmallProvince.StartYear, SmallProvince.LastYear);
        var predictions = new double[1];
        observations.Predict((_, year) => [(indicator == "output" ? Output : Growth)[year - SmallProvince.StartYear]], 1, predictions);

        Assert.Equal(transform == ObservationTransform.LogLevel ? Math.Log(expected) : expected, predictions[0], 1e-10);
    }
}
