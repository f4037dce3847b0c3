namespace Simulation.Model.Plans;

/// <summary>How a target stands, in the words of provinces' reports.</summary>
public enum TargetStatus
{
    /// <summary>The figure beats the target's value by more than <see cref="Target.Tolerance"/>: printed like the target, it reads better.</summary>
    Exceeded,

    /// <summary>The figure meets the target.</summary>
    Met,

    /// <summary>The figure falls short.</summary>
    Missed,

    /// <summary>There is no figure to judge by; <see cref="TargetResult.Unjudged"/> says why.</summary>
    NotJudged,
}

/// <summary>Why a target has no figure.</summary>
public enum UnjudgedReason
{
    /// <summary>It is only known from reports, and none was given.</summary>
    OnlyReported,

    /// <summary>Its year is outside the run.</summary>
    OutsideHorizon,

    /// <summary>The run has no output for its indicator and sector.</summary>
    NotAnOutput,

    /// <summary>Its indicator is undefined in half of the draws or more, so that it has no median over all draws.</summary>
    Undefined,

    /// <summary>The scenario has no value for the lever in its year.</summary>
    NoLeverValue,
}

/// <summary>How likely a target is, in words.</summary>
public enum LikelihoodBand
{
    /// <summary>Below 10 %.</summary>
    VeryUnlikely,

    /// <summary>From 10 % to below 33 %.</summary>
    Unlikely,

    /// <summary>From 33 % to 66 %.</summary>
    AboutAsLikelyAsNot,

    /// <summary>Above 66 %, to 90 %.</summary>
    Likely,

    /// <summary>Above 90 %.</summary>
    AlmostCertain,
}
