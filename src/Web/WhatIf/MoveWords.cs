using Simulation.Contracts.Provinces;
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

    /// <summary>A project without its name: sector, what it costs in which years, what it adds from when on.</summary>
    public static string Project(this Reader reader, ProvinceDescription province, ProjectLevers levers, PlannerProject project)
    {
        var (sector, cost, gain) = (reader.Member(province, project.Sector), Amount(project.Capital, levers.CapitalOf), Amount(project.ValueAdded, levers.ValueAddedOf));
        var years = project.BuiltFrom == project.BuiltTo ? $"{project.BuiltFrom}" : $"{project.BuiltFrom}–{project.BuiltTo}";
        return reader.Say(
            $"{sector}. {cost} of capital a year, {years}; {gain} of value added a year from {project.WorksFrom}.",
            $"{sector}. Vốn {cost} mỗi năm, {years}; giá trị tăng thêm {gain} mỗi năm từ {project.WorksFrom}.");

        string Amount(double value, IReadOnlyDictionary<string, LeverDescription> lever) =>
            reader.Numbers.WithUnit(reader.Numbers.Significant(value, Digits), lever.TryGetValue(project.Sector, out var known) ? known.Unit : "");
    }

    /// <summary>The label of a sector or plant.</summary>
    public static string Member(this Reader reader, ProvinceDescription province, string member) =>
        province.Members.TryGetValue(member, out var labels) ? reader.Label(labels, member) : member;
}
