using Simulation.Web.Reading;

namespace Simulation.Web.Monitoring;

/// <summary>Parts of a year in words.</summary>
public static class QuarterWords
{
    /// <summary>The beginning of a year up to the end of a quarter.</summary>
    /// <param name="quarter">1 to 4.</param>
    /// <param name="reader">The reader.</param>
    public static string ToDate(int quarter, Reader reader) => quarter switch
    {
        1 => reader.Say("Q1", "Quý I"),
        2 => reader.Say("6 months", "6 tháng"),
        3 => reader.Say("9 months", "9 tháng"),
        _ => reader.Say("Year", "Cả năm"),
    };

    /// <summary>What is left of a year after so many quarters.</summary>
    /// <param name="quarters">Quarters that are over, 0 to 3.</param>
    /// <param name="reader">The reader.</param>
    public static string Rest(int quarters, Reader reader) => quarters switch
    {
        0 => reader.Say("the whole year", "cả năm"),
        1 => reader.Say("the last 9 months", "9 tháng còn lại"),
        2 => reader.Say("the second half", "6 tháng cuối năm"),
        _ => reader.Say("the last quarter", "quý IV"),
    };
}
