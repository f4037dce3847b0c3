namespace Simulation.Model.Calibration;

/// <summary>A calibration that cannot be carried out as asked; the message says what is wrong and the way out.</summary>
public sealed class CalibrationException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public CalibrationException()
    {
    }

    /// <summary>Creates an exception.</summary>
    public CalibrationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its cause.</summary>
    public CalibrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
