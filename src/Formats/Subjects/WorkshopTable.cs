using System.Globalization;
using Simulation.Contracts.Provinces;
using Simulation.Contracts.Workshops;
using Simulation.Formats.Tables;
using Simulation.Formats.Words;

namespace Simulation.Formats.Subjects;

/// <summary>What people handed in to a workshop, and what would come of it, as a table.</summary>
public static class WorkshopTable
{
    private const string Count = "person";

    /// <summary>Dimensions and attributes.</summary>
    public static TableLayout Layout { get; } = new(
        "WORKSHOP",
        new("What the participants of a workshop would do", "Ý kiến của những người tham gia hội thảo"),
        [DimensionWords.Province, DimensionWords.Indicator, DimensionWords.Sector, DimensionWords.Year, DimensionWords.Statistic, OpinionWords.Participant],
        [DimensionWords.Unit, DimensionWords.Operator]);

    /// <summary>The table of a workshop.</summary>
    /// <param name="province">The province.</param>
    /// <param name="outlook">What they would do, and what would come of it.</param>
    public static StatisticalTable Of(ProvinceDescription province, WorkshopOutlook outlook)
    {
        ArgumentNullException.ThrowIfNull(province);
        ArgumentNullException.ThrowIfNull(outlook);
        var workshop = outlook.Results.Workshop;
        var about = new TableMetadata
        {
            Province = province.Id,
            Source = new LocalText($"Workshop: {workshop.Title}", $"Hội thảo: {workshop.Title}"),
            Model = outlook.Start.Model,
            Calibration = outlook.Start.Calibration,
            DataVintage = outlook.Start.DataVintage,
            Plan = outlook.Start.Plan,
            Scenario = workshop.Scenario is { } scenario ? string.Create(CultureInfo.InvariantCulture, $"{scenario.Id} {scenario.Version}") : null,
            Seed = outlook.Start.Seed,
            Draws = outlook.Start.Draws,
        };
        var builder = new TableBuilder(Layout, about, LabelOf(province, workshop));
        foreach (var (question, opinions) in workshop.Questions.Zip(outlook.Results.Levers)) AddLever(builder, province.Id, question, opinions);
        for (var i = 0; i < outlook.Start.Targets.Length; i++) AddTarget(builder, province.Id, outlook, i);
        AddTogether(builder, province.Id, outlook);
        return builder.Build();
    }

    private static Func<string, string, LocalText> LabelOf(ProvinceDescription province, Workshop workshop)
    {
        var words = new ProvinceWords(province);
        var levers = workshop.Questions.Select(question => question.Lever).DistinctBy(lever => lever.Lever).ToDictionary(lever => lever.Lever, lever => LocalText.Of(lever.Labels, lever.Lever), StringComparer.Ordinal);
        return (dimension, code) => dimension switch
        {
            "indicator" => levers.GetValueOrDefault(code) ?? words.LabelOf(dimension, code),
            "sector" => province.Members.TryGetValue(code, out var member) ? LocalText.Of(member, code) : words.LabelOf(dimension, code),
            _ => OpinionWords.Of(code) ?? words.LabelOf(dimension, code),
        };
    }

    private static void AddLever(TableBuilder builder, string province, WorkshopQuestion question, WorkshopOpinions opinions)
    {
        var (lever, unit) = (question.Lever, question.Lever.Unit);
        for (var year = question.From; year <= question.To; year++)
        {
            string[] Codes(string statistic, string participant) => [province, lever.Lever, lever.Sector ?? "total", Year(year), statistic, participant];
            builder.Add(question.Start[year - question.From], Codes("start", OpinionWords.Start), unit);
            foreach (var opinion in opinions.Opinions) builder.Add(opinion.Value, Codes("opinion", opinion.Participant), unit);
            builder.Add(opinions.Minimum, Codes("opinion_minimum", OpinionWords.Everybody), unit);
            builder.Add(opinions.Mean, Codes("opinion_mean", OpinionWords.Everybody), unit);
            builder.Add(opinions.Median, Codes("opinion_median", OpinionWords.Everybody), unit);
            builder.Add(opinions.Maximum, Codes("opinion_maximum", OpinionWords.Everybody), unit);
            builder.Add(opinions.StandardDeviation, Codes("opinion_deviation", OpinionWords.Everybody), unit);
            builder.Add(opinions.Opinions.Length, Codes("moved", OpinionWords.Everybody), Count);
            builder.Add(opinions.Untouched.Length, Codes("untouched", OpinionWords.Everybody), Count);
        }
    }

    private static void AddTarget(TableBuilder builder, string province, WorkshopOutlook outlook, int index)
    {
        var target = outlook.Start.Targets[index];
        string[] Codes(string statistic, string participant) => [province, target.Indicator, target.Sector, Year(target.Year), statistic, participant];
        var suffix = TargetNumber.Of(suffix => builder.Contains(Codes(StatisticWords.Target + suffix, OpinionWords.Start)));
        builder.Add(target.Value, Codes(StatisticWords.Target + suffix, OpinionWords.Start), target.Unit, target.Operator);
        foreach (var (chances, whose) in All(outlook))
        {
            builder.Add(chances.Targets[index].Median, Codes(StatisticWords.Median + suffix, whose), target.Unit);
            builder.Add(chances.Targets[index].Probability, Codes(StatisticWords.Probability + suffix, whose), StatisticWords.Share, target.Operator);
        }

        AddRange(builder, outlook.Targets[index], statistic => Codes(statistic + suffix, OpinionWords.Everybody), target.Operator);
    }

    private static void AddTogether(TableBuilder builder, string province, WorkshopOutlook outlook)
    {
        var lastYear = outlook.Start.Targets.Select(target => target.Year).DefaultIfEmpty(outlook.Start.Years[^1]).Max();
        string[] Codes(string statistic, string participant) => [province, "all_targets", "total", Year(lastYear), statistic, participant];
        foreach (var (chances, whose) in All(outlook)) builder.Add(chances.AllTargets, Codes(StatisticWords.Probability, whose), StatisticWords.Share);
        AddRange(builder, outlook.AllTargets, statistic => Codes(statistic, OpinionWords.Everybody), null);
    }

    private static void AddRange(TableBuilder builder, ProbabilityRange range, Func<string, string[]> codes, string? comparison)
    {
        builder.Add(range.Minimum, codes("probability_minimum"), StatisticWords.Share, comparison);
        builder.Add(range.Mean, codes("probability_mean"), StatisticWords.Share, comparison);
        builder.Add(range.Maximum, codes("probability_maximum"), StatisticWords.Share, comparison);
    }

    private static IEnumerable<(WorkshopChances Chances, string Whose)> All(WorkshopOutlook outlook)
    {
        yield return (new WorkshopChances("", outlook.Start.Run, outlook.Start.Targets, outlook.Start.AllTargets), OpinionWords.Start);
        if (outlook.Mean is { } mean) yield return (mean, OpinionWords.Mean);
        foreach (var participant in outlook.Participants) yield return (participant, participant.Name);
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
