using System.Collections.Immutable;

namespace Simulation.Model.Language.Units;

/// <summary>A product of powers of base units: VND per person is {VND: 1, person: −1}. Equal when every exponent is.</summary>
internal sealed class Dimension : IEquatable<Dimension>
{
    private readonly ImmutableSortedDictionary<string, double> exponents;

    private Dimension(ImmutableSortedDictionary<string, double> exponents) => this.exponents = exponents;

    public static Dimension None { get; } = new(ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal));

    public bool IsNone => exponents.IsEmpty;

    public static Dimension Of(string unit) => new(None.exponents.Add(unit, 1));

    public Dimension Times(Dimension other, double power = 1)
    {
        var result = exponents.ToBuilder();
        foreach (var (unit, exponent) in other.exponents)
        {
            var sum = result.GetValueOrDefault(unit) + power * exponent;
            if (sum == 0) result.Remove(unit);
            else result[unit] = sum;
        }
        return new Dimension(result.ToImmutable());
    }

    public Dimension Power(double power) => None.Times(this, power);

    public bool Equals(Dimension? other) => other is not null && exponents.SequenceEqual(other.exponents);

    public override bool Equals(object? obj) => Equals(obj as Dimension);

    public override int GetHashCode() => exponents.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair));

    /// <summary><c>VND2015 MW per person hour^2</c>.</summary>
    public override string ToString()
    {
        var above = string.Join(' ', exponents.Where(pair => pair.Value > 0).Select(pair => Factor(pair.Key, pair.Value)));
        var below = string.Join(' ', exponents.Where(pair => pair.Value < 0).Select(pair => Factor(pair.Key, -pair.Value)));
        return below.Length == 0 ? above : above.Length == 0 ? $"1 per {below}" : $"{above} per {below}";
    }

    private static string Factor(string unit, double power) =>
        power == 1 ? unit : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{unit}^{power}");
}
