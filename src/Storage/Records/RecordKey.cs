namespace Simulation.Storage.Records;

/// <summary>Name of a record.</summary>
/// <param name="Kind">What it is: <c>scenario</c>, <c>run</c>, <c>province</c>. Lower-case letters and hyphens, at most 32.</param>
/// <param name="Id">Which one, parts divided by slashes: <c>tra-vinh/dry-year</c>. At most 256 characters.</param>
public readonly record struct RecordKey(string Kind, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}:{Id}";
}
