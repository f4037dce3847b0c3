using System.Globalization;

namespace Simulation.Contracts.Work;

/// <summary>A worker by its silo and its number there, <c>S10.0.0.1:11111:5/0</c>.</summary>
/// <param name="Silo">Address of the silo.</param>
/// <param name="Number">Number of the worker in its silo, from 0.</param>
public readonly record struct WorkerName(string Silo, int Number)
{
    private const char Between = '/';

    /// <summary>Reads what <see cref="ToString"/> writes; a name of another form is that of a silo's only worker.</summary>
    public static WorkerName Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.LastIndexOf(Between) is >= 0 and var end && int.TryParse(name.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new WorkerName(name[..end], number)
            : new WorkerName(name, 0);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Silo}{Between}{Number}");
}
