namespace Simulation.Documents.Laboratory;

/// <summary>Asks for equations of a model to be estimated on series.</summary>
public sealed record EstimateRequest : IOnSeries
{
    /// <summary>Text of the model, a changed copy for instance; the one that is kept when left out.</summary>
    public string? Text { get; init; }

    /// <summary>The series as CSV: a column <c>year</c> and one column for each name of the model; an empty field is a year without a figure.</summary>
    public required string Series { get; init; }

    /// <summary>Variables whose equations are estimated; every equation with parameters when empty.</summary>
    public IReadOnlyList<string> Equations { get; init; } = [];

    /// <summary>First year of the sample; the first in which everything is known when left out.</summary>
    public int? From { get; init; }

    /// <summary>Last year of the sample.</summary>
    public int? To { get; init; }

    /// <summary>Instruments of two-stage least squares, expressions of the model's names; the constant, 1, like any other. Least squares when empty.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    /// <summary>Linear restrictions on coefficients, <c>b2 + b3 = 1</c>.</summary>
    public IReadOnlyList<string> Restrictions { get; init; } = [];

    /// <summary>Polynomial distributed lags.</summary>
    public IReadOnlyList<DistributedLagRequest> Lags { get; init; } = [];

    /// <summary>Order of autoregressive errors; 0 when left out.</summary>
    public int? Autoregression { get; init; }

    /// <summary>First year after a suspected break, for Chow's tests.</summary>
    public int? Break { get; init; }
}

/// <summary>Coefficients of successive lags that lie on a polynomial.</summary>
public sealed record DistributedLagRequest
{
    /// <summary>Names of the coefficients, in the order of their lags.</summary>
    public IReadOnlyList<string> Coefficients { get; init; } = [];

    /// <summary>Degree of the polynomial.</summary>
    public required int Degree { get; init; }

    /// <summary>True when it is zero just before the first lag.</summary>
    public bool? Near { get; init; }

    /// <summary>True when it is zero just after the last lag.</summary>
    public bool? Far { get; init; }
}
