namespace Simulation.Model.Plans;

/// <summary>The words for results, in English and Vietnamese.</summary>
public static class PlanWords
{
    private const string Vietnamese = "vi";

    /// <summary>The likelihood of a probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in 0..1.</exception>
    public static LikelihoodBand LikelihoodOf(double probability)
    {
        if (!(probability >= 0.0 && probability <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is a number from 0 to 1.");
        return probability switch
        {
            < 0.10 => LikelihoodBand.VeryUnlikely,
            < 0.33 => LikelihoodBand.Unlikely,
            <= 0.66 => LikelihoodBand.AboutAsLikelyAsNot,
            <= 0.90 => LikelihoodBand.Likely,
            _ => LikelihoodBand.AlmostCertain,
        };
    }

    /// <summary>The words for a likelihood.</summary>
    /// <param name="likelihood">The likelihood.</param>
    /// <param name="language">Language code; any other than <c>vi</c> gives English.</param>
    public static string Text(this LikelihoodBand likelihood, string language) => (likelihood, language == Vietnamese) switch
    {
        (LikelihoodBand.VeryUnlikely, true) => "rất khó đạt",
        (LikelihoodBand.Unlikely, true) => "khó đạt",
        (LikelihoodBand.AboutAsLikelyAsNot, true) => "ngang ngửa",
        (LikelihoodBand.Likely, true) => "nhiều khả năng",
        (LikelihoodBand.AlmostCertain, true) => "gần như chắc",
        (LikelihoodBand.VeryUnlikely, _) => "very unlikely",
        (LikelihoodBand.Unlikely, _) => "unlikely",
        (LikelihoodBand.AboutAsLikelyAsNot, _) => "about as likely as not",
        (LikelihoodBand.Likely, _) => "likely",
        (LikelihoodBand.AlmostCertain, _) => "almost certain",
        _ => throw new ArgumentOutOfRangeException(nameof(likelihood), likelihood, "Unknown likelihood."),
    };

    /// <summary>The words for a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="language">Language code; any other than <c>vi</c> gives English.</param>
    public static string Text(this TargetStatus status, string language) => (status, language == Vietnamese) switch
    {
        (TargetStatus.Exceeded, true) => "vượt",
        (TargetStatus.Met, true) => "đạt",
        (TargetStatus.Missed, true) => "không đạt",
        (TargetStatus.NotJudged, true) => "chưa đánh giá",
        (TargetStatus.Exceeded, _) => "exceeded",
        (TargetStatus.Met, _) => "met",
        (TargetStatus.Missed, _) => "missed",
        (TargetStatus.NotJudged, _) => "not judged",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    /// <summary>The words for why a target was not judged.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="language">Language code; any other than <c>vi</c> gives English.</param>
    public static string Text(this UnjudgedReason reason, string language) => (reason, language == Vietnamese) switch
    {
        (UnjudgedReason.OnlyReported, true) => "chỉ có qua báo cáo, không mô phỏng",
        (UnjudgedReason.OutsideHorizon, true) => "ngoài thời kỳ mô phỏng",
        (UnjudgedReason.NotAnOutput, true) => "không có trong kết quả mô phỏng",
        (UnjudgedReason.Undefined, true) => "không xác định trong phần lớn các lần mô phỏng",
        (UnjudgedReason.NoLeverValue, true) => "kịch bản chưa có giá trị",
        (UnjudgedReason.OnlyReported, _) => "known from reports only, not simulated",
        (UnjudgedReason.OutsideHorizon, _) => "outside the years of the run",
        (UnjudgedReason.NotAnOutput, _) => "not among the outputs of the run",
        (UnjudgedReason.Undefined, _) => "undefined in most draws",
        (UnjudgedReason.NoLeverValue, _) => "the scenario gives it no value",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };
}
