using Simulation.Web.Reading;

namespace Simulation.Web.Monitoring;

/// <summary>Words for how far a figure was from what was expected.</summary>
public static class Surprise
{
    /// <summary>The word for a distance in standard deviations of the expectation: two thirds of figures come within one of it, nineteen of twenty within two.</summary>
    public static string Word(double? deviations, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return deviations switch
        {
            null => reader.Say("nothing was expected", "chưa có dự kiến"),
            > 2 => reader.Say("far above expectation", "cao hơn hẳn dự kiến"),
            > 1 => reader.Say("above expectation", "cao hơn dự kiến"),
            < -2 => reader.Say("far below expectation", "thấp hơn hẳn dự kiến"),
            < -1 => reader.Say("below expectation", "thấp hơn dự kiến"),
            _ => reader.Say("much as expected", "sát dự kiến"),
        };
    }
}
