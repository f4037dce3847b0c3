using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Data.Tests.Joining;

/// <summary>Ready-made scenarios: read from a table, and put in the words of the model.</summary>
public sealed class ScenarioTemplateTests
{
    private const string Header = "template,label_en,label_vi,reason_en,reason_vi,change,member,from,to,value\n";

    private static readonly ModelSource Model = new ModelRepository(Path.Combine(Workspace.Repository, "models")).Read("provincial", new DiagnosticBag())!;

    public static TheoryData<string> Ids => [.. new ProvinceRepository(Workspace.Shipped).Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Join_ShippedTemplates_AllFitTheModelAndChangeSomething(string id)
    {
        var joined = Joined(Workspace.Province(id));

        Assert.NotEmpty(joined.Value.Templates);
        Assert.Equal(Workspace.Province(id).Templates.Length, joined.Value.Templates.Length);
        Assert.All(joined.Value.Templates, ready => Assert.Contains(ScenarioResolver.Resolve(joined.Value.Model, ready.Scenario, 2024, 2027).Values, value => Usual(joined.Value, value.Symbol, value.Year) != value.Value));
    }

    [Fact]
    public void Join_Level_TakesTheValueOfEachMember()
    {
        var ready = Ready(Read(Header + "more,More,Thêm,Because,Vì,tfp_effort,,2024,2025,level 4\nmore,,,,,disbursement,,2024,,1.05\nmore,,,,,drought,,2024,2024,off\n"));

        Assert.Equal(
            [new("tfp_effort", "agriculture", 2024, 2025, 1.0), new("tfp_effort", "manufacturing", 2024, 2025, 1.5), new("tfp_effort", "services", 2024, 2025, 1.2), new LeverChange("disbursement", null, 2024, null, 1.05)],
            ready.Scenario.Levers);
        Assert.Equal([new EventChange("drought", null, 2024, 2024, false, null)], ready.Scenario.Events);
        Assert.Equal(("More", "Vì"), (ready.Template.Labels["en"], ready.Template.Reason["vi"]));
    }

    [Theory]
    [InlineData("tfp_efort,,2024,2024,level 1", "change")]
    [InlineData("tfp_effort,fishing,2024,2024,level 1", "member")]
    [InlineData("tfp_effort,,2024,2024,level 7", "value")]
    [InlineData("tfp_effort,,2024,2024,99", "value")]
    [InlineData("tfp_effort,,2019,2024,level 1", "from")]
    [InlineData("capacity,,2024,2024,level 1", "value")]
    [InlineData("flood,,2024,2024,on", "change")]
    public void Join_WhatDoesNotFit_IsLeftOutAndReportedWithItsRow(string change, string column)
    {
        var joined = Joined(Workspace.Province("tra-vinh") with { Templates = Read($"{Header}odd,Odd,Lạ,Because,Vì,{change}\n") });

        Assert.Empty(joined.Value.Templates);
        Assert.Contains(joined.Diagnostics, found => (found.Line, found.Column) == (2, column));
    }

    [Theory]
    [InlineData("a,A,A,R,R,disbursement,,,,level x\n", "value")]
    [InlineData("a,A,A,R,R,disbursement,,,,much\n", "value")]
    [InlineData("a,A,,R,R,disbursement,,,,1\n", "label_vi")]
    [InlineData("a,A,A,R,R,disbursement,,,,1\nb,B,B,R,R,disbursement,,,,1\na,A,A,R,R,disbursement,,,,1\n", "template")]
    public void Read_Errors_NameTheColumn(string rows, string column)
    {
        var bag = new DiagnosticBag();

        ScenarioTemplate.Read(Workspace.File(Header + rows), bag);

        Assert.Equal([column], bag.Diagnostics.Select(found => found.Column));
    }

    [Fact]
    public void Join_OfAnotherDay_HasNone() => Assert.Empty(ProvinceModel.Join(Workspace.Province("tra-vinh"), Model, new DateOnly(2022, 1, 1)).Value.Templates);

    private static double? Usual(ProvinceModel joined, Symbol symbol, int year) =>
        joined.Paths(2027).TryGet(symbol, year, out var value) ? value : symbol.Kind == SymbolKind.Lever ? symbol.Default : null;

    private static System.Collections.Immutable.ImmutableArray<ScenarioTemplate> Read(string text) => ScenarioTemplate.Read(Workspace.File(text), new DiagnosticBag());

    private static ReadyScenario Ready(System.Collections.Immutable.ImmutableArray<ScenarioTemplate> templates) => Joined(Workspace.Province("tra-vinh") with { Templates = templates }).Value.Templates.Single();

    private static LoadResult<ProvinceModel> Joined(ProvinceDefinition province) => ProvinceModel.Join(province, Model);
}
