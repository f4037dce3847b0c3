namespace Simulation.Documents.Control;

/// <summary>A value that an indicator is to have.</summary>
public sealed record ModelTargetRequest
{
    /// <summary>The indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Sector; the total when left out.</summary>
    public string? Sector { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The value, in the units of the measure.</summary>
    public required double Value { get; init; }

    /// <summary>level (the default), growth in percent, or difference from the year before.</summary>
    public string? Measure { get; init; }
}

/// <summary>One unknown: an instrument with one value over some years.</summary>
public sealed record ModelInstrumentRequest
{
    /// <summary>Name of a lever, given or exogenous path, hazard or shock; of a variable, for the add-factor of its equation.</summary>
    public required string Instrument { get; init; }

    /// <summary>Sector, plant or other member, where there are several.</summary>
    public string? Sector { get; init; }

    /// <summary>The one year; excludes from and to.</summary>
    public int? Year { get; init; }

    /// <summary>First year; the first computed when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year; the last computed when left out.</summary>
    public int? To { get; init; }
}

/// <summary>Instruments found, and the targets they reach.</summary>
public sealed record ModelGoalDocument
{
    /// <summary>Newton steps taken.</summary>
    public required int Iterations { get; init; }

    /// <summary>The instruments, in the order of the question.</summary>
    public required IReadOnlyList<ModelInstrumentDocument> Instruments { get; init; }

    /// <summary>The targets, in the order of the question.</summary>
    public required IReadOnlyList<ModelTargetDocument> Targets { get; init; }
}

/// <summary>An instrument found.</summary>
/// <param name="Instrument">Full name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Before">Its value without the search; null where an equation or chance decided.</param>
/// <param name="Value">The value found.</param>
/// <param name="WithinRange">Whether it lies in the declared range; an exact goal may leave it.</param>
public sealed record ModelInstrumentDocument(string Instrument, string Unit, int From, int To, double? Before, double Value, bool WithinRange);

/// <summary>A target reached.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="Unit">Unit of the indicator.</param>
/// <param name="Measure">level, growth or difference.</param>
/// <param name="Year">The year.</param>
/// <param name="Value">The value asked for.</param>
/// <param name="Before">Its value without the search; null when undefined.</param>
/// <param name="Reached">Its value with the instruments found.</param>
/// <param name="Multipliers">Effect on it of one unit more of each instrument.</param>
public sealed record ModelTargetDocument(
    string Indicator, string Sector, string Unit, string Measure, int Year, double Value, double? Before, double Reached, IReadOnlyList<double> Multipliers);
