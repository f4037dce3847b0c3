using Simulation.Contracts.Models;
using Simulation.Contracts.Provinces;
using Simulation.Web.Reading;

namespace Simulation.Web.Models;

/// <summary>Words for the parts of a model.</summary>
public static class ModelWords
{
    /// <summary>What a symbol is.</summary>
    public static string Kind(this Reader reader, string kind) => kind switch
    {
        "variable" => reader.Say("variable", "biến"),
        "parameter" => reader.Say("parameter", "tham số"),
        "lever" => reader.Say("lever", "đòn bẩy"),
        "constant" => reader.Say("constant", "hằng số"),
        "exogenous" => reader.Say("path from outside", "biến ngoài"),
        "given" => reader.Say("given by data", "cho trước"),
        "hazard" => reader.Say("event", "sự kiện"),
        "shock" => reader.Say("shock", "cú sốc"),
        _ => kind,
    };

    /// <summary>A symbol's label.</summary>
    public static string Label(this Reader reader, ProvinceDescription province, ModelEntry entry) =>
        reader.Variable(province, entry.Declaration.Labels, entry.Name);

    /// <summary>True for what no equation determines: where an explanation ends.</summary>
    public static bool IsInput(string kind) => kind != "variable";

    /// <summary>A number of a model, whatever its size.</summary>
    public static string Value(this Reader reader, double? value) => reader.Numbers.Significant(value, 5);

    /// <summary>How far back a value is read.</summary>
    public static string Lag(this Reader reader, int lag) => lag switch
    {
        0 => "",
        1 => reader.Say(" (year before)", " (năm trước)"),
        _ => reader.Say($" ({lag} years before)", $" ({lag} năm trước)"),
    };

    /// <summary>Largest term of an explanation, by size; 1 when there is none.</summary>
    public static double Largest(IEnumerable<TermDescription> terms) => terms.Select(term => Math.Abs(term.Value ?? 0)).DefaultIfEmpty(0).Max() is > 0 and var largest ? largest : 1;
}
