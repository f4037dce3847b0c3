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

    private static PlanFact? Fact(VintageChoice? choice, int year) => choice?.Observation is { } figure
        ? new PlanFact(figure.Region, figure.Indicator, figure.Sector, year, figure.Value, figure.Unit, figure.Source)
        : null;
}
