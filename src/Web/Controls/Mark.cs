using Simulation.Documents.Wording;
using Simulation.Model.Plans;

namespace Simulation.Web.Controls;

/// <summary>How something stands; shape, colour and word go together, never colour alone.</summary>
public enum Mark
{
    /// <summary>Nothing can be said.</summary>
    Unknown,

    /// <summary>Likely, met, in order.</summary>
    Good,

    /// <summary>Open, or in need of a look.</summary>
    Open,

    /// <summary>Unlikely, missed, in error.</summary>
    Bad,

    /// <summary>Decided by the planner.</summary>
    Decided,
}

/// <summary>Marks of figures.</summary>
public static class Marks
{
    /// <summary>The mark of a probability, from the percentage as printed.</summary>
    public static Mark Of(double? probability) => probability is not { } share ? Mark.Unknown : Likelihood.Of(share) switch
    {
        LikelihoodBand.VeryUnlikely or LikelihoodBand.Unlikely => Mark.Bad,
        LikelihoodBand.AboutAsLikelyAsNot => Mark.Open,
        _ => Mark.Good,
    };

    /// <summary>Percentage points between two probabilities as they are printed; 0 when there is nothing to compare with.</summary>
    public static int Points(double probability, double? before) => before is { } share ? Printed(probability) - Printed(share) : 0;

    private static int Printed(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);

    /// <summary>Class name of a mark in the style sheet.</summary>
    public static string Css(this Mark mark) => mark switch
    {
        Mark.Good => "ok",
        Mark.Open => "mid",
        Mark.Bad => "bad",
        Mark.Decided => "dec",
        _ => "unk",
    };
}
