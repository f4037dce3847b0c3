using Simulation.Contracts;
using Simulation.Contracts.Provinces;

namespace Simulation.Web.WhatIf;

/// <summary>The saved scenario that a planner goes on from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version seen: what is saved over it must still be the newest.</param>
public sealed record OpenedScenario(string Id, string Name, long Version)
{
    private const int LongestId = 60;

    /// <summary>Reads a saved scenario, to go on from it.</summary>
    /// <param name="grains">Where scenarios are.</param>
    /// <param name="province">The province.</param>
    /// <param name="id">Id of the scenario.</param>
    /// <param name="version">Its version; null for the newest.</param>
    /// <exception cref="Contracts.Faults.SimulationFaultException">There is no such scenario or version.</exception>
    public static async Task<(OpenedScenario Scenario, PlannerChanges Changes)> FindAsync(IGrainDoor grains, ProvinceDescription province, string id, long? version = null)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(province);
        var found = await grains.Scenario(province.Id, id).FindAsync(version);
        return (new OpenedScenario(found.Id, found.Definition.Name, found.Version), PlannerChanges.Of(found.Definition, province));
    }

    /// <summary>An id for addresses from a name: letters without marks, digits and hyphens.</summary>
    public static string IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = new System.Text.StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            var plain = PlainLetter(letter);
            if (char.IsAsciiLetterOrDigit(plain)) id.Append(plain);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }
        var text = id.ToString().Trim('-');
        return text.Length == 0 ? "scenario" : text.Length > LongestId ? text[..LongestId].Trim('-') : text;
    }

    // The program knows no culture's tables, so the marks of Vietnamese letters are taken off here.
    private static char PlainLetter(char letter)
    {
        foreach (var (marked, plain) in Letters)
        {
            if (marked.Contains(letter, StringComparison.Ordinal)) return plain;
        }
        return letter;
    }

    private static readonly (string Marked, char Plain)[] Letters =
    [
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'), ("èéẻẽẹêềếểễệ", 'e'), ("ìíỉĩị", 'i'), ("òóỏõọôồốổỗộơờớởỡợ", 'o'), ("ùúủũụưừứửữự", 'u'), ("ỳýỷỹỵ", 'y'), ("đ", 'd'),
    ];
}
