using Simulation.Web.Reading;

namespace Simulation.Web.WhatIf;

/// <summary>Moves of levers in words.</summary>
internal static class MoveWords
{
    private const int Digits = 6;

    /// <summary>The value, or first and last of a path, with the unit: <c>34,672 → 42,086 billion VND</c>.</summary>
    public static string Move(this Reader reader, LeverMove move, string unit)
    {
        var value = reader.Numbers.Significant(move.Value, Digits);
        if (!move.Path.IsEmpty) value = $"{value} → {reader.Numbers.Significant(move.Last, Digits)}";
        return reader.Numbers.WithUnit(value, unit);
    }
}
