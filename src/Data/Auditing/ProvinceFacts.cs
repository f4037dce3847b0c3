using Simulation.Model.Analysis.Auditing;

namespace Simulation.Data;

/// <summary>A province's published figures as of a day, as a plan audit reads them: whole years, the figure that stands.</summary>
/// <param name="province">The province joined with its model.</param>
public sealed class ProvinceFacts(ProvinceModel province) : IPlanFacts
{
    /// <inheritdoc/>
    public int LastYear => province.LastHistoryYear;

    /// <inheritdoc/>
    public PlanFact? Find(string indicator, string sector, int year) => Fact(province.Province.ChooseOwn(indicator, sector, year, province.AsOf), year);

    /// <inheritdoc/>
    public PlanFact? FindNation(string indicator, string sector, int year) => Fact(province.Province.ChooseNation(indicator, sector, year, province.AsOf), year);

    /// <inheritdoc/>
    public AuditText SectorName(string sector)
    {
        var labels = province.Model.Sets.SelectMany(set => set.Members).FirstOrDefault(member => member.Name == sector && !member.Labels.IsEmpty)?.Labels;
        var english = labels?.GetValueOrDefault("en") ?? sector;
        return new AuditText(InASentence(english), InASentence(labels?.GetValueOrDefault("vi") ?? english));
    }

    // "FDI" and "A" stay as they are.
    private static string InASentence(string label) => label.Length > 1 && !char.IsUpper(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;

    private static PlanFact? Fact(VintageChoice? choice, int year) => choice?.Observation is { } figure
        ? new PlanFact(figure.Region, figure.Indicator, figure.Sector, year, figure.Value, figure.Unit, figure.Source)
        : null;
}
