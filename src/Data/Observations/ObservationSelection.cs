using System.Collections.Immutable;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>What the calibration uses on a day, what it does not, and why.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Used">The figures used, in order of indicator, sector and period.</param>
/// <param name="Unused">The figures not used, in the order of the files.</param>
public sealed record ObservationSelection(DateOnly AsOf, ImmutableArray<UsedObservation> Used, ImmutableArray<UnusedObservation> Unused);

/// <summary>An observation that calibration does not use.</summary>
/// <param name="Observation">The figure.</param>
/// <param name="Cause">The kind of reason.</param>
/// <param name="Reason">The reason in words.</param>
public sealed record UnusedObservation(Observation Observation, UnusedCause Cause, string Reason);

/// <summary>Why an observation is not used.</summary>
public enum UnusedCause
{
    /// <summary>Its period could not be read.</summary>
    PeriodNotRead,

    /// <summary>It is a plan or a forecast.</summary>
    NotMeasured,

    /// <summary>It lies before the start of the model.</summary>
    BeforeStart,

    /// <summary>It was not known on the day.</summary>
    NotYetKnown,

    /// <summary>No measurement error is defined for it: nobody has said how it relates to the model.</summary>
    NoMeasurementError,

    /// <summary>A documented choice sets it aside.</summary>
    SetAside,

    /// <summary>Another source gives the same figure, which counts once.</summary>
    Repeated,

    /// <summary>A longer part of the year, or the year itself, is known.</summary>
    Superseded,

    /// <summary>The model publishes no such indicator.</summary>
    NotInModel,
}
